"""Reading tables of an overlay strictly: what is missing, of another type or unknown is noted with its place."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Final, TypeVar

from kotokirja.policy.wording import LANGUAGES, Wording

E = TypeVar("E", bound=StrEnum)
DECLARED: Final = frozenset(
    {
        "categories",
        "purposes",
        "recipients",
        "roles",
        "rights",
        "transfers",
        "items",
        "measures",
        "grounds",
        "legal_bases",
    }
)
"""What somebody may want to add to, and only the declaration has."""


class RefusalCode(StrEnum):
    """Why an overlay is refused."""

    NOT_TOML = "NOT_TOML"
    MISSING = "MISSING"
    WRONG_TYPE = "WRONG_TYPE"
    UNKNOWN_KEY = "UNKNOWN_KEY"
    UNKNOWN_WORD = "UNKNOWN_WORD"
    """Not a word of the declaration: to take it would widen the processing."""
    NOT_OPTIONAL = "NOT_OPTIONAL"
    """The declaration does not let a municipality do without it."""
    LONGER_THAN_THE_ACT = "LONGER_THAN_THE_ACT"
    LEFT_OUT = "LEFT_OUT"
    """It serves a service that the municipality has left out."""
    NOT_A_PROCESSOR = "NOT_A_PROCESSOR"
    """The declaration knows this recipient in another position."""
    DECLARED_FOR_ALL = "DECLARED_FOR_ALL"
    """A part of the declaration, which is the same for everybody."""
    NOT_THE_MUNICIPALITYS = "NOT_THE_MUNICIPALITYS"
    """The Act sets it, or somebody else does."""
    OUTSIDE_EU_AND_EEA = "OUTSIDE_EU_AND_EEA"
    CODE_OUTSIDE_THE_LIST = "CODE_OUTSIDE_THE_LIST"
    CODE_OF_A_REAL_MUNICIPALITY = "CODE_OF_A_REAL_MUNICIPALITY"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """One reason for which an overlay is refused, and where in the file it stands."""

    code: RefusalCode
    place: str
    value: str = ""

    def __str__(self) -> str:
        return f"{self.place}: {self.code}" + (f" ({self.value})" if self.value else "")


@dataclass(slots=True)
class Table:
    """A table of the file, its place, and the notes that all its tables share."""

    place: str
    content: dict[str, Any]
    refusals: list[Refusal]
    asked: set[str] = field(default_factory=set)

    def refuse(self, code: RefusalCode, key: str, value: object = "") -> None:
        """Note a reason against the file."""
        self.refusals.append(Refusal(code=code, place=f"{self.place}.{key}".lstrip("."), value=str(value)))

    def _get(self, key: str, kind: type | tuple[type, ...], *, default: Any, is_required: bool) -> Any:  # noqa: ANN401 -- whatever TOML holds
        self.asked.add(key)
        if key not in self.content:
            if is_required:
                self.refuse(RefusalCode.MISSING, key)
            return default
        value = self.content[key]
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            self.refuse(RefusalCode.WRONG_TYPE, key, value)
            return default
        return value

    def text(self, key: str, *, is_required: bool = True) -> str:
        """A text, which may be empty where the fact is open."""
        return str(self._get(key, str, default="", is_required=is_required))

    def truth(self, key: str) -> bool:
        """Yes or no; no where it isn't said."""
        return bool(self._get(key, bool, default=False, is_required=False))

    def number(self, key: str) -> int | None:
        """A whole number above zero, if it is given."""
        value = self._get(key, int, default=None, is_required=False)
        if value is not None and value < 1:
            self.refuse(RefusalCode.WRONG_TYPE, key, value)
            return None
        return None if value is None else int(value)

    def day(self, key: str) -> date:
        """A day."""
        found: date = self._get(key, date, default=date.min, is_required=True)
        return found

    def texts(self, key: str) -> list[str] | None:
        """A list of texts, if it is given."""
        values = self._get(key, list, default=None, is_required=False)
        if values is not None and not all(isinstance(value, str) for value in values):
            self.refuse(RefusalCode.WRONG_TYPE, key, values)
            return None
        return None if values is None else [str(value) for value in values]

    def words(self, key: str, vocabulary: type[E], *, default: Iterable[E]) -> frozenset[E]:
        """Words of a closed list; another word is refused, because it would widen the declaration."""
        values = self.texts(key)
        if values is None:
            return frozenset(default)
        return frozenset(word for value in values if (word := self.word(key, value, vocabulary)) is not None)

    def word(self, key: str, value: str, vocabulary: type[E]) -> E | None:
        """A word of a closed list, or nothing and a note."""
        try:
            return vocabulary(value)
        except ValueError:
            self.refuse(RefusalCode.UNKNOWN_WORD, key, value)
            return None

    def wording(self, key: str) -> Wording:
        """A text in each language."""
        table = self.table(key)
        texts = {language: table.text(language) or "–" for language in LANGUAGES}
        table.close()
        return Wording(**texts)

    def table(self, key: str, *, is_required: bool = True) -> "Table":
        """A table within this one."""
        content = self._get(key, dict, default={}, is_required=is_required)
        return Table(place=f"{self.place}.{key}".lstrip("."), content=content, refusals=self.refusals)

    def tables(self, key: str) -> list["Table"]:
        """A list of tables within this one."""
        entries = self._get(key, list, default=[], is_required=False)
        if not all(isinstance(entry, dict) for entry in entries):
            self.refuse(RefusalCode.WRONG_TYPE, key)
            return []
        return [
            Table(place=f"{self.place}.{key}[{number}]".lstrip("."), content=entry, refusals=self.refusals)
            for number, entry in enumerate(entries, start=1)
        ]

    def close(self) -> None:
        """Refuse what nobody asked for: a misspelt key must not be silently without effect."""
        for key in self.content:
            if key not in self.asked:
                self.refuse(RefusalCode.DECLARED_FOR_ALL if key in DECLARED else RefusalCode.UNKNOWN_KEY, key, key)
