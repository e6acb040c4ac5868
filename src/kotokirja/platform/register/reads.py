"""Reads through a grant: only granted columns are selected, and one statement brings all rows of one person."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

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
        found = cursor.fetchone()
    return {table: [_typed(table, row) for row in json.loads(rows)] for table, rows in zip(tables, found, strict=True)}


@cache
def _rows_statement(tables: tuple[type[TenantModel], ...], categories: frozenset[DataCategory]) -> str:
    """The same text each time, so that the database plans it once for a connection."""
    parts: list[str] = []
    for table in tables:
        columns = ", ".join(f'"{name}"' for name in granted_columns(categories=categories, model=table))
        parts.append(
            f"(SELECT coalesce(jsonb_agg(to_jsonb(r)), '[]') FROM (SELECT {columns} FROM \"{table._meta.db_table}\""
            f' WHERE municipality_id = %s AND "{table.subject}" = %s) r)'
        )
    return f"SELECT {', '.join(parts)}"


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
    parts: list[str] = []
    for mirror in mirrors:
        chosen = ", ".join(f"'{name}', h.\"{name}\"" for name in _mirrored_columns(mirror, categories))
        parts.append(
            f"SELECT '{mirror.mirrors._meta.label}' AS label, h.row_id, h.version, h.columns, h.source, h.ground,"
            f" h.recorded_by, h.recorded_at, jsonb_build_object({chosen}) AS vals"
            f' FROM "{mirror._meta.db_table}" h WHERE h.municipality_id = %s AND h.subject_id = %s'
        )
    return (
        f"SELECT t.*, coalesce(a.display_name, '') FROM ({' UNION ALL '.join(parts)}) t"
        " LEFT JOIN platform_account a ON a.id = t.recorded_by ORDER BY t.label, t.row_id, t.version"
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
    chains: dict[tuple[str, UUID, str], list[tuple[Any, ...]]] = defaultdict(list)
    for write in writes:
        label, row, columns = write[0], write[1], write[3]
        for column in columns:
            if column in allowed[label]:
                chains[label, row, column].append(write)
    return {
        (label, row, column): _latest(chain, model=mirrors[label], column=column)
        for (label, row, column), chain in chains.items()
    }


def _latest(chain: Sequence[tuple[Any, ...]], *, model: type[models.Model], column: str) -> Provenance:
    """The newest write as the provenance, and those before it as what stood earlier."""
    _label, _row, _version, _columns, source, ground, recorder_id, recorded_at, _values, recorder = chain[-1]
    return Provenance(
        source=SourceCode(source),
        ground=ground,
        recorder_id=AccountId(recorder_id),
        recorder=recorder,
        recorded_at=recorded_at,
        earlier=tuple(_earlier(write, model=model, column=column) for write in reversed(chain[:-1])),
    )


def _earlier(write: tuple[Any, ...], *, model: type[models.Model], column: str) -> EarlierValue:
    _label, _row, _version, _columns, source, _ground, _recorder_id, recorded_at, values, recorder = write
    decoded = json.loads(values) if isinstance(values, str) else values
    return EarlierValue(
        value=_reader(model, column)(decoded[column]),
        source=SourceCode(source),
        recorder=recorder,
        recorded_at=recorded_at,
    )


def _typed(model: type[models.Model], row: Mapping[str, Any]) -> Row:
    return {name: value if value is None else _reader(model, name)(value) for name, value in row.items()}


@cache
def _reader(model: type[models.Model], column: str) -> Callable[[Any], Any]:
    """How a value that came as JSON becomes what the model's field means by it."""
    field = next(field for field in model._meta.concrete_fields if field.attname == column)
    if isinstance(field, models.BinaryField):
        return _bytes
    return field.target_field.to_python if isinstance(field, models.ForeignKey) else field.to_python


def _bytes(value: str | None) -> bytes | None:
    return None if value is None else bytes.fromhex(value.removeprefix("\\x"))
