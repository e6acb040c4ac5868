"""Reads through a grant: only granted columns are selected, and one statement brings all rows of one person."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from typing import Any, Final
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models

from kotokirja.kernel.ids import AccountId
from kotokirja.platform.door.grant import Grant
from kotokirja.platform.register.labels import label_of, labels_of
from kotokirja.platform.register.models import HistoryModel, TenantModel
from kotokirja.policy.vocabulary import D, DataCategory, SourceCode, T

Row = Mapping[str, Any]
"""One row: the granted columns by their names, as Python values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierValue:
    """What stood before, from where, by whom and when."""

    value: Any
    source: SourceCode
    recorder: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where a datum came from, who recorded it, when, on what ground, and what stood before (N5.2)."""

    source: SourceCode
    ground: str
    recorder_id: AccountId
    recorder: str
    recorded_at: datetime
    earlier: tuple[EarlierValue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trail:
    """The provenance of all that was read of one person, asked for by table, row and column."""

    known: Mapping[tuple[str, UUID, str], Provenance]

    def of(self, model: type[models.Model], row: UUID, column: str) -> Provenance | None:
        """The provenance of one datum; nothing when the datum was never set."""
        return self.known.get((model._meta.label, row, column))


@cache
def granted_columns(*, categories: frozenset[DataCategory], model: type[models.Model]) -> tuple[str, ...]:
    """The columns of a table that may be read: technical ones, and data of the granted categories."""
    return tuple(
        name
        for name, label in labels_of(model).items()
        if label is not T.PROVENANCE and (not isinstance(label, D) or label.category in categories)
    )


def rows_of_subject(*, grant: Grant, tables: Sequence[type[TenantModel]]) -> Mapping[type[TenantModel], list[Row]]:
    """All rows of the grant's person in these tables, in one statement; the oldest row of a table comes first.

    Columns of categories that were not granted are absent from the rows: they are not read at all (N10.10).
    """
    with connection.cursor() as cursor:
        cursor.execute(
            _rows_statement(tuple(tables), grant.categories),
            [grant.municipality, grant.require_subject()] * len(tables),
        )
        return typed_rows(tables, cursor.fetchone())


def typed_rows(tables: Sequence[type[TenantModel]], found: Sequence[str]) -> Mapping[type[TenantModel], list[Row]]:
    """The rows of each table, of the JSON that a statement of `row_parts` brought."""
    return {table: [_typed(table, row) for row in json.loads(rows)] for table, rows in zip(tables, found, strict=True)}


@cache
def _rows_statement(tables: tuple[type[TenantModel], ...], categories: frozenset[DataCategory]) -> str:
    """The same text each time, so that the database plans it once for a connection."""
    return f"SELECT {', '.join(row_parts(tables, categories))}"


def row_parts(tables: Sequence[type[TenantModel]], categories: frozenset[DataCategory]) -> list[str]:
    """For each table a column that holds all rows of a person as JSON; it takes the municipality and the person."""
    parts: list[str] = []
    for table in tables:
        columns = ", ".join(f'"{name}"' for name in granted_columns(categories=categories, model=table))
        parts.append(
            f"(SELECT coalesce(jsonb_agg(to_jsonb(r)), '[]') FROM (SELECT {columns} FROM \"{table._meta.db_table}\""
            f' WHERE municipality_id = %s AND "{table.subject}" = %s) r)'
        )
    return parts


def trail_of_subject(*, grant: Grant, mirrors: Sequence[type[HistoryModel]]) -> Trail:
    """The provenance of every datum of the grant's person in these tables, in one statement (N5.2)."""
    with connection.cursor() as cursor:
        cursor.execute(
            _trail_statement(tuple(mirrors), grant.categories),
            [grant.municipality, grant.require_subject()] * len(mirrors),
        )
        writes = cursor.fetchall()
    return Trail(
        known=_provenance(writes, {mirror.mirrors._meta.label: mirror for mirror in mirrors}, grant.categories)
    )


@cache
def _trail_statement(mirrors: tuple[type[HistoryModel], ...], categories: frozenset[DataCategory]) -> str:
    """All versions of all rows; the values as text, which is cheap to make and only read where another followed."""
    parts: list[str] = []
    for mirror in mirrors:
        chosen = ", ".join(f'h."{name}"::text' for name in _mirrored_columns(mirror, categories))
        parts.append(
            f"SELECT '{mirror.mirrors._meta.label}' AS label, h.row_id, h.version, h.columns, h.source, h.ground,"
            f" h.recorded_by, h.recorded_at, ARRAY[{chosen}]::text[] AS vals"
            f' FROM "{mirror._meta.db_table}" h WHERE h.municipality_id = %s AND h.subject_id = %s'
        )
    return (
        f"WITH t AS MATERIALIZED ({' UNION ALL '.join(parts)}), a AS MATERIALIZED (SELECT id, display_name"
        " FROM platform_account WHERE id = ANY (ARRAY(SELECT DISTINCT recorded_by FROM t)))"
        " SELECT t.*, coalesce(a.display_name, '') FROM t LEFT JOIN a ON a.id = t.recorded_by"
        " ORDER BY t.label, t.row_id, t.version"
    )


@cache
def _mirrored_columns(mirror: type[HistoryModel], categories: frozenset[DataCategory]) -> tuple[str, ...]:
    return tuple(
        str(field.column)
        for field in mirror._meta.concrete_fields
        if (isinstance(label := label_of(field), D) and label.category in categories) or label is T.STATE
    )


def _provenance(
    writes: Iterable[tuple[Any, ...]],
    mirrors: Mapping[str, type[HistoryModel]],
    categories: frozenset[DataCategory],
) -> Mapping[tuple[str, UUID, str], Provenance]:
    allowed = {label: frozenset(_mirrored_columns(mirror, categories)) for label, mirror in mirrors.items()}
    chains: dict[tuple[str, UUID, str], list[_Write]] = {}
    for label, row, _version, columns, source, ground, recorder_id, recorded_at, values, recorder in writes:
        known = Provenance(
            source=SourceCode(source),
            ground=ground,
            recorder_id=recorder_id,
            recorder=recorder,
            recorded_at=recorded_at,
        )
        for column in allowed[label].intersection(columns):
            chains.setdefault((label, row, column), []).append((known, values))
    return {
        place: chain[0][0]
        if len(chain) == 1
        else _with_earlier(chain, mirror=mirrors[place[0]], categories=categories, column=place[2])
        for place, chain in chains.items()
    }


def _with_earlier(
    chain: "Sequence[_Write]", *, mirror: type[HistoryModel], categories: frozenset[DataCategory], column: str
) -> Provenance:
    """The newest write as the provenance, and those before it as what stood earlier."""
    place = _mirrored_columns(mirror, categories).index(column)
    return replace(
        chain[-1][0],
        earlier=tuple(
            EarlierValue(
                value=_from_text(mirror, column, values[place]),
                source=known.source,
                recorder=known.recorder,
                recorded_at=known.recorded_at,
            )
            for known, values in reversed(chain[:-1])
        ),
    )


_Write = tuple[Provenance, Sequence[str | None]]
"""A version's provenance, and all its values as text."""


def _from_text(model: type[models.Model], column: str, text: str | None) -> Any:  # noqa: ANN401 - whatever the field means
    """What the model's field means by a value that the database wrote as text."""
    if text is None:
        return None
    field = next(field for field in model._meta.concrete_fields if field.attname == column)
    if isinstance(field, ArrayField):  # of codes, which hold neither comma nor quote
        return text.strip("{}").split(",") if text != "{}" else []
    if isinstance(field, models.BooleanField):
        return text == "true"
    return (_reader(field) or field.to_python)(text)


def _typed(model: type[models.Model], row: Mapping[str, Any]) -> Row:
    readers = _readers(model)
    return {
        name: value if value is None or (reader := readers[name]) is None else reader(value)
        for name, value in row.items()
    }


AS_IT_COMES: Final = (models.CharField, models.TextField, models.BooleanField, models.IntegerField)
READERS: "Final[Mapping[type[models.Field[Any, Any]], Callable[[Any], Any]]]" = {
    models.UUIDField: UUID,
    models.DateField: date.fromisoformat,
    models.DateTimeField: datetime.fromisoformat,
    models.BinaryField: lambda value: bytes.fromhex(value.removeprefix("\\x")),
}


@cache
def _readers(model: type[models.Model]) -> Mapping[str, Callable[[Any], Any] | None]:
    """How each column that came as JSON is read; nothing where JSON says it as the field means it."""
    return {field.attname: _reader(field) for field in model._meta.concrete_fields}


def _reader(field: "models.Field[Any, Any]") -> Callable[[Any], Any] | None:
    meant = field.target_field if isinstance(field, models.ForeignKey) else field
    if (known := READERS.get(type(meant))) is not None:
        return known
    return None if isinstance(meant, AS_IT_COMES) else meant.to_python
