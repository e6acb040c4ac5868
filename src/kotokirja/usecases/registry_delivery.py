"""What the worker may do with messages to the national register: carry them, and note what came of it."""

from datetime import datetime, timedelta
from typing import Final

from kotokirja.kernel.ids import MessageId, SubjectId
from kotokirja.platform.door import Actor, authorise, usecase
from kotokirja.platform.outbox import operations
from kotokirja.platform.outbox.types import MessageState, Outcome, Outgoing
from kotokirja.policy.actions import Action

OVERDUE_AFTER: Final = timedelta(minutes=1)
MOST_AT_ONCE: Final = 1000


@usecase
def take_next(*, actor: Actor, subject: SubjectId, at: datetime) -> Outgoing | None:
    """Open the message that is to leave next for one person; nothing while it has to wait."""
    grant = authorise(actor=actor, action=Action.REGISTRY_TAKE, subject=subject, at=at)
    return operations.take_next(grant=grant, at=at)


@usecase
def note_outcome(
    *, actor: Actor, subject: SubjectId, message: MessageId, outcome: Outcome, at: datetime
) -> MessageState:
    """Write down what came of an attempt."""
    grant = authorise(actor=actor, action=Action.REGISTRY_NOTE, subject=subject, at=at)
    return operations.note(grant=grant, message=message, outcome=outcome, at=at)


@usecase
def resume_overdue(*, actor: Actor, at: datetime) -> int:
    """Ask anew for the delivery of what should have left by now; returns for how many persons."""
    grant = authorise(actor=actor, action=Action.REGISTRY_SWEEP, at=at)
    return operations.resume_overdue(grant=grant, before=at - OVERDUE_AFTER, most=MOST_AT_ONCE)
