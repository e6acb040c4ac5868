"""When a client's file is destroyed and why (N9.2): from the retention rules, the overlay's lengths and the ending day."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from kotokirja.policy.declaration import RETENTION
from kotokirja.policy.declaration.shapes import HoldReason, RetentionRule, StartingEvent
from kotokirja.policy.overlay import Overlay
from kotokirja.policy.overlay.lengths import Length, SetBy, length_of
from kotokirja.policy.parameters import Span
from kotokirja.policy.terms import Explained, Reason, ReasonCode
from kotokirja.policy.vocabulary import RecordClass

HELD: Final = {
    HoldReason.STATUTORY_TASK: ReasonCode.HELD_FOR_STATUTORY_TASK,
    HoldReason.PENDING_MATTER: ReasonCode.HELD_FOR_PENDING_MATTER,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Disposal:
    """One record class of a file: how long it stays, the day on which it is destroyed if it is known, and why."""

    record: RecordClass
    span: Span | None
    due: Explained[date | None]
    is_held: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FileDisposal:
    """All record classes of one file; the file is gone when the last of them is."""

    ended_on: date | None
    lines: tuple[Disposal, ...]

    @property
    def due(self) -> date | None:
        """The day on which the last of the file is destroyed; none while the relationship lasts or a length is unset."""
        days = [line.due.value for line in self.lines]
        return max((day for day in days if day is not None), default=None) if all(days) else None

    @property
    def first_due(self) -> date | None:
        """The day on which the first part of the file is destroyed."""
        return min((line.due.value for line in self.lines if line.due.value is not None), default=None)

    @property
    def span(self) -> Span | None:
        """The longest of the lengths; none where one of them is not set."""
        spans = [line.span for line in self.lines]
        day = date(2000, 1, 1)
        known = [span for span in spans if span is not None]
        return max(known, key=lambda span: span.after(day)) if known and len(known) == len(spans) else None

    @property
    def is_uniform(self) -> bool:
        """Whether everything goes on the same day for the same reasons."""
        return (
            len({(line.span, line.due.value, tuple(reason.code for reason in line.due.reasons)) for line in self.lines})
            == 1
        )

    @property
    def is_held(self) -> bool:
        """Whether something keeps a part of the file beyond its day."""
        return any(line.is_held for line in self.lines)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why the file as a whole goes when it does: the reasons of its parts, each once."""
        found: dict[tuple[ReasonCode, str], Reason] = {}
        for line in self.lines:
            for reason in line.due.reasons:
                found.setdefault((reason.code, reason.section), reason)
        return tuple(found.values())

    @property
    def shared(self) -> tuple[ReasonCode, ...]:
        """The reasons that hold for every part of the file."""
        each = [{reason.code for reason in line.due.reasons} for line in self.lines]
        return tuple(code for code in ReasonCode if each and all(code in codes for codes in each))


def file_disposal(
    *,
    records: Iterable[RecordClass],
    overlay: Overlay | None,
    ended_on: date | None,
    held: AbstractSet[HoldReason] = frozenset(),
    on: date,
) -> FileDisposal:
    """When each record class of a client's file is destroyed; what holds it now counts only where its rule says so."""
    rules = [RETENTION[record] for record in records]
    return FileDisposal(
        ended_on=ended_on,
        lines=tuple(
            _line(rule, length_of(rule, overlay=overlay, on=on), ended_on=ended_on, held=held)
            for rule in rules
            if rule.starts is StartingEvent.RELATIONSHIP_ENDED
        ),
    )


def _line(rule: RetentionRule, length: Length, *, ended_on: date | None, held: AbstractSet[HoldReason]) -> Disposal:
    holding = [reason for reason in HoldReason if ended_on is not None and reason in rule.holds and reason in held]
    day = None if length.span is None or ended_on is None else length.span.after(ended_on) + timedelta(days=1)
    reasons = [
        Reason(code=_set_by(length), section=rule.ground, values={"span": length.span, "own": length.overridden}),
        Reason(code=ReasonCode.RELATIONSHIP_IN_FORCE, section=rule.ground)
        if ended_on is None
        else Reason(code=ReasonCode.FROM_END_OF_RELATIONSHIP, section=rule.ground, values={"from": ended_on}),
        *(Reason(code=HELD[reason], section=rule.ground) for reason in holding),
    ]
    return Disposal(
        record=rule.record,
        span=length.span,
        due=Explained(value=day, reasons=tuple(reasons)),
        is_held=bool(holding),
    )


def _set_by(length: Length) -> ReasonCode:
    match length.set_by:
        case SetBy.ACT:
            return ReasonCode.RETENTION_BY_ACT if length.overridden is None else ReasonCode.RETENTION_ACT_IS_LONGER
        case SetBy.MUNICIPALITY:
            return ReasonCode.RETENTION_BY_MUNICIPALITY
        case SetBy.NOBODY:
            return ReasonCode.RETENTION_NOT_SET
