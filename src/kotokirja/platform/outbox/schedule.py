"""When a message is tried again, and when it is given up to a human being. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from kotokirja.platform.outbox.types import MessageState, Outcome, OutcomeKind

FIRST_PAUSE: Final = timedelta(seconds=5)
LONGEST_PAUSE: Final = timedelta(minutes=4)
"""So that everything has been tried again within five minutes of the receiver's return."""
MOST_FAILURES: Final = 10
"""How often the receiver may fail at one message before it is laid aside, so that the next can pass."""

BREAKS_AFTER: Final = 5
BREAK: Final = timedelta(seconds=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a message stands after an attempt."""

    state: MessageState
    attempts: int
    failures: int
    next_attempt_at: datetime | None


def standing_after(*, outcome: Outcome, state: MessageState, attempts: int, failures: int, at: datetime) -> Standing:
    """Where a message that stood so stands after this outcome."""
    match outcome.kind:
        case OutcomeKind.ACKNOWLEDGED:
            return Standing(
                state=MessageState.ACKNOWLEDGED, attempts=attempts + 1, failures=failures, next_attempt_at=None
            )
        case OutcomeKind.REFUSED:
            return Standing(state=MessageState.REFUSED, attempts=attempts + 1, failures=failures, next_attempt_at=None)
        case OutcomeKind.FAILED if failures + 1 >= MOST_FAILURES:
            return Standing(state=MessageState.DEAD, attempts=attempts + 1, failures=failures + 1, next_attempt_at=None)
        case OutcomeKind.FAILED:
            failures += 1
            after = MessageState.SENT
        case OutcomeKind.UNKNOWN:
            after = MessageState.SENT
        case OutcomeKind.CLOSED:
            after = state
    return Standing(
        state=after, attempts=attempts + 1, failures=failures, next_attempt_at=at + pause(attempts=attempts + 1)
    )


def pause(*, attempts: int) -> timedelta:
    """How long to wait after so many attempts: doubling, up to the longest pause."""
    doubled: timedelta = FIRST_PAUSE * 2.0 ** min(max(attempts - 1, 0), 20)
    return min(doubled, LONGEST_PAUSE)


class Breaker:
    """Stops asking a receiver who does not answer, so that a thousand messages do not wait for it one by one."""

    def __init__(self) -> None:
        self._in_a_row = 0
        self._closed_until: datetime | None = None

    def waits_until(self, *, at: datetime) -> datetime | None:
        """Until when nothing is sent, or nothing when it may be."""
        return self._closed_until if self._closed_until is not None and at < self._closed_until else None

    def note(self, *, outcome: Outcome, at: datetime) -> None:
        """Learn from an attempt: any usable answer lets everything pass again."""
        if outcome.kind in {OutcomeKind.CLOSED, OutcomeKind.UNKNOWN}:
            self._in_a_row += 1
            if self._in_a_row >= BREAKS_AFTER:
                self._closed_until = at + BREAK
        else:
            self._in_a_row = 0
            self._closed_until = None
