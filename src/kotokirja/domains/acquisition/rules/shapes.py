"""The shape of a value, which a report may show where the value itself must not be."""

from typing import Final

LONGEST: Final = 40
KEPT: Final = frozenset(" .,:;/\\-+–—_()=@#&*'\"%!?<>|[]{}°§")


def shape_of(value: object) -> str:
    """Digits as 9, capitals as A, other letters as a, usual signs as themselves, all else as `?`; at most 40 signs."""
    text = str(value)
    shape = "".join(map(_sign, text[:LONGEST]))
    return shape if len(text) <= LONGEST else f"{shape}… ({len(text)})"


def _sign(sign: str) -> str:
    if sign.isdigit():
        return "9"
    if sign.isalpha():
        return "A" if sign.isupper() else "a"
    if sign.isspace():
        return " "
    return sign if sign in KEPT else "?"
