"""Filling register tables by COPY, for synthetic people only.

PostgreSQL refuses COPY into a table under row security, so within one transaction the owner takes the tables out of it
and stops the provenance triggers; the loader, which then has INSERT and nothing else, copies rows and the mirrors that
the triggers would have written; the owner looks for anything that the triggers and policies would have refused, puts
everything back and takes the loader's right away. Nobody sees the state between, and a failed load leaves nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Any, Final
from uuid import UUID, uuid4

from django.apps import apps
from django.db import connections, models, transaction
from django.db.backends.utils import CursorWrapper

from kotokirja.platform.register.labels import traced_fields
from kotokirja.platform.register.models import HistoryModel, RegisterModel, TenantModel
from kotokirja.platform.register.protection import foreign_keys
from kotokirja.platform.roles import role

OWNER: Final = "owner"
"""The alias of the deploy account, which may act as owner and as loader."""


BATCH: Final = 2000
"""How many people are held in memory at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What a load came to."""

    is_new: bool
    clients: int = 0
    rows: int = 0


class LoadBroken(RuntimeError):
    """What was loaded breaks a rule that the database would have held; nothing of it stays."""


class NoLoader(RuntimeError):
    """This database was not set up for trying out, so nothing can be loaded into it."""


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
    """The columns of one table, with the values that stand where none is given."""

    model: type[models.Model]
    names: tuple[str, ...]
    empty: tuple[Any, ...]
    mirror: "Sheet | None" = None
    traced: tuple[str, ...] = ()

    @property
    def table(self) -> str:
        """The table's name, quoted."""
        return f'"{self.model._meta.db_table}"'

    def row(self, values: Mapping[str, Any]) -> tuple[Any, ...]:
        """The values in the order of the columns."""
        return tuple(_stored(values.get(name), empty) for name, empty in zip(self.names, self.empty, strict=True))

    def traced_values(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The values of the traced columns, as they are stored."""
        stored = dict(zip(self.names, self.row(values), strict=True))
        return {name: stored[name] for name in self.traced}


def _stored(value: Any, empty: Any) -> Any:  # noqa: ANN401 - whatever a column holds
    if value is None:
        return empty
    if isinstance(value, tuple):
        return [_stored(item, None) for item in value]
    return value.value if isinstance(value, Enum) else value


def sheet_of(model: type[models.Model]) -> Sheet:
    """What a table is made of; generated columns fill themselves."""
    fields = [column for column in model._meta.concrete_fields if not column.generated and column.column]
    mirror = _mirrors().get(model) if issubclass(model, RegisterModel) else None
    return Sheet(
        model=model,
        names=tuple(column.attname for column in fields),
        empty=tuple(_empty(column) for column in fields),
        mirror=sheet_of(mirror) if mirror else None,
        traced=tuple(column.attname for column in traced_fields(model)),
    )


def _mirrors() -> Mapping[type[models.Model], type[HistoryModel]]:
    return {model.mirrors: model for model in apps.get_models() if issubclass(model, HistoryModel)}


def _empty(column: "models.Field[Any, Any]") -> Any:  # noqa: ANN401 - whatever a column holds
    if column.primary_key or (column.null and not column.has_default()):
        return None
    return column.get_default()


@dataclass(slots=True, kw_only=True)
class Load:
    """A load under way: rows wait here until they are copied, table by table in the order of their foreign keys."""

    cursor: CursorWrapper
    sheets: Mapping[type[models.Model], Sheet]
    waiting: dict[type[models.Model], list[tuple[Any, ...]]] = field(default_factory=dict)
    copied: int = 0

    def add(self, model: type[models.Model], values: Mapping[str, Any]) -> None:
        """Add a row that has no history."""
        self.waiting.setdefault(model, []).append(self.sheets[model].row(values))

    def add_register_row(self, model: type[RegisterModel], *, key: UUID, place: int, writes: Sequence[Write]) -> None:
        """Add a row as it stands after the last write, and a row of its mirror for each write that changed it."""
        sheet = self.sheets[model]
        if sheet.mirror is None:
            raise LoadBroken(f"{model._meta.label} has no mirror")
        last = writes[-1].values
        self.add(model, {**last, "id": key, "municipality_id": place, "version": len(writes)})
        subject = key if model.subject == "id" else last[model.subject]
        before: Mapping[str, Any] = dict.fromkeys(sheet.traced)
        mirror = self.waiting.setdefault(sheet.mirror.model, [])
        for version, write in enumerate(writes, start=1):
            after = sheet.traced_values(write.values)
            columns = [name for name, value in after.items() if value != before[name] and (version > 1 or value != "")]
            if columns or version == 1:
                envelope = {
                    "id": uuid4(),
                    "municipality_id": place,
                    "row_id": key,
                    "subject_id": subject,
                    "version": version,
                    "columns": columns,
                    "source": write.source,
                    "ground": write.ground,
                    "recorded_by": write.by,
                    "recorded_at": write.at,
                }
                mirror.append(sheet.mirror.row(envelope | {name: after[name] for name in columns}))
            before = after

    def copy(self) -> None:
        """Copy everything that waits."""
        for sheet in _with_mirrors(self.sheets.values()):
            rows = self.waiting.pop(sheet.model, [])
            if rows:
                names = ", ".join(f'"{name}"' for name in sheet.names)
                self.copy_rows(f"{sheet.table} ({names})", rows)

    def copy_rows(self, target: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """Copy rows into a table with its columns."""
        with self.cursor.copy(f"COPY {target} FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
                self.copied += 1


def _with_mirrors(sheets: Iterable[Sheet]) -> Iterator[Sheet]:
    for sheet in sheets:
        yield sheet
        if sheet.mirror is not None:
            yield sheet.mirror


@contextmanager
def loading(tables: Sequence[type[models.Model]], *, others: Sequence[str] = ()) -> Iterator[Load]:
    """Open tables for one load, in the order of their foreign keys; `others` are tables that no model describes.

    At the end everything is checked and closed again, in the same transaction.
    """
    sheets = {model: sheet_of(model) for model in tables}
    every = list(_with_mirrors(sheets.values()))
    connection = connections[OWNER]
    with transaction.atomic(using=OWNER, durable=True), connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role("loader")])
        if cursor.fetchone() is None:
            raise NoLoader("Only a database that was set up for trying out takes synthetic people.")
        before = _protection(cursor)
        names = [sheet.table for sheet in every] + list(others)
        secured = [name for name in names if _is_secured(cursor, name)]
        triggered = [sheet.table for sheet in sheets.values() if sheet.mirror is not None]
        for name in secured:
            cursor.execute(f"ALTER TABLE {name} DISABLE ROW LEVEL SECURITY")
        for name in triggered:
            cursor.execute(f"ALTER TABLE {name} DISABLE TRIGGER provenance")
        cursor.execute(f"GRANT USAGE ON SCHEMA audit TO {role('loader')}")
        cursor.execute(f"GRANT INSERT ON {', '.join(names)} TO {role('loader')}")
        cursor.execute(f"SET LOCAL ROLE {role('loader')}")
        load = Load(cursor=cursor, sheets=sheets)
        yield load
        load.copy()
        cursor.execute(f"SET LOCAL ROLE {role('owner')}")
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for sheet in every:
            _check_foreign_keys(cursor, sheet)
        for sheet in sheets.values():
            _check_provenance(cursor, sheet)
        cursor.execute(f"REVOKE INSERT ON {', '.join(names)} FROM {role('loader')}")
        cursor.execute(f"REVOKE USAGE ON SCHEMA audit FROM {role('loader')}")
        for name in triggered:
            cursor.execute(f"ALTER TABLE {name} ENABLE TRIGGER provenance")
        for name in secured:
            cursor.execute(f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY")
        if _protection(cursor) != before:
            raise LoadBroken("the tables' protection is not what it was before the load")
        cursor.execute(f"ANALYZE {', '.join(names)}")


def has_rows(model: type[models.Model], *, municipality: int) -> bool:
    """Whether a municipality has rows in a table, which its owner asks with row security lifted for the question."""
    table = sheet_of(model).table
    with transaction.atomic(using=OWNER, durable=True), connections[OWNER].cursor() as cursor:
        if _is_secured(cursor, table):
            cursor.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        cursor.execute(f"SELECT EXISTS (SELECT FROM {table} WHERE municipality_id = %s)", [municipality])  # noqa: S608 - own name
        found = bool(cursor.fetchone()[0])
        transaction.set_rollback(True, using=OWNER)
    return found


def _is_secured(cursor: CursorWrapper, name: str) -> bool:
    cursor.execute("SELECT relrowsecurity FROM pg_class WHERE oid = %s::regclass", [name])
    return bool(cursor.fetchone()[0])


PROTECTION: Final = """
SELECT 'table', c.oid::regclass::text, c.relrowsecurity::text, c.relforcerowsecurity::text, coalesce(c.relacl::text, '')
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE n.nspname IN ('public', 'audit') AND c.relkind IN ('r', 'p')
UNION ALL
SELECT 'policy', polrelid::regclass::text, polname, polcmd::text,
       coalesce(pg_get_expr(polqual, polrelid), '') || coalesce(pg_get_expr(polwithcheck, polrelid), '')
  FROM pg_policy
UNION ALL
SELECT 'trigger', tgrelid::regclass::text, tgname, tgenabled::text, '' FROM pg_trigger WHERE NOT tgisinternal
UNION ALL
SELECT 'constraint', conrelid::regclass::text, conname, convalidated::text, '' FROM pg_constraint WHERE conrelid <> 0
"""


def _protection(cursor: CursorWrapper) -> frozenset[tuple[str, ...]]:
    """Row security, rights, policies, triggers and constraints as they stand."""
    cursor.execute(PROTECTION)
    return frozenset(cursor.fetchall())


def _check_foreign_keys(cursor: CursorWrapper, sheet: Sheet) -> None:
    """Each row that is named stands in the same municipality."""
    if not issubclass(sheet.model, TenantModel):
        return
    for link in foreign_keys(sheet.model):
        target = link.related_model._meta.db_table
        cursor.execute(
            f'SELECT count(*) FROM {sheet.table} t LEFT JOIN "{target}" o '  # noqa: S608 - names of our own tables
            f'ON o.municipality_id = t.municipality_id AND o.id = t."{link.column}" '
            f'WHERE t."{link.column}" IS NOT NULL AND o.id IS NULL'
        )
        if (found := cursor.fetchone()[0]) > 0:
            raise LoadBroken(f"{found} rows of {sheet.table} name a missing {link.name}")


def _check_provenance(cursor: CursorWrapper, sheet: Sheet) -> None:
    """Each datum is the latest that its mirror says, and no row lacks its mirror."""
    if sheet.mirror is None:
        return
    newest = (
        'coalesce((SELECT h."{name}"::text FROM {mirror} h WHERE h.municipality_id = t.municipality_id'
        " AND h.row_id = t.id AND '{name}' = ANY (h.columns) ORDER BY h.version DESC LIMIT 1), '')"
    )
    differs = [
        f"coalesce(t.\"{name}\"::text, '') <> {newest.format(name=name, mirror=sheet.mirror.table)}"
        for name in sheet.traced
    ]
    unwritten = (
        f"NOT EXISTS (SELECT FROM {sheet.mirror.table} h"
        " WHERE h.municipality_id = t.municipality_id AND h.row_id = t.id AND h.version = 1)"
    )
    cursor.execute(f"SELECT count(*) FROM {sheet.table} t WHERE {' OR '.join([unwritten, *differs])}")  # noqa: S608 - the same
    if (found := cursor.fetchone()[0]) > 0:
        raise LoadBroken(f"{found} rows of {sheet.table} hold data without provenance")
