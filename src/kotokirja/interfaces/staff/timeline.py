"""The picture of a plan's services in time: pure geometry, drawn as SVG by a template; no style, only attributes.

States differ by shape: an ended service is a pale bar with a line, a running one solid, a planned one dashed, a single
day a diamond, today a line with its word. A label stands in its bar where it fits, else beside it, never over another.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from kotokirja.kernel.calendar import add_months

WIDTH: Final = 860.0
HEAD: Final = 44.0
ROW: Final = 41.0
BAR: Final = 32.0
FOOT: Final = 22.0
LETTER: Final = 6.3
"""How wide a letter of the picture is at most, on average, so that a label's place is known without drawing it."""
PAD: Final = 8.0
FEW_MONTHS: Final = 2
MANY_MONTHS: Final = 18
LEAST: Final = 3.0


class BarState(StrEnum):
    """How a bar is drawn; the values are the style sheet's class names."""

    ENDED = "done"
    RUNNING = "live"
    PLANNED = "plan"
    DAY = "mile"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Something with days to be drawn: a last day that is missing runs to the end of the picture."""

    title: str
    start: date
    end: date | None
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Where a bar's words stand, and how wide they may be taken to be."""

    x: float
    width: float
    is_inside: bool
    is_before: bool

    @property
    def halo_x(self) -> float:
        """Where the ground that keeps the words readable begins."""
        return self.x - 3 - (self.width if self.is_before else 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar or diamond with its label and what the table beneath says of it."""

    title: str
    detail: str
    state: BarState
    x: float
    y: float
    width: float
    label: Label
    start: date
    end: date | None

    @property
    def title_y(self) -> float:
        """The baseline of the first line."""
        return self.y + 14

    @property
    def detail_y(self) -> float:
        """The baseline of the second line."""
        return self.y + 27

    @property
    def diamond(self) -> str:
        """The path of a single day."""
        return f"M{self.x:.1f} {self.y + 7:.1f}l9 9-9 9-9-9z"

    @property
    def halo_y(self) -> float:
        """The top of the ground under a label that stands beside its bar."""
        return self.y + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A line of the grid."""

    x: float
    month: int
    year: int | None
    """Given where the year changes."""
    is_named: bool

    @property
    def text_x(self) -> float:
        """Where its words stand."""
        return self.x + 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The whole picture."""

    width: float
    height: float
    months: tuple[Month, ...]
    bars: tuple[Bar, ...]
    today_x: float | None

    @property
    def foot_y(self) -> float:
        """Where the word "today" stands."""
        return self.height - 5

    @property
    def line_end(self) -> float:
        """Where today's line ends."""
        return self.height - 16

    @property
    def today_text_x(self) -> float:
        """The middle of that word, which stays within the picture."""
        return min(max(self.today_x or 0, 27), self.width - 27)

    @property
    def today_box_x(self) -> float:
        """Where the ground of that word begins."""
        return self.today_text_x - 26

    @property
    def today_box_y(self) -> float:
        """Its top."""
        return self.height - 17


def timeline(
    spans: Sequence[Span], *, on: date, valid_from: date | None = None, valid_until: date | None = None
) -> Timeline | None:
    """Lay services out in time; nothing where no service has a day."""
    if not spans:
        return None
    first, last = _bounds(spans, on=on, valid_from=valid_from, valid_until=valid_until)
    days = (last - first).days

    def place(day: date) -> float:
        return round(1 + (WIDTH - 2) * min(max((day - first).days, 0), days) / days, 1)

    ordered = sorted(spans, key=lambda span: (span.start, span.end or date.max, span.title))
    bars = tuple(
        _bar(span, y=HEAD + row * ROW, left=place(span.start), right=place((span.end or last) + timedelta(1)), on=on)
        for row, span in enumerate(ordered)
    )
    return Timeline(
        width=WIDTH,
        height=HEAD + len(bars) * ROW + FOOT,
        months=tuple(_months(first, last, place)),
        bars=bars,
        today_x=place(on) if first <= on <= last else None,
    )


def _bounds(spans: Sequence[Span], *, on: date, valid_from: date | None, valid_until: date | None) -> tuple[date, date]:
    """Whole months around the services, the plan, and today where it is near."""
    starts = [span.start for span in spans] + ([valid_from] if valid_from else [])
    ends = [span.end for span in spans if span.end] + [span.start for span in spans]
    ends += [valid_until] if valid_until else []
    first, last = min(starts), max(ends)
    if add_months(first, -3) <= on <= add_months(last, 3):
        first, last = min(first, on), max(last, on)
    first = first.replace(day=1)
    last = add_months(last.replace(day=1), 1)
    return first, max(last, add_months(first, FEW_MONTHS))


def _months(first: date, last: date, place: Callable[[date], float]) -> Iterator[Month]:
    count = (last.year - first.year) * 12 + last.month - first.month
    every = max(1, -(-count // MANY_MONTHS))
    day = first
    for number in range(count):
        yield Month(
            x=place(day),
            month=day.month,
            year=day.year if number == 0 or day.month == 1 else None,
            is_named=number % every == 0,
        )
        day = add_months(day, 1)


def _bar(span: Span, *, y: float, left: float, right: float, on: date) -> Bar:
    is_day = span.end == span.start
    width = 0.0 if is_day else round(max(right - left, LEAST), 1)
    return Bar(
        title=span.title,
        detail=span.detail,
        state=_state(span, on=on),
        x=left,
        y=y,
        width=width,
        label=_label(span, left=left, width=width, is_day=is_day),
        start=span.start,
        end=span.end,
    )


def _state(span: Span, *, on: date) -> BarState:
    if span.end == span.start:
        return BarState.DAY
    if span.start > on:
        return BarState.PLANNED
    return BarState.ENDED if span.end is not None and span.end < on else BarState.RUNNING


def _label(span: Span, *, left: float, width: float, is_day: bool) -> Label:
    """Inside the bar if it fits, else after it, else before it; where it fits nowhere, at the picture's edge."""
    needed = round(max(len(span.title), len(span.detail)) * LETTER + 2 * PAD, 1)
    after = left + (14 if is_day else width + 5)
    if not is_day and needed <= width:
        return Label(x=left + PAD, width=needed, is_inside=True, is_before=False)
    if after + needed <= WIDTH:
        return Label(x=round(after + 3, 1), width=needed, is_inside=False, is_before=False)
    before = left - (14 if is_day else 5)
    if before - needed >= 0:
        return Label(x=round(before, 1), width=needed, is_inside=False, is_before=True)
    return Label(x=max(round(WIDTH - needed, 1), PAD), width=needed, is_inside=False, is_before=False)
