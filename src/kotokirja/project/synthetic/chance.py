"""Chance that follows from a seed, drawn cheaply: a million files take hundreds of millions of draws."""

from bisect import bisect
from collections.abc import Sequence
from itertools import accumulate
from random import Random
from typing import Final, Generic, TypeVar
from uuid import UUID

X = TypeVar("X")
VERSION_BITS: Final = (0x4 << 76) | (0x8 << 60)
OTHER_BITS: Final = ~((0xF << 76) | (0x3 << 60))
"""The bits that make a random number a UUID of version 4, and the others."""


class Dice(Random):
    """The generator of the standard library, of whose draws the everyday ones cost a fifth.

    They scale one random fraction, which for ranges of a few thousand is as even as the careful way.
    """

    def randint(self, a: int, b: int) -> int:
        """Draw a whole number from a to b, both included."""
        return a + int(self.random() * (b - a + 1))

    def choice(self, seq: Sequence[X]) -> X:  # type: ignore[override]
        """Draw one of some."""
        return seq[int(self.random() * len(seq))]

    def below(self, limit: int) -> int:
        """Draw a whole number from nought to below the limit."""
        return int(self.random() * limit)


class Weighted(Generic[X]):
    """Choices with weights that are drawn from again and again."""

    __slots__ = ("choices", "limits", "total")

    def __init__(self, choices: Sequence[tuple[X, int]]) -> None:
        self.choices = tuple(choice for choice, _ in choices)
        self.limits = tuple(accumulate(weight for _, weight in choices))
        self.total = self.limits[-1]

    def draw(self, rng: Random) -> X:
        """Draw one."""
        return self.choices[bisect(self.limits, int(rng.random() * self.total))]


def weighted(rng: Random, choices: Sequence[tuple[X, int]]) -> X:
    """Draw one of some choices that stand beside their weights."""
    total = 0
    for _, weight in choices:
        total += weight
    point = int(rng.random() * total)
    for choice, weight in choices:
        point -= weight
        if point < 0:
            return choice
    raise AssertionError("the weights do not cover the drawn point")


def new_number(rng: Random) -> int:
    """The number of a random UUID that follows from the seed."""
    return rng.getrandbits(128) & OTHER_BITS | VERSION_BITS


def new_id(rng: Random) -> UUID:
    """A random UUID that follows from the seed."""
    return UUID(int=new_number(rng))
