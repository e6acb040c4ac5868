"""When a message is tried again, and when it is given up."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from kotokirja.platform.outbox.schedule import (
    BREAK,
    BREAKS_AFTER,
    LONGEST_PAUSE,
    MOST_FAILURES,
    Breaker,
    pause,
    standing_after,
)
from kotokirja.platform.outbox.types import MessageState, Outcome, OutcomeKind

AT = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


def after(kind: OutcomeKind, *, times: int) -> list[MessageState]:
    """The states that a new message goes through when every attempt comes to this."""
    state, attempts, failures, states = MessageState.PENDING, 0, 0, []
    for _ in range(times):
        standing = standing_after(outcome=Outcome(kind=kind), state=state, attempts=attempts, failures=failures, at=AT)
        state, attempts, failures = standing.state, standing.attempts, standing.failures
        states.append(state)
        if standing.next_attempt_at is None:
            break
    return states


@pytest.mark.parametrize("kind", [OutcomeKind.CLOSED, OutcomeKind.UNKNOWN])
def test_a_message_waits_for_a_silent_register_however_long_it_takes(kind: OutcomeKind) -> None:
    states = after(kind, times=1000)
    assert len(states) == 1000
    assert set(states) == {MessageState.PENDING if kind is OutcomeKind.CLOSED else MessageState.SENT}


def test_a_message_at_which_the_register_fails_is_laid_aside_after_some_tries() -> None:
    states = after(OutcomeKind.FAILED, times=1000)
    assert states == [MessageState.SENT] * (MOST_FAILURES - 1) + [MessageState.DEAD]


def test_a_refusal_and_an_acknowledgement_are_final() -> None:
    assert after(OutcomeKind.REFUSED, times=5) == [MessageState.REFUSED]
    assert after(OutcomeKind.ACKNOWLEDGED, times=5) == [MessageState.ACKNOWLEDGED]


def test_the_pauses_grow_up_to_the_longest() -> None:
    pauses = [pause(attempts=attempts) for attempts in range(1, 40)]
    assert all(earlier <= later for earlier, later in pairwise(pauses))
    assert pauses[0] == timedelta(seconds=5)
    assert pauses[-1] == LONGEST_PAUSE


def test_the_breaker_opens_after_silence_in_a_row_and_closes_with_time_or_an_answer() -> None:
    breaker = Breaker()
    silent, answered = Outcome(kind=OutcomeKind.CLOSED), Outcome(kind=OutcomeKind.REFUSED)
    for _ in range(BREAKS_AFTER - 1):
        breaker.note(outcome=silent, at=AT)
    breaker.note(outcome=answered, at=AT)
    for _ in range(BREAKS_AFTER - 1):
        breaker.note(outcome=silent, at=AT)
    assert breaker.waits_until(at=AT) is None
    breaker.note(outcome=silent, at=AT)
    assert breaker.waits_until(at=AT) == AT + BREAK
    assert breaker.waits_until(at=AT + BREAK) is None
    breaker.note(outcome=answered, at=AT)
    assert breaker.waits_until(at=AT) is None
