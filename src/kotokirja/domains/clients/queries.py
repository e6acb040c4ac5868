"""Reads of the clients' domain; each asks for a grant and selects only what it opens."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection

from kotokirja.domains.access.types import Directory
from kotokirja.domains.clients import models, rules
from kotokirja.domains.clients.types import (
    CitizenshipView,
    ClientFile,
    ContactView,
    EducationView,
    Hit,
    Hits,
    LanguageSkillView,
    ListedClient,
    Names,
    NoticeGivenView,
    NoticeStanding,
    NoticeTask,
    PermitView,
    PersonView,
    RelationshipView,
    WorkView,
)
from kotokirja.domains.controllers.types import PublishedNotice
from kotokirja.kernel.calendar import helsinki_day
from kotokirja.kernel.identity_code import PersonalIdentityCode
from kotokirja.kernel.ids import AccountId, ClientId, MunicipalityCode, NoticeVersionId, SubjectId, TeamId
from kotokirja.platform.door import Actor, Grant
from kotokirja.platform.register.models import HistoryModel, TenantModel
from kotokirja.platform.register.reads import Row, rows_of_subject
from kotokirja.platform.register.together import Part
from kotokirja.platform.sealing import Place, digest, unwrap
from kotokirja.platform.sealing.models import PersonKey
from kotokirja.policy.decide import Facts
from kotokirja.policy.vocabulary import DataCategory

FILE: Sequence[type[TenantModel]] = (
    models.Client,
    models.Contact,
    models.Citizenship,
    models.Permit,
    models.Education,
    models.Work,
    models.LanguageSkill,
    models.NoticeGiven,
    models.Relationship,
    PersonKey,
)
"""The tables of a person's file in this domain."""

MIRRORS: Sequence[type[HistoryModel]] = (
    models.ClientHistory,
    models.ContactHistory,
    models.CitizenshipHistory,
    models.PermitHistory,
    models.EducationHistory,
    models.WorkHistory,
    models.LanguageSkillHistory,
    models.NoticeGivenHistory,
    models.RelationshipHistory,
)
"""Where the provenance of the file stands."""

HIT_LIMIT = 20
V = TypeVar("V")


class ClientNotFound(LookupError):
    """There is no such person within the grant."""


def decision_facts(actor: Actor, subject: SubjectId, at: datetime) -> Facts:
    """The team of the relationship in force, which is all that a decision at the door reads of a person."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT team_id FROM clients_relationship WHERE municipality_id = %s AND client_id = %s"
            " AND started_on <= %s AND (ended_on IS NULL OR ended_on >= %s) ORDER BY started_on DESC LIMIT 1",
            [actor.municipality, subject, helsinki_day(at), helsinki_day(at)],
        )
        row = cursor.fetchone()
    return Facts(team=TeamId(row[0]) if row else None)


def client_file(*, grant: Grant) -> ClientFile:
    """The person of the grant with everything that this domain holds and the grant opens, in one statement."""
    return file_of(grant=grant, rows=rows_of_subject(grant=grant, tables=FILE))


def file_of(*, grant: Grant, rows: Mapping[type[TenantModel], Sequence[Row]]) -> ClientFile:
    """The person's file of rows that were read together with others."""
    if not rows[models.Client]:
        raise ClientNotFound
    relationships = sorted(rows[models.Relationship], key=lambda row: (row["ended_on"] is None, row["started_on"]))
    return ClientFile(
        id=grant.require_subject(),
        categories=grant.categories,
        person=_person(grant, rows[models.Client][0], rows[PersonKey]),
        contact=_one(ContactView, rows[models.Contact]),
        citizenships=_many(CitizenshipView, rows[models.Citizenship]),
        permits=_many(PermitView, sorted(rows[models.Permit], key=_permit_order, reverse=True)),
        education=_many(EducationView, rows[models.Education]),
        work=_many(WorkView, rows[models.Work]),
        language_skills=_many(LanguageSkillView, rows[models.LanguageSkill]),
        notices=tuple(
            sorted(_many(NoticeGivenView, rows[models.NoticeGiven]), key=lambda one: one.given_on, reverse=True)
        ),
        relationship=_one(RelationshipView, relationships[-1:]),
    )


def _permit_order(row: Row) -> tuple[date, date]:
    return (row.get("valid_from") or date.min, row.get("granted_on") or date.min)


def _person(grant: Grant, row: Row, keys: Sequence[Row]) -> PersonView:
    values = {name: row[name] for name in PersonView.__dataclass_fields__ if name in row}
    sealed = row.get("identity_code")
    code = open_identity_code(grant=grant, sealed=sealed, keys=keys) if sealed else None
    return PersonView(
        **values,
        has_identity_code=row.get("identity_digest") is not None,
        masked_identity_code=code.masked if code else None,
    )


def open_identity_code(*, grant: Grant, sealed: bytes, keys: Sequence[Row]) -> PersonalIdentityCode:
    """Open the sealed identity code of the grant's person."""
    subject = grant.require_subject()
    key = unwrap(
        municipality=grant.municipality, subject=subject, wrapped=keys[0]["wrapped"], version=keys[0]["wrapped_with"]
    )
    return PersonalIdentityCode(key.open(sealed, place=identity_code_place(grant.municipality, subject)))


def identity_code_place(municipality: MunicipalityCode, subject: SubjectId) -> Place:
    """Where a person's identity code stands sealed."""
    return Place(municipality=municipality, table="clients_client", column="identity_code", row=subject)


def identity_code(*, grant: Grant) -> PersonalIdentityCode | None:
    """The identity code of the grant's person, whole."""
    rows = rows_of_subject(grant=grant, tables=(models.Client, PersonKey))
    if not rows[models.Client]:
        raise ClientNotFound
    sealed = rows[models.Client][0].get("identity_code")
    return open_identity_code(grant=grant, sealed=sealed, keys=rows[PersonKey]) if sealed else None


def _one(view: type[V], rows: Sequence[Row]) -> V | None:
    return _view(view, rows[0]) if rows else None


def _many(view: type[V], rows: Sequence[Row]) -> tuple[V, ...]:
    found = (_view(view, row) for row in rows if not row.get("is_void", False))
    return tuple(row for row in found if row is not None)


def _view(view: type[V], row: Row) -> V | None:
    """A view of a row; nothing when the grant did not open the columns that it is made of."""
    names: Mapping[str, Any] = view.__dataclass_fields__  # type: ignore[attr-defined]
    values = {name: row[name] for name in names if name in row}
    try:
        return view(**values)
    except TypeError:
        return None


ALLOCATION = """
SELECT r.worker_id, a.display_name AS worker, r.team_id, t.name AS team
FROM clients_relationship r
LEFT JOIN platform_account a ON a.id = r.worker_id
LEFT JOIN access_team t ON t.municipality_id = r.municipality_id AND t.id = r.team_id
WHERE r.municipality_id = %s AND r.client_id = %s
"""


def allocation_part(*, grant: Grant) -> Part[Directory]:
    """The names of the workers and teams of the grant's person, to be asked together with others."""
    return Part(text=ALLOCATION, values=(grant.municipality, grant.require_subject()), read=_allocation)


def _allocation(rows: Sequence[Mapping[str, Any]]) -> Directory:
    return Directory(
        accounts={UUID(row["worker_id"]): row["worker"] for row in rows if row["worker_id"]},
        teams={UUID(row["team_id"]): row["team"] for row in rows if row["team_id"]},
    )


LISTED = """
SELECT c.id, c.last_name, c.first_names, c.birth_date, r.ended_on, t.name, coalesce(a.display_name, ''),
  EXISTS (SELECT FROM clients_relationship w WHERE w.municipality_id = c.municipality_id AND w.client_id = c.id
          AND w.team_id = ANY (%(teams)s) AND w.started_on <= %(on)s AND (w.ended_on IS NULL OR w.ended_on >= %(on)s))
FROM unnest(%(ids)s::uuid[]) WITH ORDINALITY AS hit (id, place)
JOIN clients_client c ON c.municipality_id = %(municipality)s AND c.id = hit.id
LEFT JOIN LATERAL (SELECT * FROM clients_relationship r WHERE r.municipality_id = c.municipality_id
                   AND r.client_id = c.id ORDER BY r.started_on DESC LIMIT 1) r ON true
LEFT JOIN access_team t ON t.municipality_id = c.municipality_id AND t.id = r.team_id
LEFT JOIN platform_account a ON a.municipality_id = c.municipality_id AND a.id = r.worker_id
ORDER BY hit.place
"""


def ids_by_name(*, name: str, most: int = HIT_LIMIT) -> list[ClientId]:
    """The persons whose name is like this one within the signed context, nearest first, one more than asked for."""
    if not name.strip():
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT client_id FROM clients_search(%s, %s)", [name, most + 1])
        return [ClientId(row[0]) for row in cursor.fetchall()]


def ids_by_identity_code(*, grant: Grant, code: PersonalIdentityCode) -> list[ClientId]:
    """The person whose identity code this is, the whole string compared by its keyed digest."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM clients_client WHERE municipality_id = %s AND identity_digest = %s",
            [grant.municipality, digest(municipality=grant.municipality, column="identity_code", value=code.value)],
        )
        return [ClientId(row[0]) for row in cursor.fetchall()]


def ids_by_birth_date(*, grant: Grant, born_on: date, most: int = HIT_LIMIT) -> list[ClientId]:
    """The persons born on that day."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM clients_client WHERE municipality_id = %s AND birth_date = %s ORDER BY sort_key LIMIT %s",
            [grant.municipality, born_on, most + 1],
        )
        return [ClientId(row[0]) for row in cursor.fetchall()]


def hits(*, grant: Grant, ids: Sequence[ClientId], most: int = HIT_LIMIT) -> Hits:
    """The found persons as a list may show them, in one statement: outside the actor's teams name and birth year only."""
    with connection.cursor() as cursor:
        cursor.execute(
            LISTED,
            {
                "ids": list(dict.fromkeys(ids))[:most],
                "municipality": grant.municipality,
                "teams": list(grant.actor.teams),
                "on": helsinki_day(grant.at),
            },
        )
        rows = tuple(_hit(row) for row in cursor.fetchall())
    return Hits(rows=rows, has_more=len(set(ids)) > most)


def _hit(row: tuple[Any, ...]) -> Hit:
    client, last, first, born, ended_on, team, worker, is_within = row
    return Hit(
        client_id=ClientId(client),
        name=", ".join(part for part in (last, first) if part),
        birth_year=born.year if born else None,
        birth_date=born if is_within else None,
        is_within=is_within,
        team=(team or "") if is_within else "",
        worker=worker if is_within else "",
        is_ended=ended_on is not None and is_within,
    )


OWN = """
SELECT c.id, c.last_name, c.first_names, c.birth_date, «language», r.started_on, r.worker_id, «notices»
FROM clients_relationship r
JOIN clients_client c ON c.municipality_id = r.municipality_id AND c.id = r.client_id
WHERE r.municipality_id = %(municipality)s AND r.team_id = ANY (%(teams)s)
  AND r.started_on <= %(on)s AND (r.ended_on IS NULL OR r.ended_on >= %(on)s)
  AND (NOT %(own)s OR r.worker_id = %(worker)s)«due»
ORDER BY c.sort_key, c.id LIMIT %(most)s OFFSET %(skip)s
"""


GIVEN = """FROM clients_noticegiven g WHERE g.municipality_id = r.municipality_id AND g.client_id = r.client_id
  AND NOT g.is_void"""
NOTICES = f"ARRAY(SELECT g.notice_id {GIVEN})"
WITHOUT_NOTICE = f" AND NOT EXISTS (SELECT {GIVEN} AND g.notice_id = ANY (%(enough)s))"


def clients_of(
    *,
    grant: Grant,
    is_own_only: bool,
    most: int,
    skip: int = 0,
    has_notices: bool = False,
    without: Collection[NoticeVersionId] | None = None,
) -> tuple[ListedClient, ...]:
    """The clients of the actor's teams, or the actor's own, by name.

    `has_notices` tells for each which versions of the privacy notice they were given; `without` keeps those alone who
    were given none of these versions.
    """
    has_language = DataCategory.SERVICE_LANGUAGE in grant.categories
    statement = OWN.replace("«language»", "c.service_language" if has_language else "NULL")
    statement = statement.replace("«notices»", NOTICES if has_notices and has_language else "NULL")
    statement = statement.replace("«due»", WITHOUT_NOTICE if without is not None and has_language else "")
    with connection.cursor() as cursor:
        cursor.execute(
            statement,
            {
                "municipality": grant.municipality,
                "teams": list(grant.actor.teams),
                "on": helsinki_day(grant.at),
                "own": is_own_only,
                "worker": grant.actor.account_id,
                "most": most,
                "skip": skip,
                "enough": list(without or ()),
            },
        )
        rows = cursor.fetchall()
    return tuple(
        ListedClient(
            client_id=ClientId(client),
            name=", ".join(part for part in (last, first) if part),
            birth_date=born,
            service_language=language,
            started_on=started,
            worker_id=AccountId(worker) if worker else None,
            is_own=worker == grant.actor.account_id,
            notices_given=frozenset(NoticeVersionId(notice) for notice in notices or ()),
        )
        for client, last, first, born, language, started, worker, notices in rows
    )


def notice_standing(*, file: ClientFile, published: Sequence[PublishedNotice], on: date) -> NoticeStanding:
    """Which privacy notice the person of a file was given, and which one is due (GDPR 13 and 14)."""
    return rules.standing(published, given=file.notices, service_language=file.person.service_language, on=on)


def notice_task(
    *, published: Sequence[PublishedNotice], given: Collection[NoticeVersionId], on: date
) -> NoticeTask | None:
    """What is due for a person who was given these versions of the privacy notice."""
    return rules.task_of(published, given=given, on=on)


def sufficient_notices(*, published: Sequence[PublishedNotice], on: date) -> frozenset[NoticeVersionId]:
    """The versions with which a person knows what matters."""
    return rules.sufficient(published, on=on)


def notice_language(*, languages: Sequence[str], service_language: str | None) -> str:
    """The language in which to hand the notice to a person: their service language where there is one."""
    return rules.language_for(languages=languages, service_language=service_language)


def names_of(*, grant: Grant, ids: Sequence[ClientId]) -> Names:
    """The names of persons within the grant."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, last_name, first_names FROM clients_client WHERE municipality_id = %s AND id = ANY (%s)",
            [grant.municipality, list(ids)],
        )
        return {
            ClientId(client): ", ".join(part for part in (last, first) if part)
            for client, last, first in cursor.fetchall()
        }


def permit_periods(*, grant: Grant, ids: Sequence[ClientId]) -> Mapping[ClientId, tuple[date, date]]:
    """The period of the permit that ends last, of each of these persons who has one that ends, in one statement."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT ON (client_id) client_id, coalesce(valid_from, granted_on, valid_until), valid_until"
            " FROM clients_permit WHERE municipality_id = %s AND client_id = ANY (%s) AND NOT is_void"
            " ORDER BY client_id, valid_until DESC NULLS FIRST",
            [grant.municipality, list(ids)],
        )
        return {ClientId(client): (start, end) for client, start, end in cursor.fetchall() if end}
