"""Carrying one person's messages to the register, in order, until none is left or one has to wait."""

from collections.abc import Callable
from datetime import datetime

import structlog

from kotokirja.interfaces.jobs.actor import worker_for
from kotokirja.kernel.ids import MunicipalityCode, SubjectId
from kotokirja.platform.outbox.adapters import Adapter
from kotokirja.platform.outbox.schedule import Breaker
from kotokirja.platform.outbox.types import STUCK, MessageState, Outcome, OutcomeKind, Outgoing
from kotokirja.usecases.registry_delivery import note_outcome, take_next

log = structlog.get_logger()
Clock = Callable[[], datetime]


def deliver_all(
    *, municipality: MunicipalityCode, subject: SubjectId, adapter: Adapter, breaker: Breaker, clock: Clock
) -> int:
    """Carry what may leave now; returns how many messages were settled.

    The message is sent between two transactions: no lock is held while the register thinks, and a process that dies
    in between leaves a message that is sent again under the same key.
    """
    actor = worker_for(municipality=municipality)
    settled = 0
    while (message := take_next(actor=actor, subject=subject, at=clock())) is not None:
        outcome = _attempt(message, adapter=adapter, breaker=breaker, clock=clock)
        state = note_outcome(actor=actor, subject=subject, message=message.id, outcome=outcome, at=clock())
        if state in STUCK:
            log.error("a message to the national register needs a human being", message=str(message.id), state=state)
        if state in {MessageState.PENDING, MessageState.SENT}:
            break
        settled += 1
    return settled


def _attempt(message: Outgoing, *, adapter: Adapter, breaker: Breaker, clock: Clock) -> Outcome:
    if breaker.waits_until(at=clock()) is not None:
        return Outcome(kind=OutcomeKind.CLOSED, fault="BREAKER_OPEN")
    outcome = adapter.deliver(message, at=clock())
    breaker.note(outcome=outcome, at=clock())
    return outcome
