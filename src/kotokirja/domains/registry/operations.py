"""Recording an event nationally, in the transaction of the act that is the event."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from kotokirja.domains.assessment.types import AssessmentView
from kotokirja.domains.clients import queries as clients
from kotokirja.domains.plans.types import PlanView, ReviewView
from kotokirja.domains.registry import rules
from kotokirja.domains.registry.types import EventKind
from kotokirja.kernel.ids import MessageId
from kotokirja.platform.door import Grant, authorise
from kotokirja.platform.outbox import operations as outbox
from kotokirja.platform.outbox.messages import Json
from kotokirja.platform.outbox.operations import MessageNotFound
from kotokirja.policy.actions import Action

__all__ = ["MessageNotFound", "mark", "record_assessment", "record_plan", "record_review", "retry"]


def record_assessment(*, grant: Grant, assessment: AssessmentView, at: datetime) -> MessageId:
    """Record that an assessment became ready (76.1, 14)."""
    event = rules.assessment_event(assessment=assessment)
    return _record(
        grant,
        kind=EventKind.ASSESSMENT_READY,
        event_id=assessment.id,
        event_version=assessment.version,
        event=event,
        at=at,
    )


def record_plan(*, grant: Grant, plan: PlanView, at: datetime) -> MessageId:
    """Record that a plan was agreed (76.1, 16)."""
    event = rules.plan_event(plan=plan)
    return _record(grant, kind=EventKind.PLAN_AGREED, event_id=plan.id, event_version=plan.version, event=event, at=at)


def record_review(
    *, grant: Grant, plan: PlanView, review: ReviewView, at: datetime, next_review_on: date | None = None
) -> MessageId:
    """Record that a plan was reviewed (76.1, 22)."""
    event = rules.review_event(plan=plan, review=review, next_review_on=next_review_on)
    return _record(
        grant, kind=EventKind.PLAN_REVIEWED, event_id=review.id, event_version=review.version, event=event, at=at
    )


def mark(*, grant: Grant, message: MessageId, at: datetime) -> None:
    """Note that the actor has carried a record over by hand."""
    outbox.mark(grant=grant, message=message, at=at)


def retry(*, grant: Grant, message: MessageId, at: datetime) -> None:
    """Let a record that was refused or laid aside be tried again."""
    outbox.retry(grant=grant, message=message, at=at)


def _record(
    grant: Grant, *, kind: EventKind, event_id: UUID, event_version: int, event: Mapping[str, Json], at: datetime
) -> MessageId:
    """Compose under a purpose and a log row of its own: recording nationally is another act than planning."""
    recording = authorise(actor=grant.actor, action=Action.REGISTRY_RECORD, subject=grant.require_subject(), at=at)
    file = clients.client_file(grant=recording)
    sequence = outbox.next_sequence(grant=recording)
    record = rules.record_of(
        client=recording.require_subject(),
        sequence=sequence,
        event=event,
        file=file,
        identity_code=clients.identity_code(grant=recording) if file.person.has_identity_code else None,
    )
    return outbox.enqueue(
        grant=recording,
        event=kind.value,
        event_id=event_id,
        event_version=event_version,
        sequence=sequence,
        content=record,
        at=at,
    )
