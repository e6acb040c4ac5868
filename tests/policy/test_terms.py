"""Terms of the Act: worked examples, and what holds for every day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kotokirja.kernel.calendar import add_months, add_years
from kotokirja.kernel.parameters import NoValueInForce
from kotokirja.kernel.period import Period
from kotokirja.policy.terms import (
    Clock,
    ClockName,
    Component,
    ComponentKind,
    Explained,
    ReasonCode,
    Tone,
    assessment_start_clock,
    assessment_window,
    clock,
    earliest,
    most_urgent_first,
    permit_clock,
    plan_latest_end,
    plan_max_end,
    plan_window,
    referral_due,
    review_due,
    window_clock,
)

DAYS = st.dates(min_value=date(2025, 1, 1), max_value=date(2060, 12, 31))
LEAP_DAYS = st.sampled_from([date(2028, 2, 29), date(2032, 2, 29), date(2027, 1, 31), date(2027, 8, 31)])
ANY = st.one_of(DAYS, LEAP_DAYS)
EVIDENCE = "Päätös, nähty 24.11.2026"


def test_the_windows_start_from_the_earliest_of_permit_card_and_registration() -> None:
    assert earliest([date(2026, 3, 1), None, date(2025, 12, 24)]) == date(2025, 12, 24)
    assert earliest([None]) is None


def test_an_assessment_may_be_made_within_three_years_of_the_first_permit() -> None:
    window = assessment_window(anchor_on=date(2024, 2, 29), on=date(2026, 11, 24))
    (reason,) = window.reasons
    assert window.value == date(2027, 2, 28)
    assert (reason.code, reason.section) == (ReasonCode.FROM_FIRST_PERMIT, "14.1")
    assert reason.values == {"from": date(2024, 2, 29), "years": 3}


def test_a_first_plan_within_the_same_three_years() -> None:
    window = plan_window(anchor_on=date(2026, 3, 12), on=date(2026, 11, 24))
    assert (window.value, window.reasons[0].section) == (date(2029, 3, 12), "20.3")


def test_a_review_is_due_six_months_after_the_plan_was_drawn_up() -> None:
    due = review_due(drawn_up_on=date(2026, 8, 31))
    assert (due.value, due.reasons[0].code) == (date(2027, 2, 28), ReasonCode.FROM_DRAWN_UP)


def test_a_review_moves_the_next_one() -> None:
    due = review_due(drawn_up_on=date(2026, 8, 31), last_reviewed_on=date(2026, 12, 1))
    assert (due.value, due.reasons[0].code) == (date(2027, 6, 1), ReasonCode.FROM_LAST_REVIEW)


@given(ANY, st.integers(min_value=0, max_value=900))
def test_a_review_is_never_due_later_than_six_months_after_the_last(drawn_up: date, days: int) -> None:
    reviewed = drawn_up + timedelta(days=days)
    assert review_due(drawn_up_on=drawn_up, last_reviewed_on=reviewed).value == add_months(reviewed, 6)
    assert review_due(drawn_up_on=drawn_up).value == add_months(drawn_up, 6)


def test_the_client_is_guided_to_apply_within_a_month() -> None:
    assert referral_due(drawn_up_on=date(2027, 1, 31)).value == date(2027, 2, 28)


def test_a_plan_from_before_the_act_has_no_review_by_it() -> None:
    with pytest.raises(NoValueInForce):
        review_due(drawn_up_on=date(2024, 12, 31))


@given(ANY)
def test_all_plans_together_last_two_years(first: date) -> None:
    assert plan_max_end(first_drawn_up_on=first).value == add_years(first, 2)


@given(ANY)
def test_the_first_plan_lasts_a_year_at_most(first: date) -> None:
    end = plan_latest_end(drawn_up_on=first, is_first=True, max_end=plan_max_end(first_drawn_up_on=first))
    assert (end.value, end.reasons[0].code) == (add_years(first, 1), ReasonCode.FIRST_PLAN)


def test_a_later_plan_ends_by_the_maximum_counted_from_the_first() -> None:
    end = plan_max_end(first_drawn_up_on=date(2026, 2, 1))
    assert plan_latest_end(drawn_up_on=date(2027, 6, 1), is_first=False, max_end=end).value == date(2028, 2, 1)


PARTS = st.builds(
    Component,
    kind=st.sampled_from([ComponentKind.EDUCATION_OR_SUPPORT, ComponentKind.HOME_CARE]),
    evidence=st.sampled_from([EVIDENCE, "", "  "]),
    months=st.integers(min_value=1, max_value=24),
)


@given(ANY, st.lists(PARTS, max_size=5))
def test_extensions_never_add_more_than_two_years_and_none_without_evidence(
    first: date, parts: list[Component]
) -> None:
    end = plan_max_end(first_drawn_up_on=first, components=parts)
    months = min(sum(part.months for part in parts if part.evidence.strip()), 24)
    assert end.value == add_months(add_years(first, 2), months)
    without = sum(not part.evidence.strip() for part in parts)
    assert sum(reason.code is ReasonCode.NO_EVIDENCE for reason in end.reasons) == without


SUSPENSIONS = st.builds(
    lambda start, days: Component(
        kind=ComponentKind.SUSPENSION,
        evidence=EVIDENCE,
        period=Period(valid_from=start, valid_until=start + timedelta(days=days)),
    ),
    st.dates(min_value=date(2026, 1, 1), max_value=date(2028, 1, 1)),
    st.integers(min_value=0, max_value=300),
)


@given(st.lists(SUSPENSIONS, max_size=5))
def test_each_suspended_day_counts_once_and_only_after_the_plan_began(parts: list[Component]) -> None:
    first = date(2026, 6, 1)
    days = {
        day
        for part in parts
        if part.period
        for number in range(part.period.days or 0)
        if (day := part.period.valid_from + timedelta(days=number)) >= first
    }
    end = plan_max_end(first_drawn_up_on=first, components=parts)
    assert end.value == date(2028, 6, 1) + timedelta(days=len(days))


def test_the_sum_of_every_kind_of_component_with_its_reasons() -> None:
    end = plan_max_end(
        first_drawn_up_on=date(2026, 2, 1),
        born_on=date(2004, 5, 5),
        components=[
            Component(kind=ComponentKind.EDUCATION_OR_SUPPORT, evidence=EVIDENCE, months=12),
            Component(kind=ComponentKind.STUDY_UNDER_25, evidence=EVIDENCE, months=18),
            Component(
                kind=ComponentKind.SUSPENSION,
                evidence=EVIDENCE,
                period=Period(valid_from=date(2026, 9, 1), valid_until=date(2026, 9, 30)),
            ),
        ],
    )
    assert end.value == date(2030, 3, 3), "two years, one of extension, one of studies, thirty days"
    assert [(reason.code, reason.section) for reason in end.reasons] == [
        (ReasonCode.ALL_PLANS_TOGETHER, "23.2"),
        (ReasonCode.EXTENDED, "23.3"),
        (ReasonCode.STUDIES_UNDER_25, "31.1"),
        (ReasonCode.SUSPENDED, "23.4"),
    ]


@pytest.mark.parametrize("born_on", [None, date(2003, 2, 1)])
def test_studies_prolong_only_under_25_at_the_maximum(born_on: date | None) -> None:
    part = Component(kind=ComponentKind.STUDY_UNDER_25, evidence=EVIDENCE, months=6)
    end = plan_max_end(first_drawn_up_on=date(2026, 2, 1), components=[part], born_on=born_on)
    assert end.value == date(2028, 2, 1)
    assert end.reasons[-1].code is ReasonCode.NOT_UNDER_25


def due_in(days: int, *, on: date = date(2026, 11, 24), length: int = 365) -> Clock:
    due = on + timedelta(days=days)
    explained = Explained(value=due, reasons=referral_due(drawn_up_on=on).reasons)
    return clock(ClockName.PLAN_REVIEW, start=due - timedelta(days=length), due=explained, on=on)


@pytest.mark.parametrize(
    ("days", "length", "tone"),
    [
        (-1, 365, Tone.LATE),
        (0, 365, Tone.WARN),
        (14, 365, Tone.WARN),
        (15, 30, Tone.INFO),
        (60, 100, Tone.INFO),
        (61, 100, Tone.OK),
        (100, 1000, Tone.WARN),
    ],
)
def test_a_clock_warns_in_the_last_fortnight_or_the_last_fifteen_per_cent(days: int, length: int, tone: Tone) -> None:
    assert due_in(days, length=length).tone is tone


@given(ANY, st.integers(min_value=-500, max_value=500), st.integers(min_value=0, max_value=1500))
def test_a_clock_is_never_used_up_below_nothing_or_beyond_everything(on: date, days: int, length: int) -> None:
    one = due_in(days, on=on, length=length)
    assert 0 <= one.used <= 100
    assert (one.tone is Tone.LATE) == (days < 0)


def test_starting_without_delay_has_no_due_day_and_counts_the_days_gone() -> None:
    one = assessment_start_clock(learned_on=date(2026, 11, 2), on=date(2026, 11, 24))
    assert (one.due, one.days_left, one.days_gone, one.tone) == (None, None, 22, Tone.WARN)


def test_a_window_clock_runs_from_the_first_permit() -> None:
    one = window_clock(ClockName.PLAN_WINDOW, anchor_on=date(2026, 3, 12), on=date(2026, 11, 24))
    assert one is not None
    assert (one.start, one.due) == (date(2026, 3, 12), date(2029, 3, 12))
    assert window_clock(ClockName.PLAN_WINDOW, anchor_on=date(2020, 1, 1), on=date(2024, 1, 1)) is None


def test_the_most_urgent_clock_comes_first() -> None:
    clocks = (
        due_in(30),
        permit_clock(valid_from=date(2026, 1, 1), valid_until=date(2026, 11, 1), on=date(2026, 11, 24)),
    )
    assert [one.name for one in most_urgent_first(clocks)] == [ClockName.PERMIT_END, ClockName.PLAN_REVIEW]
