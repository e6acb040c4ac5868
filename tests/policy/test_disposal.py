"""A file's day of disposal follows from the end of the relationship, the lengths and what holds it back (N9.2)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kotokirja.policy.declaration import RETENTION
from kotokirja.policy.declaration.shapes import HoldReason, StartingEvent
from kotokirja.policy.disposal import FileDisposal, file_disposal
from kotokirja.policy.overlay import Overlay, parse
from kotokirja.policy.terms import ReasonCode
from kotokirja.policy.vocabulary import RecordClass
from tests.policy.overlays import MALLILA, changed, jarvenpaa, mallila

R, C = RecordClass, ReasonCode
ON = date(2026, 11, 24)
ENDED = date(2026, 3, 1)
WHOLE = (R.CLIENT, R.ASSESSMENT, R.PLAN, R.NATIONAL_RECORD, R.REGISTRY_MESSAGE)


def disposal(
    *records: RecordClass,
    ended_on: date | None = ENDED,
    overlay: Overlay | None = None,
    held: frozenset[HoldReason] = frozenset(),
) -> FileDisposal:
    return file_disposal(
        records=records or (R.CLIENT,), overlay=overlay or mallila(), ended_on=ended_on, held=held, on=ON
    )


def codes(found: FileDisposal) -> list[ReasonCode]:
    return [reason.code for reason in found.reasons]


@pytest.mark.notice("N9.2", part="date")
def test_an_ended_file_goes_on_the_day_after_its_time_with_the_reasons_and_the_section() -> None:
    found = disposal()
    assert found.due == date(2030, 3, 2)
    assert codes(found) == [C.RETENTION_BY_MUNICIPALITY, C.FROM_END_OF_RELATIONSHIP]
    assert {reason.section for reason in found.reasons} == {"906/2019 21"}
    assert found.reasons[1].values["from"] == ENDED


@pytest.mark.notice("N9.2", part="date")
def test_a_file_in_force_has_a_length_and_no_day() -> None:
    found = disposal(*WHOLE, ended_on=None)
    assert found.due is None
    assert found.span is not None
    assert found.span.years == 4
    assert C.RELATIONSHIP_IN_FORCE in codes(found)
    assert C.FROM_END_OF_RELATIONSHIP not in codes(found)


@pytest.mark.notice("N9.2", part="date")
def test_records_of_different_lengths_go_on_their_own_days_and_the_file_with_the_last() -> None:
    longer = parse(changed(MALLILA, "\nPLAN = { years = 4 }", "\nPLAN = { years = 6 }"))
    found = disposal(*WHOLE, overlay=longer)
    days = {line.record: line.due.value for line in found.lines}
    assert days[R.PLAN] == date(2032, 3, 2)
    assert days[R.CLIENT] == days[R.NATIONAL_RECORD] == date(2030, 3, 2)
    assert (found.first_due, found.due) == (date(2030, 3, 2), date(2032, 3, 2))
    assert not found.is_uniform
    assert C.RETENTION_BY_ACT in codes(found)
    assert found.shared == (C.FROM_END_OF_RELATIONSHIP,)
    assert disposal(R.CLIENT, R.ASSESSMENT).shared == (C.RETENTION_BY_MUNICIPALITY, C.FROM_END_OF_RELATIONSHIP)


def test_an_unset_length_gives_no_day_and_says_so() -> None:
    found = disposal(overlay=jarvenpaa())
    assert found.due is None
    assert found.span is None
    assert codes(found) == [C.RETENTION_NOT_SET, C.FROM_END_OF_RELATIONSHIP]
    mixed = disposal(R.CLIENT, R.NATIONAL_RECORD, overlay=jarvenpaa())
    assert mixed.due is None
    assert mixed.first_due == date(2030, 3, 2)


def test_what_is_pending_holds_an_ended_file_and_not_one_in_force() -> None:
    pending = frozenset({HoldReason.PENDING_MATTER})
    held = disposal(held=pending)
    assert held.is_held
    assert held.due == date(2030, 3, 2)
    assert C.HELD_FOR_PENDING_MATTER in codes(held)
    assert not disposal(ended_on=None, held=pending).is_held
    assert not disposal().is_held


def test_a_hold_counts_only_where_its_rule_declares_it() -> None:
    assert all(RETENTION[record].holds == frozenset(HoldReason) for record in WHOLE)
    both = disposal(held=frozenset(HoldReason))
    assert codes(both)[-2:] == [C.HELD_FOR_STATUTORY_TASK, C.HELD_FOR_PENDING_MATTER]


def test_records_with_another_start_are_no_part_of_the_files_day() -> None:
    others = [record for record in R if RETENTION[record].starts is not StartingEvent.RELATIONSHIP_ENDED]
    assert R.ACCESS_LOG in others
    assert disposal(*others).lines == ()
    assert disposal(*others).due is None


@given(ended=st.dates(date(2023, 1, 1), date(2060, 1, 1)))
def test_nothing_goes_before_its_time_has_passed_and_everything_the_day_after(ended: date) -> None:
    for line in disposal(*WHOLE, ended_on=ended).lines:
        assert line.span is not None
        assert line.due.value == line.span.after(ended) + timedelta(days=1)
