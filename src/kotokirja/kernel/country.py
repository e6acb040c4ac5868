"""Countries and citizenships by ISO 3166, with Kosovo, statelessness and the unknown."""

from dataclasses import dataclass
from functools import cache
from typing import Final

import pycountry
from babel import Locale

STATELESS: Final = "XX"
UNKNOWN: Final = "ZZ"
KOSOVO: Final = "XK"
"""Codes that ISO 3166 leaves to its users."""
OWN_NAMES: Final = {
    STATELESS: {"fi": "kansalaisuudeton", "sv": "statslös", "en": "stateless"},
    UNKNOWN: {"fi": "tuntematon", "sv": "okänd", "en": "unknown"},
}
OWN_NUMBERS: Final = {STATELESS: "998", UNKNOWN: "999"}
"""How the population information system numbers them."""


class UnknownCountry(ValueError):
    """A code that is not in the code set."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country by its two letters, or one of the citizenships that are no country's."""

    code: str

    def __post_init__(self) -> None:
        if self.code not in codes():
            raise UnknownCountry(self.code)

    def name(self, locale: str) -> str:
        """The name in Finnish, Swedish or English."""
        return _name(self.code, locale)

    @property
    def number(self) -> str:
        """The three digits that authorities' messages use, or nothing where the code set has none."""
        found = pycountry.countries.get(alpha_2=self.code)
        return str(found.numeric) if found else OWN_NUMBERS.get(self.code, "")


@cache
def codes() -> frozenset[str]:
    """Every code of the set."""
    return frozenset(country.alpha_2 for country in pycountry.countries) | {STATELESS, UNKNOWN, KOSOVO}


@cache
def _name(code: str, locale: str) -> str:
    if code in OWN_NAMES:
        return OWN_NAMES[code].get(locale, OWN_NAMES[code]["en"])
    return str(Locale.parse(locale).territories.get(code, code))


@cache
def choices(locale: str) -> tuple[tuple[str, str], ...]:
    """Codes with names by name, what is no country last."""
    places = sorted(codes() - set(OWN_NAMES), key=lambda code: _name(code, locale).casefold())
    return tuple((code, _name(code, locale)) for code in (*places, *OWN_NAMES))
