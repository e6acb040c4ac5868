"""How long data stays in one municipality: the statute's length, the municipality's, or none yet (N9.3)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kotokirja.policy.declaration.shapes import RetentionRule
from kotokirja.policy.overlay.shapes import Overlay
from kotokirja.policy.parameters import P, Span, value_of


class SetBy(StrEnum):
    """Who set a length."""

    ACT = "ACT"
    MUNICIPALITY = "MUNICIPALITY"
    NOBODY = "NOBODY"


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """A length and who set it; where the Act overrode the municipality's shorter one, that too."""

    span: Span | None
    set_by: SetBy
    overridden: Span | None = None


def length_of(rule: RetentionRule, *, overlay: Overlay | None, on: date) -> Length:
    """The length that holds on a day: a longer statutory one wins over the municipality's (N9.3)."""
    own = overlay.retention.get(rule.record) if overlay else None
    if rule.exactly is not None:
        return Length(span=_statutory(rule.exactly, on), set_by=SetBy.ACT)
    if own is None:
        return Length(span=None, set_by=SetBy.NOBODY)
    least = least_of(rule, on=on)
    if least is not None and least.after(on) > own.after(on):
        return Length(span=least, set_by=SetBy.ACT, overridden=own)
    return Length(span=own, set_by=SetBy.MUNICIPALITY)


def least_of(rule: RetentionRule, *, on: date) -> Span | None:
    """The shortest length that the law lets a municipality set, where it names one."""
    return _statutory(rule.at_least, on) if rule.at_least is not None else None


def _statutory(parameter: P, on: date) -> Span:
    match value_of(parameter, on=on):
        case Span() as span:
            return span
        case int(years):
            return Span(years=years)
        case other:
            raise TypeError(f"{parameter} is no length: {other!r}")
