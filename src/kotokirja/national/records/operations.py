"""Taking a record: the inbox and the effect in one transaction."""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from typing import Any, Final
from uuid import UUID, uuid4, uuid5

from django.db import connection

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
from kotokirja.national.records.queries import COLUMN, identity_code_place, taken
from kotokirja.national.records.types import Taken
from kotokirja.platform.door import Grant
from kotokirja.platform.register.models import RegisterModel
from kotokirja.platform.register.writes import insert, insert_many, update
from kotokirja.platform.sealing import digest
from kotokirja.platform.sealing.persons import data_key_for
from kotokirja.platform.signing import VerifiedSender
from kotokirja.policy.vocabulary import SourceCode

_PERSONS: Final = UUID("0b7b6d52-2f6b-4f1c-8d31-3b9a64f6a7f4")
_GROUND: Final = "76.1"
_SOURCE: Final = SourceCode.MUNICIPALITY


class KeyUsedForAnother(Exception):
    """The idempotency key came before with another body."""


class SequenceUsed(Exception):
    """The client's number in order came before with another event."""


def person_id(*, municipality: MunicipalityCode, client: UUID) -> SubjectId:
    """The register's own number of a person, the same whenever the municipality names the client."""
    return SubjectId(uuid5(_PERSONS, f"{municipality} {client}"))


def take(
    *, grant: Grant, record: schema.Record, idempotency_key: str, body: bytes, sender: VerifiedSender, at: datetime
) -> Taken:
    """Hold a record, or say that it is held already; what came twice has effect once."""
    person = grant.require_subject()
    _one_at_a_time(person)
    body_digest = sha256(body).digest()
    held = taken(grant=grant, idempotency_key=idempotency_key)
    if held is not None:
        receipt, earlier_digest = held
        if earlier_digest != body_digest:
            raise KeyUsedForAnother
        return receipt
    if Record._base_manager.filter(
        municipality_id=grant.municipality, person_id=person, sequence=record.sequence
    ).exists():
        raise SequenceUsed
    _keep_person(grant, person, record)
    receipt_id = _keep_record(grant, person, record, at)
    InboxEntry(
        municipality_id=grant.municipality,
        person_id=person,
        of_record_id=receipt_id,
        idempotency_key=idempotency_key,
        body_digest=body_digest,
        signed_with=sender.key_id,
        signed_at=sender.created_at,
        received_at=at,
    ).save(force_insert=True)
    return Taken(receipt=receipt_id, idempotency_key=idempotency_key, recorded_at=at, is_new=True)


def _one_at_a_time(person: SubjectId) -> None:
    """Let copies of a message wait for each other, so that the second finds what the first left."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(person)])


def _keep_person(grant: Grant, person: SubjectId, record: schema.Record) -> None:
    """Keep the newest state of the person: a record that comes late does not turn it back."""
    known = (
        Person._base_manager.filter(municipality_id=grant.municipality, id=person)
        .values_list("version", "last_sequence")
        .first()
    )
    if known is not None and known[1] > record.sequence:
        return
    values = _person_values(grant, person, record)
    if known is None:
        insert(grant=grant, model=Person, source=_SOURCE, ground=_GROUND, values={"id": person, **values})
    else:
        update(
            grant=grant,
            model=Person,
            row=person,
            version=known[0],
            source=_SOURCE,
            ground=_GROUND,
            values={name: value for name, value in values.items() if name != "client"},
        )
    _keep_contact(grant, person, record.person.contact or schema.Contact())


def _person_values(grant: Grant, person: SubjectId, record: schema.Record) -> dict[str, Any]:
    told = record.person
    values: dict[str, Any] = told.model_dump(exclude={"contact", "permits", "education", "work", "language_skills"})
    code = values.pop("identity_code")
    values |= {
        "client": record.client,
        "last_sequence": record.sequence,
        "citizenships": list(told.citizenships),
        "identity_code": None,
        "identity_digest": None,
    }
    for name in ("native_language", "service_language", "interpreter_need"):
        values[name] = values[name] or ""
    if code is not None:
        place = identity_code_place(municipality=grant.municipality, person=person)
        values["identity_code"] = data_key_for(grant=grant).seal(code, place=place)
        values["identity_digest"] = digest(municipality=grant.municipality, column=COLUMN, value=code)
    return values


def _keep_contact(grant: Grant, person: SubjectId, contact: schema.Contact) -> None:
    known = (
        Contact._base_manager.filter(municipality_id=grant.municipality, person_id=person)
        .values_list("id", "version")
        .first()
    )
    values = contact.model_dump()
    if known is None:
        insert(grant=grant, model=Contact, source=_SOURCE, ground=_GROUND, values={"person_id": person, **values})
    else:
        row, version = known
        update(grant=grant, model=Contact, row=row, version=version, source=_SOURCE, ground=_GROUND, values=values)


def _keep_record(grant: Grant, person: SubjectId, record: schema.Record, at: datetime) -> UUID:
    receipt = uuid4()
    event = record.event
    values: dict[str, Any] = {
        "id": receipt,
        "person_id": person,
        "kind": event.kind,
        "event_id": event.id,
        "event_version": event.version,
        "sequence": record.sequence,
        "recorded_at": at,
    }
    findings: tuple[schema.Finding, ...] = ()
    goals: tuple[schema.Goal, ...] = ()
    services: tuple[schema.Service, ...] = ()
    match event:
        case schema.AssessmentReady(assessment=assessment):
            values |= assessment.model_dump(exclude={"findings"})
            findings = assessment.findings
        case schema.PlanAgreed(plan=plan):
            values |= plan.model_dump(exclude={"goals", "services"})
            goals, services = plan.goals, plan.services
        case schema.PlanReviewed(plan=plan, review=review):
            values |= plan.model_dump(exclude={"goals", "services"})
            goals, services = plan.goals, plan.services
            values |= {
                "reviewed_on": review.reviewed_on,
                "review_reason": review.reason,
                "review_outcome": review.outcome,
                "review_observations": review.observations,
                "next_review_on": review.next_review_on,
            }
    insert(grant=grant, model=Record, source=_SOURCE, ground=_GROUND, values=values)
    parts: tuple[tuple[type[RegisterModel], Iterable[schema.Closed]], ...] = (
        (Finding, findings),
        (Goal, goals),
        (Service, services),
        (Permit, record.person.permits),
        (Education, record.person.education),
        (Work, record.person.work),
        (LanguageSkill, record.person.language_skills),
    )
    for model, rows in parts:
        _keep_parts(grant, model, person, receipt, rows)
    return receipt


def _keep_parts(
    grant: Grant, model: type[RegisterModel], person: SubjectId, receipt: UUID, parts: Iterable[schema.Closed]
) -> None:
    rows = [
        (
            _SOURCE,
            _GROUND,
            {"person_id": person, "of_record_id": receipt, "place": place}
            | {name: "" if name == "country" and value is None else value for name, value in part.model_dump().items()},
        )
        for place, part in enumerate(parts)
    ]
    if rows:
        insert_many(grant=grant, model=model, rows=rows)
