"""What the outbox says and is told: states, ways out, outcomes. Pure."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from kotokirja.kernel.ids import MessageId, MunicipalityCode, SubjectId


class MessageState(StrEnum):
    """Where a message is on its way."""

    PENDING = "PENDING"
    """Waits for its first answer."""
    SENT = "SENT"
    """Was sent and no usable answer came: it may have arrived, and is sent again under the same key."""
    ACKNOWLEDGED = "ACKNOWLEDGED"
    """The receiver has it, or an officer has carried it over by hand."""
    REFUSED = "REFUSED"
    """The receiver will not take it as it is: somebody must look."""
    DEAD = "DEAD"
    """Tried too often without a usable answer: somebody must look."""
    MANUAL = "MANUAL"
    """Waits for an officer to carry it over by hand."""


UNDER_WAY = (MessageState.PENDING, MessageState.SENT)
STUCK = (MessageState.REFUSED, MessageState.DEAD)


class Way(StrEnum):
    """By which adapter a municipality's messages leave."""

    NATIONAL = "NATIONAL"
    """Over HTTP to the national register."""
    MANUAL = "MANUAL"
    """By hand, into a system that publishes no interface."""


class OutcomeKind(StrEnum):
    """What one attempt came to."""

    ACKNOWLEDGED = "ACKNOWLEDGED"
    REFUSED = "REFUSED"
    CLOSED = "CLOSED"
    """Nobody was there, or the receiver takes nothing now: no fault of the message, tried again without end."""
    UNKNOWN = "UNKNOWN"
    """It was sent and no answer came in time: tried again without end."""
    FAILED = "FAILED"
    """The receiver failed at this message: tried again a number of times."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one attempt came to, with the receipt or the reason as a code."""

    kind: OutcomeKind
    fault: str = ""
    receipt: UUID | None = None
    recorded_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A message ready to be sent."""

    id: MessageId
    municipality: MunicipalityCode
    subject: SubjectId
    idempotency_key: str
    body: bytes
    attempts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """Where a message is, for those who may see the file; what it holds is not part of it."""

    id: MessageId
    event: str
    event_id: UUID
    sequence: int
    way: Way
    state: MessageState
    attempts: int
    fault: str
    created_at: datetime
    next_attempt_at: datetime | None
    acknowledged_at: datetime | None
    receipt: UUID | None
    marked_by: UUID | None
    marked_by_name: str
