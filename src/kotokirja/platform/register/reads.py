"""Reads through a grant: only granted columns are selected, and one statement brings all rows of one person."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
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
    parts: list[str] = []
    values: list[Any] = []
    for table in tables:
        columns = ", ".join(f'"{name}"' for name in granted_columns(categories=grant.categories, model=table))
        parts.append(
            f"(SELECT coalesce(jsonb_agg(to_jsonb(r)), '[]') FROM (SELECT {columns} FROM \"{table._meta.db_table}\""
            f' WHERE municipality_id = %s AND "{table.subject}" = %s) r)'
        )
        values += [grant.municipality, grant.require_subject()]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(parts)}", values)
        found = cursor.fetchone()
    return {table: [_typed(table, row) for row in json.loads(rows)] for table, rows in zip(tables, found, strict=True)}


def trail_of_subject(*, grant: Grant, mirrors: Sequence[type[HistoryModel]]) -> Trail:
    """The provenance of every datum of the grant's person in these tables, in one statement (N5.2)."""
    parts: list[str] = []
    values: list[Any] = []
    for mirror in mirrors:
        columns = _mirrored_columns(mirror, grant.categories)
        chosen = ", ".join(f"'{name}', h.\"{name}\"" for name in columns)
        parts.append(
            f"SELECT '{mirror.mirrors._meta.label}' AS label, h.row_id, h.version, h.columns, h.source, h.ground,"
            f" h.recorded_by, h.recorded_at, jsonb_build_object({chosen}) AS vals"
            f' FROM "{mirror._meta.db_table}" h WHERE h.municipality_id = %s AND h.subject_id = %s'
        )
        values += [grant.municipality, grant.require_subject()]
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT t.*, coalesce(a.display_name, '') FROM ({' UNION ALL '.join(parts)}) t"
            " LEFT JOIN platform_account a ON a.id = t.recorded_by ORDER BY t.label, t.row_id, t.version",
            values,
        )
        writes = cursor.fetchall()
    by_label = {mirror.mirrors._meta.label: mirror for mirror in mirrors}
    return Trail(known=_provenance(writes, by_label, grant.categories))


def _mirrored_columns(mirror: type[HistoryModel], categories: frozenset[DataCategory]) -> list[str]:
    return [
        str(field.column)
        for field in mirror._meta.concrete_fields
        if (isinstance(label := label_of(field), D) and label.category in categories) or label is T.STATE
    ]


def _provenance(
    writes: Iterable[tuple[Any, ...]],
    mirrors: Mapping[str, type[HistoryModel]],
    categories: frozenset[DataCategory],
) -> Mapping[tuple[str, UUID, str], Provenance]:
    allowed = {label: set(_mirrored_columns(mirror, categories)) for label, mirror in mirrors.items()}
    chains: dict[tuple[str, UUID, str], list[tuple[Any, ...]]] = defaultdict(list)
    for label, row, _version, columns, source, ground, recorder_id, at, values, recorder in writes:
        decoded = json.loads(values) if isinstance(values, str) else values
        for column in columns:
            if column in allowed[label]:
                value = _value(mirrors[label], column, decoded[column])
                chains[(label, row, column)].append((value, source, ground, recorder_id, recorder, at))
    return {place: _latest(chain) for place, chain in chains.items()}


def _latest(chain: Sequence[tuple[Any, ...]]) -> Provenance:
    _, source, ground, recorder_id, recorder, at = chain[-1]
    return Provenance(
        source=SourceCode(source),
        ground=ground,
        recorder_id=AccountId(recorder_id),
        recorder=recorder,
        recorded_at=at,
        earlier=tuple(
            EarlierValue(value=value, source=SourceCode(code), recorder=name, recorded_at=when)
            for value, code, _, _, name, when in reversed(chain[:-1])
        ),
    )


def _typed(model: type[models.Model], row: Mapping[str, Any]) -> Row:
    return {name: _value(model, name, value) for name, value in row.items()}


def _value(model: type[models.Model], column: str, value: Any) -> Any:  # noqa: ANN401 - whatever the field means
    """Turn a value that came as JSON into what the model's field means by it."""
    if value is None:
        return None
    field = next(field for field in model._meta.concrete_fields if field.attname == column)
    if isinstance(field, models.BinaryField):
        return bytes.fromhex(value.removeprefix("\\x"))
    if isinstance(field, models.ForeignKey):
        return field.target_field.to_python(value)
    return field.to_python(value)
