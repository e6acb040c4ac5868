"""Writes of the clients' domain; each asks for a grant and names its source."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from enum import Enum
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from kotokirja.domains.clients import models, rules
from kotokirja.domains.clients.queries import identity_code_place
from kotokirja.domains.clients.types import EndReason, Newcomer, NoticeFault, NoticeHanding
from kotokirja.domains.controllers.types import PublishedNotice
from kotokirja.kernel.calendar import helsinki_day
from kotokirja.kernel.identity_code import PersonalIdentityCode
from kotokirja.kernel.ids import AccountId, TeamId
from kotokirja.platform.door import Grant
from kotokirja.platform.register import writes
from kotokirja.platform.register.models import RegisterModel
from kotokirja.platform.register.reads import rows_of_subject
from kotokirja.platform.register.writes import StaleVersion
from kotokirja.platform.sealing import digest, new_data_key, unwrap
from kotokirja.platform.sealing.models import PersonKey
from kotokirja.policy.vocabulary import SourceCode


class IdentityCodeTaken(Exception):
    """Another person of the municipality has this identity code already."""


class NoticeNotGivable(Exception):
    """The giving of a notice can't be recorded as it was told; it carries the reasons."""

    def __init__(self, faults: Sequence[NoticeFault]) -> None:
        super().__init__(", ".join(faults))
        self.faults = tuple(faults)


class Part(Enum):
    """The parts of a file that hold several rows, each with its own provenance."""

    CITIZENSHIP = models.Citizenship
    PERMIT = models.Permit
    EDUCATION = models.Education
    WORK = models.Work
    LANGUAGE_SKILL = models.LanguageSkill

    @property
    def model(self) -> type[RegisterModel]:
        """The table."""
        table: type[RegisterModel] = self.value
        return table


PERSON = frozenset(
    {
        "last_name",
        "first_names",
        "birth_date",
        "birth_place",
        "home_municipality",
        "native_language",
        "service_language",
        "interpreter_need",
        "arrangements",
        "target_occupation",
        "migri_number",
    }
)
"""What of a newcomer stands in the person's own row, besides the sealed code."""


def create(*, grant: Grant, newcomers: Sequence[Newcomer]) -> int:
    """Make clients with everything that is known of them, a statement for each table; returns how many.

    Raises `IdentityCodeTaken` when one of the codes belongs to somebody already; then nobody is made.
    """
    sealed = [_sealed(grant, newcomer) for newcomer in newcomers]
    try:
        with transaction.atomic():
            PersonKey._base_manager.bulk_create([key for key, _ in sealed], batch_size=writes.BATCH)
            writes.insert_many(
                grant=grant,
                model=models.Client,
                rows=[
                    (person.source, person.ground, {"id": person.id, **_known(person), **code})
                    for person, (_, code) in zip(newcomers, sealed, strict=True)
                ],
            )
    except IntegrityError as refused:
        if "clients_client_identity_code" in str(refused):
            raise IdentityCodeTaken from None
        raise
    writes.insert_many(grant=grant, model=models.Relationship, rows=[_relationship(person) for person in newcomers])
    for model, rows in _children(newcomers):
        writes.insert_many(grant=grant, model=model, rows=rows)
    return len(newcomers)


def _sealed(grant: Grant, newcomer: Newcomer) -> tuple[PersonKey, Mapping[str, Any]]:
    key, wrapped, version = new_data_key(municipality=grant.municipality, subject=newcomer.id)
    stored = PersonKey(
        municipality_id=grant.municipality, subject_id=newcomer.id, wrapped=wrapped, wrapped_with=version
    )
    if newcomer.identity_code is None:
        return stored, {}
    place = identity_code_place(grant.municipality, newcomer.id)
    return stored, {
        "identity_code": key.seal(newcomer.identity_code.value, place=place),
        "identity_digest": _digest(grant, newcomer.identity_code),
    }


def _digest(grant: Grant, code: PersonalIdentityCode) -> bytes:
    return digest(municipality=grant.municipality, column="identity_code", value=code.value)


def _known(newcomer: Newcomer) -> Mapping[str, Any]:
    """The person's own columns that are known; an unknown one is left at its empty value, with no provenance."""
    return {name: value for name in PERSON if (value := getattr(newcomer, name)) not in {None, ""}}


def _relationship(newcomer: Newcomer) -> tuple[SourceCode, str, Mapping[str, Any]]:
    return (
        SourceCode.OFFICER if newcomer.source is not SourceCode.PREVIOUS_REGISTER else newcomer.source,
        newcomer.ground,
        {
            "client_id": newcomer.id,
            "team_id": newcomer.team,
            "worker_id": newcomer.worker,
            "started_on": newcomer.started_on,
        },
    )


Rows = Iterable[tuple[SourceCode, str, Mapping[str, Any]]]


def _children(newcomers: Sequence[Newcomer]) -> Iterable[tuple[type[RegisterModel], Rows]]:
    yield models.Contact, [_child(p, asdict(p.contact)) for p in newcomers if p.contact is not None]
    yield models.Citizenship, [_child(p, {"country": country}) for p in newcomers for country in p.citizenships]
    yield models.Permit, [_child(p, asdict(permit)) for p in newcomers for permit in p.permits]
    yield models.Education, [_child(p, asdict(education)) for p in newcomers for education in p.education]
    yield models.Work, [_child(p, asdict(work)) for p in newcomers for work in p.work]
    yield models.LanguageSkill, [_child(p, asdict(skill)) for p in newcomers for skill in p.language_skills]


def _child(newcomer: Newcomer, values: Mapping[str, Any]) -> tuple[SourceCode, str, Mapping[str, Any]]:
    return newcomer.source, newcomer.ground, {"client_id": newcomer.id, **values}


def change_person(
    *, grant: Grant, version: int, source: SourceCode, ground: str = "", values: Mapping[str, Any]
) -> int:
    """Change columns of the person; returns the new version or raises `StaleVersion`."""
    return writes.update(
        grant=grant,
        model=models.Client,
        row=grant.require_subject(),
        version=version,
        source=source,
        ground=ground,
        values=values,
    )


def set_identity_code(
    *, grant: Grant, version: int, source: SourceCode, ground: str = "", code: PersonalIdentityCode
) -> int:
    """Seal a person's identity code; the earlier one stays readable in its history."""
    subject = grant.require_subject()
    row = rows_of_subject(grant=grant, tables=(PersonKey,))[PersonKey][0]
    key = unwrap(municipality=grant.municipality, subject=subject, wrapped=row["wrapped"], version=row["wrapped_with"])
    place = identity_code_place(grant.municipality, subject)
    try:
        with transaction.atomic():
            return change_person(
                grant=grant,
                version=version,
                source=source,
                ground=ground,
                values={"identity_code": key.seal(code.value, place=place), "identity_digest": _digest(grant, code)},
            )
    except IntegrityError as refused:
        if "clients_client_identity_code" in str(refused):
            raise IdentityCodeTaken from None
        raise


def save_contact(
    *, grant: Grant, version: int, source: SourceCode, ground: str = "", values: Mapping[str, str]
) -> None:
    """Make the person's whereabouts (version 0) or change them; raises `StaleVersion` when somebody was quicker."""
    subject = grant.require_subject()
    if version == 0:
        try:
            with transaction.atomic():
                writes.insert(
                    grant=grant,
                    model=models.Contact,
                    source=source,
                    ground=ground,
                    values={"client_id": subject, **values},
                )
        except IntegrityError:
            raise StaleVersion(models.Contact._meta.label) from None
        return
    own = models.Contact._base_manager.filter(municipality_id=grant.municipality, client_id=subject)
    row = own.values_list("id", flat=True).get()
    writes.update(
        grant=grant, model=models.Contact, row=row, version=version, source=source, ground=ground, values=values
    )


def add_part(*, grant: Grant, part: Part, source: SourceCode, ground: str = "", values: Mapping[str, Any]) -> UUID:
    """Add a row to a part of the file; returns its id."""
    made = writes.insert(
        grant=grant,
        model=part.model,
        source=source,
        ground=ground,
        values={"client_id": grant.require_subject(), **values},
    )
    return made.id


def change_part(
    *,
    grant: Grant,
    part: Part,
    row: UUID,
    version: int,
    source: SourceCode,
    ground: str = "",
    values: Mapping[str, Any],
) -> int:
    """Change a row of a part; `is_void` takes it out of sight while its history stays."""
    return writes.update(
        grant=grant, model=part.model, row=row, version=version, source=source, ground=ground, values=values
    )


def end_relationship(*, grant: Grant, row: UUID, version: int, on: date, reason: EndReason) -> None:
    """End the service relationship, which closes the file to the team and starts the retention clock (N9.5)."""
    writes.update(
        grant=grant,
        model=models.Relationship,
        row=row,
        version=version,
        source=SourceCode.OFFICER,
        values={"ended_on": on, "end_reason": reason.value},
    )


def allocate(*, grant: Grant, row: UUID, version: int, team: TeamId, worker: AccountId | None) -> None:
    """Give the person to a team and a worker."""
    writes.update(
        grant=grant,
        model=models.Relationship,
        row=row,
        version=version,
        source=SourceCode.OFFICER,
        values={"team_id": team, "worker_id": worker},
    )


def give_notice(*, grant: Grant, handing: NoticeHanding, published: Sequence[PublishedNotice]) -> UUID:
    """Record that the person was given a version of the privacy notice; raises `NoticeNotGivable`."""
    made = writes.insert(
        grant=grant,
        model=models.NoticeGiven,
        source=SourceCode.OFFICER,
        values={"client_id": grant.require_subject(), **_handing(grant, handing, published)},
    )
    return made.id


def correct_notice(
    *, grant: Grant, row: UUID, version: int, handing: NoticeHanding, published: Sequence[PublishedNotice]
) -> int:
    """Correct the giving of a notice; raises `NoticeNotGivable`, or `StaleVersion` when somebody was quicker."""
    return writes.update(
        grant=grant,
        model=models.NoticeGiven,
        row=row,
        version=version,
        source=SourceCode.OFFICER,
        values=_handing(grant, handing, published),
    )


def withdraw_notice(*, grant: Grant, row: UUID, version: int) -> None:
    """Take a giving that was recorded by mistake out of sight; its history stays."""
    writes.update(
        grant=grant,
        model=models.NoticeGiven,
        row=row,
        version=version,
        source=SourceCode.OFFICER,
        values={"is_void": True},
    )


def _handing(grant: Grant, handing: NoticeHanding, published: Sequence[PublishedNotice]) -> Mapping[str, Any]:
    faults = rules.handing_faults(handing, published=published, on=helsinki_day(grant.at))
    if faults:
        raise NoticeNotGivable(faults)
    return asdict(handing)
