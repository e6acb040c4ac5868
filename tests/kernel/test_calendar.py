"""Statutory days: act 150/1930, Finnish holidays, and the day in Helsinki."""

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kotokirja.kernel.calendar import (
    NaiveInstant,
    add_months,
    add_years,
    age_on,
    easter,
    helsinki_day,
    is_rest_day,
    next_working_day,
    working_days_after,
)

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 12, 31))
MONTHS = st.integers(min_value=0, max_value=1200)


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2026, 1, 1, 21, 59, tzinfo=UTC), date(2026, 1, 1)),
        (datetime(2026, 1, 1, 22, 0, tzinfo=UTC), date(2026, 1, 2)),
        (datetime(2026, 7, 1, 20, 59, tzinfo=UTC), date(2026, 7, 1)),
        (datetime(2026, 7, 1, 21, 0, tzinfo=UTC), date(2026, 7, 2)),
    ],
)
def test_a_statutory_day_is_the_day_in_helsinki(at: datetime, day: date) -> None:
    assert helsinki_day(at) == day


def test_an_instant_without_a_zone_is_no_day() -> None:
    with pytest.raises(NaiveInstant):
        helsinki_day(datetime(2026, 1, 1))  # noqa: DTZ001 - the mistake that is refused


@pytest.mark.parametrize(
    ("day", "months", "end"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 3, 31), 1, date(2026, 4, 30)),
        (date(2026, 11, 24), 6, date(2027, 5, 24)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2028, 2, 29), 48, date(2032, 2, 29)),
    ],
)
def test_months_end_on_the_day_of_the_same_number_or_the_months_last(day: date, months: int, end: date) -> None:
    assert add_months(day, months) == end


@given(DAYS, MONTHS)
def test_a_month_later_keeps_its_number_wherever_the_month_has_it(day: date, months: int) -> None:
    end = add_months(day, months)
    assert (end.year * 12 + end.month) - (day.year * 12 + day.month) == months
    assert end.day == min(day.day, monthrange(end.year, end.month)[1])


@given(DAYS, MONTHS)
def test_more_months_never_end_earlier(day: date, months: int) -> None:
    assert add_months(day, months) < add_months(day, months + 1)


@given(DAYS, DAYS, st.integers(min_value=0, max_value=30))
def test_who_started_later_never_ends_earlier(one: date, other: date, years: int) -> None:
    first, last = sorted((one, other))
    assert add_years(first, years) <= add_years(last, years)


@given(DAYS, DAYS)
def test_age_grows_by_one_on_the_birthday(born: date, day: date) -> None:
    age = age_on(born_on=born, day=day)
    birthday = date(day.year, born.month, born.day) if (born.month, born.day) != (2, 29) else date(day.year, 3, 1)
    assert age == day.year - born.year - (day < birthday)


@pytest.mark.parametrize(
    ("year", "day"),
    [(2024, date(2024, 3, 31)), (2025, date(2025, 4, 20)), (2026, date(2026, 4, 5)), (2038, date(2038, 4, 25))],
)
def test_easter_by_the_almanac(year: int, day: date) -> None:
    assert easter(year) == day


@given(st.integers(min_value=1700, max_value=3000))
def test_easter_is_a_sunday_between_its_two_bounds(year: int) -> None:
    assert easter(year).weekday() == 6
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 1, 1),
        date(2026, 1, 6),
        date(2026, 4, 3),
        date(2026, 4, 6),
        date(2026, 5, 1),
        date(2026, 5, 14),
        date(2026, 6, 19),
        date(2026, 6, 20),
        date(2026, 10, 31),
        date(2026, 12, 6),
        date(2026, 12, 24),
        date(2026, 12, 25),
        date(2026, 12, 26),
        date(2026, 11, 28),
        date(2026, 11, 29),
    ],
)
def test_finnish_rest_days_of_2026(day: date) -> None:
    assert is_rest_day(day)


@pytest.mark.parametrize(
    "day", [date(2026, 12, 23), date(2026, 6, 18), date(2026, 4, 2), date(2026, 12, 31), date(2026, 5, 15)]
)
def test_ordinary_working_days_of_2026(day: date) -> None:
    assert not is_rest_day(day)


@pytest.mark.parametrize(
    ("last", "rolled"),
    [
        (date(2026, 12, 24), date(2026, 12, 28)),
        (date(2026, 4, 3), date(2026, 4, 7)),
        (date(2026, 6, 19), date(2026, 6, 22)),
        (date(2026, 11, 24), date(2026, 11, 24)),
    ],
)
def test_an_act_before_an_authority_may_be_done_on_the_next_working_day(last: date, rolled: date) -> None:
    assert next_working_day(last) == rolled


@given(DAYS)
def test_rolling_over_reaches_a_working_day_within_a_week(day: date) -> None:
    rolled = next_working_day(day)
    assert not is_rest_day(rolled)
    assert timedelta(0) <= rolled - day <= timedelta(days=5)


def test_five_working_days_do_not_count_the_starting_day_nor_rest_days() -> None:
    assert working_days_after(date(2026, 12, 22), 5) == date(2026, 12, 31)
