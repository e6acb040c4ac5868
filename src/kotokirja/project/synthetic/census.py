"""Who lives in a synthetic municipality: households in their order, drawn before any file is told.

Whatever everybody must have a share of, identity codes and workers, is given out here, by one count for the whole town;
so the files can be told anywhere and in any order, and are the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from itertools import islice
from random import Random
from typing import Final

from kotokirja.kernel.calendar import add_years
from kotokirja.project.synthetic import names, texts
from kotokirja.project.synthetic.chance import Dice, weighted
from kotokirja.project.synthetic.codes import CodeBook
from kotokirja.project.synthetic.profiles import Origin, draw_origin
from kotokirja.project.synthetic.staff import Desk

HISTORY_DAYS: Final = 730
RECENT: Final = 1.25
"""Above one, more began lately than long ago."""
ADULT: Final = 18
WITHOUT_CODE: Final = 0.1
NEW_SIGN: Final = 0.12
NAMES_OF_LANGUAGE: Final = {"kmr": "kurdish", "ckb": "kurdish", "ps": "pashto_urdu", "ti": "horn", "ru": "slavic"}
HOUSEHOLDS: Final = 250
"""How many households are told together."""


class Story(StrEnum):
    """A client who is made to be looked for."""

    REVIEW_DUE = "Tarkistus-Pian"
    REVIEW_OVERDUE = "Tarkistus-Myöhässä"
    PLANLESS = "Suunnitelmaton-Esimerkki"
    LONG_NAME = "long name"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One of a household, with the identity code of somebody who has one."""

    age: int
    birth_date: date
    identity_code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """What the members of a household have in common."""

    origin: Origin
    language: str
    last_name: str
    starts_on: date
    arrived_on: date
    address: str
    desk: Desk
    members: tuple[Member, ...]
    story: Story | None = None

    @property
    def names(self) -> str:
        """The group that the names are of."""
        return NAMES_OF_LANGUAGE.get(self.language, self.origin.names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarter:
    """Some households that are told together, by one thread of chance."""

    number: int
    households: tuple[Household, ...]

    @property
    def clients(self) -> int:
        """How many people live there."""
        return sum(len(household.members) for household in self.households)


@dataclass(slots=True, kw_only=True)
class Census:
    """Counts the households of a municipality, one after the other."""

    rng: Dice
    as_of: date
    desks: tuple[Desk, ...]
    codes: CodeBook = field(default_factory=CodeBook)

    def quarters(self, *, first: tuple[Household, ...], clients: int) -> Iterator[Quarter]:
        """The households in their quarters, those that are given first, until there are as many clients as asked."""
        yield Quarter(number=0, households=first)
        households = self._households(clients - sum(len(household.members) for household in first))
        number = 0
        while gathered := tuple(islice(households, HOUSEHOLDS)):
            number += 1
            yield Quarter(number=number, households=gathered)

    def _households(self, clients: int) -> Iterator[Household]:
        number = 0
        while clients > 0:
            household = self.household(desk=self.desks[number % len(self.desks)], most=clients)
            clients -= len(household.members)
            number += 1
            yield household

    def household(
        self,
        *,
        desk: Desk,
        most: int,
        starts_on: date | None = None,
        age: int | None = None,
        story: Story | None = None,
    ) -> Household:
        """Draw a household of some members at most, an adult first; `age` makes it one person of that age."""
        rng = self.rng
        origin = draw_origin(rng)
        language = weighted(rng, origin.languages)
        begun = starts_on or self.as_of - timedelta(days=1 + int(HISTORY_DAYS * rng.random() ** RECENT))
        ages = _ages(rng, origin)[:most] if age is None else (age,)
        return Household(
            origin=origin,
            language=language,
            last_name=names.family_name(rng, group=NAMES_OF_LANGUAGE.get(language, origin.names)),
            starts_on=begun,
            arrived_on=begun - timedelta(days=rng.randint(15, 420)),
            address=f"{rng.choice(texts.STREETS)} {rng.randint(1, 140)} {rng.choice('ABCDE')} {rng.randint(1, 80)}",
            desk=desk,
            members=tuple(self._member(begun, age) for age in ages),
            story=story,
        )

    def _member(self, begun: date, age: int) -> Member:
        rng = self.rng
        birth_date = add_years(begun, -age) - timedelta(days=rng.randint(1, 360))
        code = ""
        if rng.random() >= WITHOUT_CODE:
            code = self.codes.next_code(birth_date=birth_date, prefers_new_sign=rng.random() < NEW_SIGN)
        return Member(age=age, birth_date=birth_date, identity_code=code)


def _ages(rng: Random, origin: Origin) -> tuple[int, ...]:
    head = round(rng.triangular(ADULT, 72, 31))
    if rng.random() >= origin.household:
        return (head,)
    partner = (max(ADULT, head + rng.randint(-6, 6)),) if rng.random() < 0.7 else ()
    oldest_child = max(0, head - 19)
    children = tuple(rng.randint(0, min(17, oldest_child)) for _ in range(rng.choice((0, 0, 1, 1, 2, 2, 3))))
    return (head, *partner, *children) if partner or children else (head, max(ADULT, head - 2))
