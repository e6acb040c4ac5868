"""The course of one client's matter: which office day something fell on, who recorded it and what the log says."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Final, TypeVar

from kotokirja.kernel.calendar import HELSINKI
from kotokirja.kernel.ids import AccountId
from kotokirja.policy.vocabulary import Role, SourceCode
from kotokirja.project.synthetic.chance import Dice, new_id
from kotokirja.project.synthetic.shapes import Act, Recorded, Row, Trace, Version

F = TypeVar("F")
OFFICE_OPENS: Final = time(8, 0)
OFFICE_MINUTES: Final = 465
SATURDAY: Final = 5


def office_day(day: date) -> date:
    """The day itself, or the Monday after a weekend."""
    weekday = day.weekday()
    return day if weekday < SATURDAY else day + timedelta(days=7 - weekday)


@lru_cache(maxsize=2048)
def _opened_at(day: date) -> datetime:
    return datetime.combine(day, OFFICE_OPENS, tzinfo=HELSINKI).astimezone(UTC)


@dataclass(slots=True, kw_only=True)
class Chronicle:
    """What was recorded about one client up to yesterday, in the order in which it is told."""

    rng: Dice
    as_of: date
    worker: AccountId
    role: Role = Role.CASE_WORKER
    traces: list[Trace] = field(default_factory=list)

    def is_past(self, day: date) -> bool:
        """Whether the day has ended, so that things of that day have happened."""
        return office_day(day) < self.as_of

    def after(self, day: date, *, least: int, most: int) -> date:
        """An office day some days later."""
        return office_day(day + timedelta(days=self.rng.randint(least, most)))

    def moment(self, day: date) -> datetime:
        """An instant within the office hours of a day."""
        return _opened_at(office_day(day)) + timedelta(seconds=self.rng.below(OFFICE_MINUTES * 60))

    def recorded(
        self,
        day: date,
        *,
        source: SourceCode,
        act: Act,
        by: AccountId | None = None,
        role: Role | None = None,
        earliest: datetime | None = None,
    ) -> Recorded:
        """Say who recorded something on that day, and leave the line in the log."""
        at = self.moment(day)
        if earliest is not None and at <= earliest:
            at = earliest + timedelta(minutes=1 + self.rng.below(9))
        recorded = Recorded(at=at, by=by or self.worker, source=source)
        self.trace(recorded.at, act, by=recorded.by, role=role)
        return recorded

    def trace(self, at: datetime, act: Act, *, by: AccountId | None = None, role: Role | None = None) -> None:
        """Leave a line in the log."""
        self.traces.append(
            Trace(at=at, by=by or self.worker, role=role or self.role, act=act, request_id=new_id(self.rng))
        )

    def row(self, fact: F, recorded: Recorded) -> Row[F]:
        """A new row with its first version."""
        return Row(id=new_id(self.rng), versions=(Version(fact=fact, recorded=recorded),))

    def amended(
        self,
        row: Row[F],
        day: date,
        *,
        source: SourceCode,
        act: Act,
        by: AccountId | None = None,
        role: Role | None = None,
        **values: object,
    ) -> Row[F]:
        """The row with one more version, in which the given values differ."""
        earliest = row.versions[-1].recorded.at
        recorded = self.recorded(day, source=source, act=act, by=by, role=role, earliest=earliest)
        fact = replace(row.now, **values)  # type: ignore[type-var]
        return Row(id=row.id, versions=(*row.versions, Version(fact=fact, recorded=recorded)))

    def sorted_traces(self) -> tuple[Trace, ...]:
        """The log in the order of time."""
        return tuple(sorted(self.traces, key=lambda trace: (trace.at, trace.request_id)))
