"""One text in the languages of the notice."""

from dataclasses import dataclass
from typing import Final

LANGUAGES: Final = ("fi", "sv", "en")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The same thing said in Finnish, Swedish and English; none may be missing."""

    fi: str
    sv: str
    en: str

    def __post_init__(self) -> None:
        if not (self.fi.strip() and self.sv.strip() and self.en.strip()):
            raise ValueError(f"A text lacks a language: {self.fi or self.sv or self.en!r}")

    def text(self, language: str) -> str:
        """The text in a language; in Finnish where we have no words in it."""
        match language[:2]:
            case "sv":
                return self.sv
            case "en":
                return self.en
            case _:
                return self.fi


def say(fi: str, sv: str, en: str) -> Wording:
    """A wording from its three texts, in the order of the notice's languages."""
    return Wording(fi=fi, sv=sv, en=en)
