"""Numbers of the law by date: what was in force on a day is looked up, never guessed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

V = TypeVar("V")


class NoValueInForce(LookupError):
    """Nothing is known to be in force on that day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated(Generic[V]):
    """A value with the day from which it holds, until the next one."""

    value: V
    valid_from: date


def in_force(rows: Sequence[Dated[V]], *, on: date, name: str = "") -> Dated[V]:
    """The latest row that holds on a day; raises `NoValueInForce` when there is none."""
    held = [row for row in rows if row.valid_from <= on]
    if not held:
        raise NoValueInForce(f"{name} on {on}")
    return max(held, key=lambda row: row.valid_from)
