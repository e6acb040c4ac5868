"""The Finnish personal identity code (henkilötunnus, act 661/2009), compared whole, its century sign included."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from stdnum.exceptions import InvalidChecksum, InvalidComponent, ValidationError
from stdnum.fi import hetu

CENTURIES: Final = {"+": 1800} | dict.fromkeys("-YXWVU", 1900) | dict.fromkeys("ABCDEF", 2000)
"""The century of each sign, those given since 1.1.2023 included."""
ARTIFICIAL_FROM: Final = 900
"""Individual numbers from here on are given to nobody."""


class InvalidIdentityCode(ValueError):
    """The text is not an identity code; `reason` says why, and never the text itself."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True, repr=False)
class PersonalIdentityCode:
    """A code that passed its check; two that differ only by the century sign belong to two persons.

    Nothing but the day of birth is read out of it.
    """

    value: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "value", _checked(self.value))

    @classmethod
    def parse(cls, text: str) -> "PersonalIdentityCode | None":
        """Read a code that somebody typed, or nothing when the text isn't one."""
        try:
            return cls(text)
        except InvalidIdentityCode:
            return None

    @property
    def birth_date(self) -> date:
        """The day of birth that the code carries."""
        return date(CENTURIES[self.value[6]] + int(self.value[4:6]), int(self.value[2:4]), int(self.value[:2]))

    @property
    def is_artificial(self) -> bool:
        """Whether the individual number is one that nobody real is given."""
        return int(self.value[7:10]) >= ARTIFICIAL_FROM

    @property
    def masked(self) -> str:
        """The code as screens show it: the last three characters covered."""
        return f"{self.value[:8]}•••"

    def __repr__(self) -> str:
        return "PersonalIdentityCode(…)"

    __str__ = __repr__


def _checked(text: str) -> str:
    if len(text) > 40:  # noqa: PLR2004
        raise InvalidIdentityCode("FORMAT")
    try:
        code: str = hetu.validate(text, allow_temporary=True)
    except InvalidChecksum:
        raise InvalidIdentityCode("CHECK_CHARACTER") from None
    except InvalidComponent:
        raise InvalidIdentityCode("DATE_OR_NUMBER") from None
    except ValidationError:
        raise InvalidIdentityCode("FORMAT") from None
    if not code.isascii():
        raise InvalidIdentityCode("FORMAT")
    return code
