"""What a municipality's machine and the register's officers can do; each owns its transaction and leaves a trace."""

from datetime import datetime

from kotokirja.kernel.ids import MunicipalityCode, SubjectId
from kotokirja.national import schema
from kotokirja.national.accounts import within
from kotokirja.national.records import operations, queries
from kotokirja.national.records.operations import KeyUsedForAnother, SequenceUsed
from kotokirja.national.records.queries import PersonNotRecorded
from kotokirja.national.records.types import FoundPerson, ListedRecord, PersonFile, Taken
from kotokirja.platform.door import Actor, authorise, record_subjects, usecase
from kotokirja.platform.signing import VerifiedSender
from kotokirja.policy.actions import NationalAction

__all__ = [
    "KeyUsedForAnother",
    "PersonNotRecorded",
    "SequenceUsed",
    "latest_records",
    "persons_with_code",
    "read_person",
    "read_receipt",
    "take_record",
]


@usecase
def take_record(
    *,
    actor: Actor,
    record: schema.Record,
    idempotency_key: str,
    body: bytes,
    sender: VerifiedSender,
    at: datetime,
) -> Taken:
    """Take a municipality's record of one person at one event (76.1)."""
    subject = operations.person_id(municipality=actor.municipality, client=record.client)
    grant = authorise(actor=actor, action=NationalAction.RECORD_TAKE, subject=subject, at=at)
    return operations.take(grant=grant, record=record, idempotency_key=idempotency_key, body=body, sender=sender, at=at)


@usecase
def read_receipt(*, actor: Actor, idempotency_key: str, at: datetime) -> Taken | None:
    """Say whether a message of the sender is held, and since when."""
    grant = authorise(actor=actor, action=NationalAction.RECEIPT_READ, at=at)
    held = queries.taken(grant=grant, idempotency_key=idempotency_key)
    return None if held is None else held[0]


@usecase
def latest_records(*, actor: Actor, at: datetime) -> tuple[ListedRecord, ...]:
    """Show the newest records of all municipalities to an officer of the register."""
    grant = authorise(actor=actor, action=NationalAction.LATEST_READ, at=at)
    rows = queries.latest(grant=grant)
    record_subjects(grant=grant, subjects=list(dict.fromkeys(row.person_id for row in rows)))
    return rows


@usecase
def persons_with_code(*, actor: Actor, identity_code: str, at: datetime) -> tuple[FoundPerson, ...]:
    """Find a person by their whole identity code."""
    grant = authorise(actor=actor, action=NationalAction.PERSON_SEARCH, at=at)
    found = queries.persons_with_code(grant=grant, identity_code=identity_code)
    record_subjects(grant=grant, subjects=[person.id for person in found])
    return found


@usecase
def read_person(*, actor: Actor, municipality: MunicipalityCode, person_id: SubjectId, at: datetime) -> PersonFile:
    """Show what one municipality recorded of one person."""
    narrowed = within(actor=actor, municipality=municipality)
    grant = authorise(actor=narrowed, action=NationalAction.PERSON_READ, subject=person_id, at=at)
    return queries.person_file(grant=grant)
