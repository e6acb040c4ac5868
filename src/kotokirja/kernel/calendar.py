"""The one place where statutory days are counted (act 150/1930 on the calculation of statutory time limits).

The roll-over to the next working day is for acts before an authority only; lengths of plans and compensations end on
the day itself.
"""

from calendar import monthrange
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

HELSINKI: Final = ZoneInfo("Europe/Helsinki")
MONTHS: Final = 12
FRIDAY: Final = 4
SATURDAY: Final = 5


class NaiveInstant(ValueError):
    """An instant without its zone names no day."""


def helsinki_day(at: datetime) -> date:
    """The day in Finland at an instant: every statutory day is this one."""
    if at.tzinfo is None:
        raise NaiveInstant(at.isoformat())
    return at.astimezone(HELSINKI).date()


def add_months(day: date, months: int) -> date:
    """The day of the same number, or the month's last day where it has none (act 150/1930, 3)."""
    years, month = divmod(day.year * MONTHS + day.month - 1 + months, MONTHS)
    return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))


def add_years(day: date, years: int) -> date:
    """The same day so many years on; the 28th of February where a leap day is missing."""
    return add_months(day, years * MONTHS)


def age_on(*, born_on: date, day: date) -> int:
    """Full years of age on a day; who was born on a leap day is a year older on the 1st of March."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def easter(year: int) -> date:
    """Easter Sunday by the Gregorian reckoning."""
    golden, century = year % 19, year // 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - epact - year % 100 % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def is_rest_day(day: date) -> bool:
    """Whether a time limit may roll over this day (act 150/1930, 5): holy days, eves, Saturdays and the rest."""
    if day.weekday() >= SATURDAY:
        return True
    fixed = {(1, 1), (1, 6), (5, 1), (12, 6), (12, 24), (12, 25), (12, 26)}
    midsummer_eve = day.month == 6 and 19 <= day.day <= 25 and day.weekday() == FRIDAY  # noqa: PLR2004
    sunday = easter(day.year)
    moving = {sunday - timedelta(days=2), sunday + timedelta(days=1), sunday + timedelta(days=39)}
    return (day.month, day.day) in fixed or midsummer_eve or day in moving


def next_working_day(day: date) -> date:
    """The day itself, or the next working day: the last day of an act before an authority (act 150/1930, 5)."""
    while is_rest_day(day):
        day += timedelta(days=1)
    return day


def working_days_after(day: date, count: int) -> date:
    """The working day that is so many working days after a day, which itself is not counted."""
    for _ in range(count):
        day = next_working_day(day + timedelta(days=1))
    return day
