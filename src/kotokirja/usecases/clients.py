"""What staff do with a person's file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from kotokirja.domains.access import queries as access
from kotokirja.domains.access.types import Look
from kotokirja.domains.clients import operations, queries
from kotokirja.domains.clients.operations import IdentityCodeTaken, Part
from kotokirja.domains.clients.queries import ClientNotFound
from kotokirja.domains.clients.types import ClientFile, EndReason, Hits, Newcomer
from kotokirja.kernel.identity_code import PersonalIdentityCode
from kotokirja.kernel.ids import AccountId, ClientId, TeamId
from kotokirja.platform.door import Actor, authorise, record_subjects, usecase
from kotokirja.platform.register.reads import Trail, trail_of_subject
from kotokirja.platform.register.writes import StaleVersion
from kotokirja.policy.actions import Action
from kotokirja.policy.vocabulary import SourceCode

__all__ = ["ClientNotFound", "IdentityCodeTaken", "Part", "StaleVersion"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """Where a datum that is being saved came from: its source and the ground on which it was got."""

    source: SourceCode
    ground: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedPart:
    """A file as a form needs it: the person's rows and where each datum came from."""

    file: ClientFile
    trail: Trail


@usecase
def search_own(*, actor: Actor, text: str, at: datetime) -> Hits:
    """Find persons within one's own teams, by name or by identity code."""
    grant = authorise(actor=actor, action=Action.CLIENT_SEARCH, at=at)
    code = PersonalIdentityCode.parse(text)
    found = queries.ids_by_identity_code(grant=grant, code=code) if code else queries.ids_by_name(name=text)
    hits = queries.hits(grant=grant, ids=found)
    record_subjects(grant=grant, subjects=[hit.client_id for hit in hits.rows])
    return hits


@usecase
def search_before_create(
    *, actor: Actor, name: str, born_on: date | None, code: PersonalIdentityCode | None, at: datetime
) -> Hits:
    """Look for a person in the whole municipality before making them anew.

    Outside the searcher's scope a hit shows name and birth year only; each person shown is logged under intake.
    """
    grant = authorise(actor=actor, action=Action.CLIENT_SEARCH_OUTSIDE, at=at)
    found = queries.ids_by_identity_code(grant=grant, code=code) if code else []
    found += queries.ids_by_name(name=name)
    if born_on:
        found += queries.ids_by_birth_date(grant=grant, born_on=born_on)
    hits = queries.hits(grant=grant, ids=found)
    record_subjects(grant=grant, subjects=[hit.client_id for hit in hits.rows])
    return hits


@usecase
def create(*, actor: Actor, newcomer: Newcomer, at: datetime) -> ClientId:
    """Make a person a client; raises `IdentityCodeTaken` when the code belongs to somebody already."""
    grant = authorise(actor=actor, action=Action.CLIENT_CREATE, subject=newcomer.id, at=at)
    operations.create(grant=grant, newcomers=[newcomer])
    return newcomer.id


@usecase
def open_part(*, actor: Actor, client_id: ClientId, at: datetime) -> OpenedPart:
    """Open the person's own part of a file with the provenance of every datum."""
    grant = authorise(actor=actor, action=Action.CLIENT_PROVENANCE_READ, subject=client_id, at=at)
    return OpenedPart(
        file=queries.client_file(grant=grant), trail=trail_of_subject(grant=grant, mirrors=queries.MIRRORS)
    )


@usecase
def reveal_identity_code(*, actor: Actor, client_id: ClientId, at: datetime) -> PersonalIdentityCode | None:
    """Show a person's identity code whole."""
    grant = authorise(actor=actor, action=Action.CLIENT_IDENTITY_CODE_READ, subject=client_id, at=at)
    return queries.identity_code(grant=grant)


@usecase
def save_person(
    *, actor: Actor, client_id: ClientId, version: int, learned: Learned, values: Mapping[str, Any], at: datetime
) -> int:
    """Save names, birth and home municipality."""
    grant = authorise(actor=actor, action=Action.CLIENT_PERSON_WRITE, subject=client_id, at=at)
    return operations.change_person(
        grant=grant, version=version, source=learned.source, ground=learned.ground, values=values
    )


@usecase
def save_identity_code(
    *,
    actor: Actor,
    client_id: ClientId,
    version: int,
    learned: Learned,
    code: PersonalIdentityCode,
    at: datetime,
) -> int:
    """Save a person's identity code, or a corrected one."""
    grant = authorise(actor=actor, action=Action.CLIENT_IDENTITY_CODE_WRITE, subject=client_id, at=at)
    return operations.set_identity_code(
        grant=grant, version=version, source=learned.source, ground=learned.ground, code=code
    )


@usecase
def save_languages(
    *, actor: Actor, client_id: ClientId, version: int, learned: Learned, values: Mapping[str, Any], at: datetime
) -> int:
    """Save languages, interpreter need and arrangements of dealing."""
    grant = authorise(actor=actor, action=Action.CLIENT_LANGUAGE_WRITE, subject=client_id, at=at)
    return operations.change_person(
        grant=grant, version=version, source=learned.source, ground=learned.ground, values=values
    )


@usecase
def save_contact(
    *,
    actor: Actor,
    client_id: ClientId,
    version: int,
    learned: Learned,
    values: Mapping[str, str],
    at: datetime,
) -> None:
    """Save address, telephone and e-mail."""
    grant = authorise(actor=actor, action=Action.CLIENT_CONTACT_WRITE, subject=client_id, at=at)
    operations.save_contact(grant=grant, version=version, source=learned.source, ground=learned.ground, values=values)


WRITES = {
    Part.CITIZENSHIP: Action.CLIENT_PERSON_WRITE,
    Part.PERMIT: Action.CLIENT_PERMIT_WRITE,
    Part.EDUCATION: Action.CLIENT_BACKGROUND_WRITE,
    Part.WORK: Action.CLIENT_BACKGROUND_WRITE,
    Part.LANGUAGE_SKILL: Action.CLIENT_BACKGROUND_WRITE,
}


@usecase
def add_part(
    *, actor: Actor, client_id: ClientId, part: Part, learned: Learned, values: Mapping[str, Any], at: datetime
) -> UUID:
    """Add a citizenship, permit, education, work or language skill."""
    grant = authorise(actor=actor, action=WRITES[part], subject=client_id, at=at)
    return operations.add_part(grant=grant, part=part, source=learned.source, ground=learned.ground, values=values)


@usecase
def change_part(
    *,
    actor: Actor,
    client_id: ClientId,
    part: Part,
    row: UUID,
    version: int,
    learned: Learned,
    values: Mapping[str, Any],
    at: datetime,
) -> int:
    """Change or withdraw a citizenship, permit, education, work or language skill."""
    grant = authorise(actor=actor, action=WRITES[part], subject=client_id, at=at)
    return operations.change_part(
        grant=grant,
        part=part,
        row=row,
        version=version,
        source=learned.source,
        ground=learned.ground,
        values=values,
    )


@usecase
def allocate(
    *,
    actor: Actor,
    client_id: ClientId,
    row: UUID,
    version: int,
    team: TeamId,
    worker: AccountId | None,
    at: datetime,
) -> None:
    """Give a person to a team and a worker."""
    grant = authorise(actor=actor, action=Action.CLIENT_ALLOCATE, subject=client_id, at=at)
    operations.allocate(grant=grant, row=row, version=version, team=team, worker=worker)


@usecase
def end_relationship(
    *,
    actor: Actor,
    client_id: ClientId,
    row: UUID,
    version: int,
    on: date,
    reason: EndReason,
    at: datetime,
) -> None:
    """End a service relationship; the file closes to the team the day after."""
    grant = authorise(actor=actor, action=Action.CLIENT_END, subject=client_id, at=at)
    operations.end_relationship(grant=grant, row=row, version=version, on=on, reason=reason)


@usecase
def who_has_looked(
    *, actor: Actor, client_id: ClientId, at: datetime, most: int = 50, skip: int = 0
) -> tuple[Look, ...]:
    """Who has looked at a person's file: role and unit, time and purpose."""
    grant = authorise(actor=actor, action=Action.CLIENT_LOG_READ, subject=client_id, at=at)
    return access.looks_at(grant=grant, most=most, skip=skip)
