"""Writing messages and noting what came of them, within the transaction of whoever calls."""

from datetime import datetime
from typing import Final
from uuid import UUID, uuid4

from django.conf import settings
from django.db import connection
from django.db.models import Max

from kotokirja.kernel.ids import MessageId, MunicipalityCode, SubjectId
from kotokirja.platform.door import Grant
from kotokirja.platform.outbox import queue
from kotokirja.platform.outbox.messages import Json, canonical_json, idempotency_key
from kotokirja.platform.outbox.models import OutboxMessage
from kotokirja.platform.outbox.schedule import standing_after
from kotokirja.platform.outbox.types import STUCK, UNDER_WAY, MessageState, Outcome, OutcomeKind, Outgoing, Way
from kotokirja.platform.sealing import Place
from kotokirja.platform.sealing.persons import data_key_for, data_key_of

LONGEST_FAULT: Final = 64


class MessageNotFound(LookupError):
    """There is no such message of the grant's person in a state that the act needs."""


def next_sequence(*, grant: Grant) -> int:
    """The person's next number in order; until the transaction ends nobody else gets one."""
    subject = grant.require_subject()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"outbox {subject}"])
    last = OutboxMessage.objects.filter(municipality_id=grant.municipality, subject_id=subject).aggregate(
        last=Max("sequence")
    )["last"]
    return int(last or 0) + 1


def enqueue(
    *, grant: Grant, event: str, event_id: UUID, event_version: int, sequence: int, content: Json, at: datetime
) -> MessageId:
    """Write a message about the grant's person, sealed, with the job that delivers it; once for each event's version."""
    subject = grant.require_subject()
    key = idempotency_key(municipality=grant.municipality, client=subject, event=event_id, event_version=event_version)
    known = (
        OutboxMessage.objects.filter(municipality_id=grant.municipality, subject_id=subject, idempotency_key=key)
        .values_list("id", flat=True)
        .first()
    )
    if known is not None:
        return MessageId(known)
    message = MessageId(uuid4())
    way = way_of(municipality=grant.municipality)
    sealed = data_key_for(grant=grant).seal(
        canonical_json(content).decode(), place=_place(municipality=grant.municipality, message=message)
    )
    OutboxMessage(
        id=message,
        municipality_id=grant.municipality,
        subject_id=subject,
        way=way.value,
        event=event,
        event_id=event_id,
        event_version=event_version,
        sequence=sequence,
        idempotency_key=key,
        payload=sealed,
        state=(MessageState.MANUAL if way is Way.MANUAL else MessageState.PENDING).value,
        created_at=at,
        created_by=grant.recorder,
        next_attempt_at=None if way is Way.MANUAL else at,
    ).save(force_insert=True)
    if way is Way.NATIONAL:
        queue.deliver_later(municipality=grant.municipality, subject=subject)
    return message


def way_of(*, municipality: MunicipalityCode) -> Way:
    """By which way this municipality's messages leave, as its settings say."""
    return Way(settings.KOTOKIRJA_REGISTRY_WAYS.get(municipality, Way.NATIONAL))


def take_next(*, grant: Grant, at: datetime) -> Outgoing | None:
    """The message of the grant's person that is to leave next, opened; nothing while it has to wait.

    The order holds: while a message is under way, none after it is taken.
    """
    subject = grant.require_subject()
    head = (
        OutboxMessage.objects.filter(
            municipality_id=grant.municipality, subject_id=subject, state__in=[state.value for state in UNDER_WAY]
        )
        .order_by("sequence")
        .first()
    )
    if head is None or head.next_attempt_at is None or head.next_attempt_at > at:
        return None
    return _opened(grant, head)


def opened(*, grant: Grant, message: MessageId) -> Outgoing:
    """The content of a message that waits for the hand."""
    found = OutboxMessage.objects.filter(
        municipality_id=grant.municipality, subject_id=grant.require_subject(), id=message, payload__isnull=False
    ).first()
    if found is None:
        raise MessageNotFound
    return _opened(grant, found)


def note(*, grant: Grant, message: MessageId, outcome: Outcome, at: datetime) -> MessageState:
    """Write down what came of an attempt, and let the next one be tried when its time comes.

    What was settled in between stays settled: a late answer to a repeated message changes nothing.
    """
    subject = grant.require_subject()
    found = (
        OutboxMessage.objects.select_for_update()
        .filter(municipality_id=grant.municipality, subject_id=subject, id=message)
        .first()
    )
    if found is None:
        raise MessageNotFound
    state = MessageState(found.state)
    if state not in UNDER_WAY:
        return state
    standing = standing_after(outcome=outcome, state=state, attempts=found.attempts, failures=found.failures, at=at)
    values: dict[str, object] = {
        "state": standing.state.value,
        "attempts": standing.attempts,
        "failures": standing.failures,
        "next_attempt_at": standing.next_attempt_at,
        "fault": outcome.fault[:LONGEST_FAULT],
    }
    if outcome.kind is OutcomeKind.ACKNOWLEDGED:
        values |= {"acknowledged_at": outcome.recorded_at, "receipt": outcome.receipt, "payload": None}
    OutboxMessage.objects.filter(municipality_id=grant.municipality, id=message).update(**values)
    if standing.next_attempt_at is not None:
        queue.deliver_later(municipality=grant.municipality, subject=subject, at=standing.next_attempt_at)
    return standing.state


def mark(*, grant: Grant, message: MessageId, at: datetime) -> None:
    """Write down that the grant's actor has carried a message over by hand."""
    changed = OutboxMessage.objects.filter(
        municipality_id=grant.municipality,
        subject_id=grant.require_subject(),
        id=message,
        state=MessageState.MANUAL.value,
    ).update(
        state=MessageState.ACKNOWLEDGED.value,
        acknowledged_at=at,
        marked_by=grant.recorder,
        marked_by_name=grant.actor.display_name,
        payload=None,
    )
    if not changed:
        raise MessageNotFound


def retry(*, grant: Grant, message: MessageId, at: datetime) -> None:
    """Let a message that was refused or laid aside be tried again from the beginning."""
    subject = grant.require_subject()
    changed = OutboxMessage.objects.filter(
        municipality_id=grant.municipality,
        subject_id=subject,
        id=message,
        state__in=[state.value for state in STUCK],
    ).update(state=MessageState.PENDING.value, failures=0, fault="", next_attempt_at=at)
    if not changed:
        raise MessageNotFound
    queue.deliver_later(municipality=grant.municipality, subject=subject)


def resume_overdue(*, grant: Grant, before: datetime, most: int) -> int:
    """Ask anew for the delivery of what should have left before: a job that was lost loses nothing."""
    subjects = list(
        OutboxMessage.objects.filter(
            municipality_id=grant.municipality,
            state__in=[state.value for state in UNDER_WAY],
            next_attempt_at__lt=before,
        )
        .order_by("next_attempt_at")
        .values_list("subject_id", flat=True)[:most]
    )
    for subject in dict.fromkeys(subjects):
        queue.deliver_later(municipality=grant.municipality, subject=SubjectId(subject))
    return len(set(subjects))


def _opened(grant: Grant, message: OutboxMessage) -> Outgoing:
    place = _place(municipality=grant.municipality, message=MessageId(message.id))
    return Outgoing(
        id=MessageId(message.id),
        municipality=grant.municipality,
        subject=grant.require_subject(),
        idempotency_key=message.idempotency_key,
        body=data_key_of(grant=grant).open(bytes(message.payload or b""), place=place).encode(),
        attempts=message.attempts,
    )


def _place(*, municipality: MunicipalityCode, message: MessageId) -> Place:
    return Place(municipality=municipality, table="outbox_outboxmessage", column="payload", row=message)
