"""Languages by ISO 639-1, and the three that need three letters: Dari, Sorani and Kurmanji."""

from dataclasses import dataclass
from functools import cache
from typing import Final

import pycountry
from babel import Locale

BEYOND_TWO_LETTERS: Final = ("prs", "ckb", "kmr")
CLDR_NAMES: Final = {"prs": "fa_AF"}
"""Where CLDR keeps a language under another name than ISO does."""
OWN_NAMES: Final = {
    "kmr": {"fi": "kurmandži", "sv": "nordkurdiska (kurmanji)", "en": "Northern Kurdish (Kurmanji)"},
}
"""Names that CLDR does not have."""
RIGHT_TO_LEFT: Final = frozenset({"ar", "ckb", "dv", "fa", "he", "prs", "ps", "sd", "ug", "ur", "yi"})
OFTEN_NEEDED: Final = (
    "ar",
    "so",
    "fa",
    "prs",
    "ckb",
    "kmr",
    "ru",
    "uk",
    "et",
    "en",
    "th",
    "vi",
    "zh",
    "tr",
    "sq",
    "ti",
    "am",
    "sw",
    "my",
    "fr",
    "es",
    "ps",
    "ur",
    "bn",
    "ne",
)
"""Languages that integration services meet most, for the head of a list."""


class UnknownLanguage(ValueError):
    """A code that is not in the code set."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its code."""

    code: str

    def __post_init__(self) -> None:
        if self.code not in codes():
            raise UnknownLanguage(self.code)

    def name(self, locale: str) -> str:
        """The language's name in Finnish, Swedish or English."""
        return _name(self.code, locale)

    @property
    def direction(self) -> str:
        """Which way the language is written: `ltr` or `rtl`, as HTML says it."""
        return "rtl" if self.code in RIGHT_TO_LEFT else "ltr"


@cache
def codes() -> frozenset[str]:
    """Every code of the set."""
    return frozenset(language.alpha_2 for language in pycountry.languages if hasattr(language, "alpha_2")) | frozenset(
        BEYOND_TWO_LETTERS
    )


@cache
def _name(code: str, locale: str) -> str:
    if code in OWN_NAMES:
        return OWN_NAMES[code].get(locale, OWN_NAMES[code]["en"])
    return Locale.parse(locale).languages.get(CLDR_NAMES.get(code, code)) or pycountry_name(code)


def pycountry_name(code: str) -> str:
    """The name in the ISO code set itself, for the few languages that CLDR does not name."""
    found = pycountry.languages.get(alpha_2=code) or pycountry.languages.get(alpha_3=code)
    return str(found.name) if found else code


@cache
def choices(locale: str) -> tuple[tuple[str, str], ...]:
    """Codes with names, those often needed first, then all by name."""
    rest = sorted(codes() - set(OFTEN_NEEDED), key=lambda code: _name(code, locale).casefold())
    return tuple((code, _name(code, locale)) for code in (*OFTEN_NEEDED, *rest))
