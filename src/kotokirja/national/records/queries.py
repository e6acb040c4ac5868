"""Reads of the records through a grant."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeVar
from uuid import UUID

from django.db.models import Q

from kotokirja.kernel.ids import MunicipalityCode, SubjectId
from kotokirja.national import schema
from kotokirja.national.records.models import (
    Contact,
    Education,
    Finding,
    Goal,
    InboxEntry,
    LanguageSkill,
    Permit,
    Person,
    Record,
    Service,
    Work,
)
from kotokirja.national.records.types import FoundPerson, ListedRecord, PersonFile, StoredRecord, Taken
from kotokirja.platform.door import Grant
from kotokirja.platform.register.reads import Row, rows_of_subject
from kotokirja.platform.sealing import Place, digest
from kotokirja.platform.sealing.persons import data_key_of
from kotokirja.policy.vocabulary import DataCategory

LATEST: Final = 50
PARTS: Final = (Finding, Goal, Service, Permit, Education, Work, LanguageSkill)
COLUMN: Final = "national_records_person.identity_code"
"""The name under which identity codes are digested for equality."""

C = TypeVar("C", bound=schema.Closed)


class PersonNotRecorded(LookupError):
    """No municipality that the actor may reach has recorded such a person."""


def taken(*, grant: Grant, idempotency_key: str) -> tuple[Taken, bytes] | None:
    """The receipt of the sender's message of that key, with the digest of its body."""
    entry = (
        InboxEntry._base_manager.filter(municipality_id=grant.municipality, idempotency_key=idempotency_key)
        .values_list("of_record_id", "received_at", "body_digest")
        .first()
    )
    if entry is None:
        return None
    receipt, received_at, digest = entry
    return (
        Taken(receipt=receipt, idempotency_key=idempotency_key, recorded_at=received_at, is_new=False),
        bytes(digest),
    )


def identity_code_place(*, municipality: MunicipalityCode, person: SubjectId) -> Place:
    """Where a person's identity code stands sealed."""
    return Place(municipality=municipality, table=Person._meta.db_table, column="identity_code", row=person)


def latest(*, grant: Grant) -> tuple[ListedRecord, ...]:
    """The newest records of the municipalities that the actor may see."""
    rows = (
        Record._base_manager.filter(municipality_id__in=grant.actor.within)
        .order_by("-recorded_at", "id")
        .values_list("person_id", "municipality_id", "kind", "recorded_at", "person__last_name", "person__first_names")[
            :LATEST
        ]
    )
    return tuple(
        ListedRecord(
            person_id=SubjectId(person),
            municipality=MunicipalityCode(municipality),
            kind=kind,
            recorded_at=at,
            last_name=last,
            first_names=first,
        )
        for person, municipality, kind, at, last, first in rows
    )


def persons_with_code(*, grant: Grant, identity_code: str) -> tuple[FoundPerson, ...]:
    """The persons whom municipalities recorded under this identity code: equality of keyed digests, nothing opened."""
    anywhere = Q(pk__in=())
    for municipality in grant.actor.within:
        code_digest = digest(municipality=municipality, column=COLUMN, value=identity_code)
        anywhere |= Q(municipality_id=municipality, identity_digest=code_digest)
    rows = (
        Person._base_manager.filter(anywhere)
        .order_by("municipality_id")
        .values_list("id", "municipality_id", "last_name", "first_names", "birth_date")
    )
    return tuple(
        FoundPerson(
            id=SubjectId(person),
            municipality=MunicipalityCode(municipality),
            last_name=last,
            first_names=first,
            birth_date=born,
        )
        for person, municipality, last, first, born in rows
    )


def person_file(*, grant: Grant) -> PersonFile:
    """Everything that the grant's municipality recorded of the grant's person, in one statement."""
    rows = rows_of_subject(grant=grant, tables=(Person, Contact, Record, *PARTS))
    if not rows[Person]:
        raise PersonNotRecorded
    person, contacts = rows[Person][0], rows[Contact]
    parts = {table: _by_record(rows[table]) for table in PARTS}
    stored = sorted(rows[Record], key=lambda row: -int(row["sequence"]))
    return PersonFile(
        id=SubjectId(person["id"]),
        municipality=grant.municipality,
        client=person["client"],
        person=_person(grant, person, contacts[0] if contacts else None),
        records=tuple(_record(row, {table: parts[table].get(row["id"], []) for table in PARTS}) for row in stored),
    )


def _by_record(rows: Sequence[Row]) -> Mapping[UUID, list[Row]]:
    grouped: dict[UUID, list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda one: int(one["place"])):
        grouped[row["of_record_id"]].append(row)
    return grouped


def _shaped(shape: type[C], row: Row, **more: object) -> C:
    """A part of a record from the columns of the same names; an empty text of a code is the absence of the code."""
    values: dict[str, Any] = {name: row[name] for name in shape.model_fields if name in row}
    return shape.model_construct(**(values | more))


def _person(grant: Grant, row: Row, contact: Row | None) -> schema.Person:
    code = None
    if DataCategory.IDENTITY_CODE in grant.categories and row["identity_code"] is not None:
        place = identity_code_place(municipality=grant.municipality, person=SubjectId(row["id"]))
        code = data_key_of(grant=grant).open(row["identity_code"], place=place)
    return _shaped(
        schema.Person,
        row,
        identity_code=code,
        citizenships=tuple(row["citizenships"]),
        contact=None if contact is None else _shaped(schema.Contact, contact),
    )


def _record(row: Row, parts: Mapping[type, list[Row]]) -> StoredRecord:
    return StoredRecord(
        id=row["id"],
        sequence=row["sequence"],
        recorded_at=row["recorded_at"],
        event=_event(row, parts),
        permits=tuple(_shaped(schema.Permit, part) for part in parts[Permit]),
        education=tuple(_shaped(schema.Education, part) for part in parts[Education]),
        work=tuple(_shaped(schema.Work, part) for part in parts[Work]),
        language_skills=tuple(_shaped(schema.LanguageSkill, part) for part in parts[LanguageSkill]),
    )


def _event(
    row: Row, parts: Mapping[type, list[Row]]
) -> schema.AssessmentReady | schema.PlanAgreed | schema.PlanReviewed:
    known: dict[str, Any] = {"kind": row["kind"], "id": row["event_id"], "version": row["event_version"]}
    if row["kind"] == "ASSESSMENT_READY":
        findings = tuple(_shaped(schema.Finding, part) for part in parts[Finding])
        return schema.AssessmentReady.model_construct(
            **known, assessment=_shaped(schema.Assessment, row, findings=findings)
        )
    plan = _shaped(
        schema.Plan,
        row,
        goals=tuple(_shaped(schema.Goal, part) for part in parts[Goal]),
        services=tuple(_shaped(schema.Service, part) for part in parts[Service]),
    )
    if row["kind"] == "PLAN_AGREED":
        return schema.PlanAgreed.model_construct(**known, plan=plan)
    review = schema.Review.model_construct(
        reviewed_on=row["reviewed_on"],
        reason=row["review_reason"],
        outcome=row["review_outcome"],
        observations=row["review_observations"],
        next_review_on=row["next_review_on"],
    )
    return schema.PlanReviewed.model_construct(**known, plan=plan, review=review)
