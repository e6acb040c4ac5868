"""The data map: each category with its data, each datum with the columns that hold it, and how to ask for one by name."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from kotokirja.policy.declaration import DECLARATION
from kotokirja.policy.declaration.data import DATA
from kotokirja.policy.vocabulary import D, DataCategory, RecordClass, T
from kotokirja.policy.wording import LANGUAGES

SUGGESTED: Final = 4
LIKENESS: Final = 0.55


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A classified column: where it stands, what it holds and which retention its table follows."""

    name: str
    """As code calls it: `clients.Client.last_name`."""
    table: str
    column: str
    label: D | T
    record: RecordClass
    mirror: str
    """The table that keeps its earlier values with their provenance, if there is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MappedDatum:
    """A datum and where it lives; no column means that this version does not hold it yet."""

    datum: D
    columns: tuple[Column, ...]

    @property
    def records(self) -> tuple[RecordClass, ...]:
        """The record classes that really hold it."""
        return tuple(dict.fromkeys(column.record for column in self.columns))


@dataclass(frozen=True, slots=True, kw_only=True)
class MappedCategory:
    """A category with its data."""

    category: DataCategory
    data: tuple[MappedDatum, ...]


def data_map(columns: Sequence[Column]) -> tuple[MappedCategory, ...]:
    """Everything that can be held, category by category, with the columns that hold it (section 73.1, N3)."""
    return tuple(
        MappedCategory(
            category=category,
            data=tuple(mapped(datum, columns) for datum in D if datum.category is category),
        )
        for category in DataCategory
    )


def mapped(datum: D, columns: Sequence[Column]) -> MappedDatum:
    """One datum with the columns that hold it."""
    return MappedDatum(datum=datum, columns=tuple(column for column in columns if column.label is datum))


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a name stands for: a column, a datum, a category, or a datum and a category of the same name."""

    column: Column | None = None
    datum: D | None = None
    category: DataCategory | None = None


def asked(name: str, *, columns: Sequence[Column]) -> Asked | None:
    """What is meant by a name: a column, a datum or a category by its code, or by its name in one of the languages."""
    wanted = _plain(name)
    column = next((one for one in columns if wanted in {_plain(one.name), _plain(f"{one.table}.{one.column}")}), None)
    if column is not None:
        return Asked(column=column, datum=column.label if isinstance(column.label, D) else None)
    datum = next((one for one, names in _data_names().items() if wanted in map(_plain, names)), None)
    category = next((one for one, names in _category_names().items() if wanted in map(_plain, names)), None)
    return Asked(datum=datum, category=category) if datum or category else None


def suggestions(name: str, *, columns: Sequence[Column]) -> tuple[str, ...]:
    """The names that are most like one that is not known."""
    known = {_plain(one): one for one in _names(columns)}
    last = {_plain(one.column): one.name for one in columns if isinstance(one.label, D)}
    close = get_close_matches(_plain(name), [*known, *last], n=SUGGESTED, cutoff=LIKENESS)
    return tuple(dict.fromkeys(known.get(one) or last[one] for one in close))


def _names(columns: Sequence[Column]) -> Iterator[str]:
    yield from (one.name for one in columns)
    for names in (*_data_names().values(), *_category_names().values()):
        yield from names


def _data_names() -> Mapping[D, tuple[str, ...]]:
    return {datum: (datum.name, *(DATA[datum].text(language) for language in LANGUAGES)) for datum in D}


def _category_names() -> Mapping[DataCategory, tuple[str, ...]]:
    return {
        rule.category: (rule.category.name, rule.category.value, *(rule.name.text(one) for one in LANGUAGES))
        for rule in DECLARATION.categories
    }


def _plain(name: str) -> str:
    """A name as somebody types it, with spaces, dashes and letter case as they please."""
    return " ".join(name.replace("_", " ").replace("-", " ").split()).casefold()
