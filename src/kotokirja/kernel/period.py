"""A span of days, both ends included, as the tables' `valid_from` and `valid_until`."""

from dataclasses import dataclass
from datetime import date, timedelta


class InvalidPeriod(ValueError):
    """A period that ends before it begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """From the first day to the last, both included; a missing last day means that no end is known."""

    valid_from: date
    valid_until: date | None = None

    def __post_init__(self) -> None:
        if self.valid_until is not None and self.valid_until < self.valid_from:
            raise InvalidPeriod(f"{self.valid_from}–{self.valid_until}")

    def __contains__(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)

    @property
    def days(self) -> int | None:
        """How many days the period has, if it has an end."""
        return None if self.valid_until is None else (self.valid_until - self.valid_from).days + 1

    def overlap(self, other: "Period") -> "Period | None":
        """The days that two periods share."""
        start = max(self.valid_from, other.valid_from)
        ends = [day for day in (self.valid_until, other.valid_until) if day is not None]
        end = min(ends) if ends else None
        return None if end is not None and end < start else Period(valid_from=start, valid_until=end)


def days_covered(*periods: Period) -> int:
    """How many days closed periods cover together, each day counted once."""
    total, reached = 0, date.min
    for period in sorted(periods, key=lambda period: period.valid_from):
        if period.valid_until is None:
            raise InvalidPeriod("a period without an end has no number of days")
        start = max(period.valid_from, reached)
        if start <= period.valid_until:
            total += (period.valid_until - start).days + 1
            reached = period.valid_until + timedelta(days=1)
    return total
