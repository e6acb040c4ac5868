"""Telephone numbers as everybody writes them, in the one form in which they can be compared (E.164)."""

import re
from typing import Final

COUNTRY: Final = "358"
PUNCTUATION: Final = re.compile(r"[\s().\-–/]")
VALID: Final = re.compile(r"\+[1-9]\d{6,14}")


class NotAPhoneNumber(ValueError):
    """A text that can't be a telephone number."""


def e164(written: str) -> str:
    """The number with its country code; a number without one is Finnish."""
    digits = PUNCTUATION.sub("", written)
    if digits.startswith("00"):
        digits = f"+{digits[2:]}"
    elif digits.startswith("0"):
        digits = f"+{COUNTRY}{digits[1:]}"
    if not VALID.fullmatch(digits):
        raise NotAPhoneNumber(written)
    return digits


def look_alike(one: str, other: str) -> bool:
    """Whether two different numbers are so near that one may be a slip of the other.

    That is one digit changed, missing or too many, or two neighbours swapped.
    """
    if one == other:
        return False
    if len(one) != len(other):
        short, long = sorted((one, other), key=len)
        return len(long) - len(short) == 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
    differs = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    match differs:
        case [_]:
            return True
        case [first, second]:
            return second == first + 1 and one[first] == other[second] and one[second] == other[first]
        case _:
            return False
