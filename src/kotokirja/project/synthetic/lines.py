"""Rows written out as lines of COPY, in the columns that the models declare.

The mirrors that the provenance triggers would have written are told here too, from the same values.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from random import SystemRandom
from typing import Any, Final
from uuid import UUID

from django.apps import apps
from django.db import models

from kotokirja.platform.register.labels import traced_fields
from kotokirja.platform.register.models import HistoryModel, RegisterModel
from kotokirja.project.synthetic.blocks import Block
from kotokirja.project.synthetic.chance import Dice, new_number

NULL: Final = r"\N"
ENVELOPE: Final = (
    "id",
    "municipality_id",
    "row_id",
    "subject_id",
    "version",
    "columns",
    "source",
    "ground",
    "recorded_by",
    "recorded_at",
)
"""The columns of a mirror that say of a write who, when and from where; all others repeat the row's."""
KEY: Final = ("id", "municipality_id", "version")
"""The columns of a register table that say which row it is and how often it was written."""
SPECIAL: Final = re.compile(r"[\\\t\n\r]")
ESCAPES: Final = {"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"}


class NoMirror(TypeError):
    """A table whose rows have a history, but no mirror to keep it, or one of other columns."""


class UnknownType(TypeError):
    """A value of a type that no column is known to hold."""


def _escaped(value: str) -> str:
    return SPECIAL.sub(lambda found: ESCAPES[found.group()], value) if SPECIAL.search(value) else value


def _array(values: Sequence[Any]) -> str:
    quoted = [str(value).replace("\\", r"\\").replace('"', r"\"") for value in values]
    return _escaped("{" + ",".join(f'"{value}"' for value in quoted) + "}")


class _Writers(dict[type, Callable[[Any], str]]):
    """How a value of each type is written; enums stand for their values."""

    def __missing__(self, kind: type) -> Callable[[Any], str]:
        if issubclass(kind, str):
            writer: Callable[[Any], str] = _escaped
        elif issubclass(kind, Enum):
            writer = lambda value: WRITERS[type(value.value)](value.value)  # noqa: E731 - named by its place
        else:
            raise UnknownType(kind.__name__)
        self[kind] = writer
        return writer


WRITERS: Final = _Writers(
    {
        str: _escaped,
        bool: lambda value: "t" if value else "f",
        int: str,
        date: date.isoformat,
        datetime: datetime.isoformat,
        UUID: lambda value: f"{value.int:032x}",
        bytes: lambda value: r"\\x" + value.hex(),
        tuple: _array,
        list: _array,
    }
)


def text(value: Any) -> str:  # noqa: ANN401 - whatever a column holds
    """A value as COPY reads it."""
    return NULL if value is None else WRITERS[type(value)](value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Write:
    """One write to a row: how its data stand afterwards, and where they came from."""

    values: Mapping[str, Any]
    at: datetime
    by: UUID
    source: str
    ground: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The columns of one table, each with what stands where nothing is given.

    A register table begins with the columns that are traced and then says which row it is; its mirror begins with the
    envelope.
    """

    model: type[models.Model]
    traced: tuple[tuple[str, str], ...]
    key: tuple[str, ...]
    others: tuple[tuple[str, str], ...]
    mirror: "Sheet | None" = None

    @property
    def table(self) -> str:
        """The table's name, quoted."""
        return f'"{self.model._meta.db_table}"'

    @property
    def target(self) -> str:
        """The table with its columns in the order in which its lines hold them."""
        names = (*(name for name, _ in self.traced), *self.key, *(name for name, _ in self.others))
        columns = ", ".join(f'"{name}"' for name in names)
        return f"{self.table} ({columns})"


def sheet_of(model: type[models.Model]) -> Sheet:
    """What a table is made of; generated columns fill themselves."""
    fields = {column.attname: column for column in model._meta.concrete_fields if not column.generated}
    traced = [column.attname for column in traced_fields(model)]
    key: tuple[str, ...] = ()
    mirror = None
    if issubclass(model, RegisterModel):
        key, found = KEY, _mirrors().get(model)
        mirror = sheet_of(found) if found else None
    elif issubclass(model, HistoryModel):
        traced, key = [], ENVELOPE
        if set(fields) != {*key, *(column.attname for column in traced_fields(model.mirrors))}:
            raise NoMirror(f"{model._meta.label} has other columns than the table that it mirrors")
        fields = {name: fields[name] for name in (*key, *(column.attname for column in traced_fields(model.mirrors)))}
    others = [name for name in fields if name not in {*traced, *key}]
    return Sheet(
        model=model,
        traced=tuple((name, _empty(fields[name])) for name in traced),
        key=key,
        others=tuple((name, _empty(fields[name])) for name in others),
        mirror=mirror,
    )


def _mirrors() -> Mapping[type[models.Model], type[HistoryModel]]:
    return {model.mirrors: model for model in apps.get_models() if issubclass(model, HistoryModel)}


def _empty(column: "models.Field[Any, Any]") -> str:
    if column.primary_key or (column.null and not column.has_default()):
        return NULL
    return text(column.get_default())


def with_mirrors(sheets: Iterable[Sheet]) -> Iterator[Sheet]:
    """Each table and its mirror after it."""
    for sheet in sheets:
        yield sheet
        if sheet.mirror is not None:
            yield sheet.mirror


@dataclass(slots=True, kw_only=True)
class Pages:
    """Lines that wait to be copied, table by table."""

    sheets: Mapping[type[models.Model], Sheet]
    lines: dict[str, list[str]] = field(default_factory=dict)
    ids: Dice = field(default_factory=lambda: Dice(SystemRandom().getrandbits(256)))
    targets: dict[type[models.Model], tuple[list[str], list[str]]] = field(default_factory=dict)

    def add(self, model: type[models.Model], values: Mapping[str, Any]) -> None:
        """Add a row that has no history."""
        sheet = self.sheets[model]
        keys = [text(values[name]) for name in sheet.key]
        self._of(sheet)[0].append("\t".join(_texts(values, sheet.traced) + keys + _texts(values, sheet.others)))

    def add_register_row(self, model: type[RegisterModel], *, key: UUID, place: int, writes: Sequence[Write]) -> None:
        """Add a row as it stands after the last write, and a row of its mirror for each write that changed it."""
        sheet = self.sheets[model]
        if sheet.mirror is None:
            raise NoMirror(f"{model._meta.label} has no mirror")
        rows, mirror = self._of(sheet)
        traced = sheet.traced
        last = writes[-1].values
        row_id = f"{key.int:032x}"
        subject = row_id if model.subject == "id" else text(last[model.subject])
        after: list[str] = []
        for version, write in enumerate(writes, start=1):
            before, after = after, _texts(write.values, traced)
            if version == 1:
                told = [now or NULL for now in after]
                columns = ",".join([name for (name, _), now in zip(traced, told, strict=True) if now != NULL])
            elif before == after:
                continue
            else:
                pairs = list(zip(after, before, strict=True))
                told = [now if now != earlier else NULL for now, earlier in pairs]
                columns = ",".join(
                    [name for (name, _), (now, earlier) in zip(traced, pairs, strict=True) if now != earlier]
                )
            mirror.append(
                f"{new_number(self.ids):032x}\t{place}\t{row_id}\t{subject}\t{version}\t{{{columns}}}\t"
                f"{write.source}\t{write.ground}\t{write.by.int:032x}\t{write.at.isoformat()}\t" + "\t".join(told)
            )
        after += [row_id, str(place), str(len(writes)), *_texts(last, sheet.others)]
        rows.append("\t".join(after))

    def add_line(self, target: str, line: str) -> None:
        """Add a line that is written already."""
        self.lines.setdefault(target, []).append(line)

    def take(self) -> dict[str, Block]:
        """Everything that waits; nothing waits afterwards."""
        blocks = {
            target: Block(rows=len(lines), data=("\n".join(lines) + "\n").encode())
            for target, lines in self.lines.items()
            if lines
        }
        self.lines.clear()
        self.targets.clear()
        return blocks

    def _of(self, sheet: Sheet) -> tuple[list[str], list[str]]:
        """The lines of a table and of its mirror."""
        if (known := self.targets.get(sheet.model)) is None:
            mirror = self.lines.setdefault(sheet.mirror.target, []) if sheet.mirror else []
            known = self.targets[sheet.model] = (self.lines.setdefault(sheet.target, []), mirror)
        return known


def _texts(values: Mapping[str, Any], columns: tuple[tuple[str, str], ...]) -> list[str]:
    get, writers = values.get, WRITERS
    return [empty if (value := get(name)) is None else writers[type(value)](value) for name, empty in columns]
