"""Identity codes of invented people: only from the individual numbers 900–999, which nobody real is given."""

from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Final

ALPHABET: Final = "0123456789ABCDEFHJKLMNPRSTUVWXY"
SIGNS: Final = {18: "+", 19: "-YXWVU", 20: "ABCDEF"}
"""The signs of each century, the new ones of 2023 after the old one."""
FIRST_NUMBER: Final = 900
NUMBERS: Final = 100


class NoSuchSign(ValueError):
    """A century sign that does not belong to the birth date."""


class NoCodeLeft(RuntimeError):
    """Every artificial code of one birth date is taken."""


def identity_code(*, birth_date: date, sign: str, number: int) -> str:
    """Put an identity code together, with the check character of its nine digits."""
    if sign not in SIGNS[birth_date.year // 100]:
        raise NoSuchSign(sign)
    digits = f"{birth_date:%d%m%y}{number:03d}"
    return f"{digits[:6]}{sign}{digits[6:]}{ALPHABET[int(digits) % 31]}"


def make_identity_code(rng: Random, *, birth_date: date, sign: str | None = None) -> str:
    """Draw an artificial code for a birth date; `sign` picks one of the century's signs."""
    return identity_code(
        birth_date=birth_date,
        sign=sign or rng.choice(SIGNS[birth_date.year // 100]),
        number=FIRST_NUMBER + rng.randrange(NUMBERS),
    )


@dataclass(slots=True)
class CodeBook:
    """Gives each artificial code once: six hundred for a birth date, most of them with the century's old sign."""

    given: dict[tuple[date, int], int] = field(default_factory=dict)

    def next_code(self, *, birth_date: date, prefers_new_sign: bool) -> str:
        """Give the next free code of a birth date, from the signs of 2023 first where they are preferred."""
        signs = SIGNS[birth_date.year // 100]
        for is_new in dict.fromkeys((prefers_new_sign, not prefers_new_sign)):
            choices = signs[1:] if is_new else signs[:1]
            used = self.given.get((birth_date, int(is_new)), 0)
            if used < len(choices) * NUMBERS:
                self.given[birth_date, int(is_new)] = used + 1
                place, turn = divmod(used, len(choices))
                sign = choices[(turn + birth_date.toordinal()) % len(choices)]
                spread = (place * 37 + birth_date.toordinal() * 11) % NUMBERS
                return identity_code(birth_date=birth_date, sign=sign, number=FIRST_NUMBER + spread)
        raise NoCodeLeft(birth_date.isoformat())
