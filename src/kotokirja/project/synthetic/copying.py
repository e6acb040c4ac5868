"""Filling register tables by COPY, for synthetic people only.

PostgreSQL refuses COPY into a table under row security, so within one transaction the owner takes the tables out of it
and stops the provenance triggers; the loader, which then has INSERT and nothing else, copies rows and the mirrors that
the triggers would have written; the owner looks for anything that the triggers and policies would have refused, puts
everything back and takes the loader's right away. Nobody sees the state between, and a failed load leaves nothing.

A load that is larger than what is there already also goes without keys and indexes, which are made anew behind it.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from django.db import connections, models, transaction
from django.db.backends.utils import CursorWrapper

from kotokirja.platform.register.models import RegisterModel
from kotokirja.platform.roles import role
from kotokirja.project.synthetic.blocks import Block
from kotokirja.project.synthetic.checks import LoadBroken, check_foreign_keys, check_provenance
from kotokirja.project.synthetic.lines import Pages, Sheet, Write, sheet_of, with_mirrors
from kotokirja.project.synthetic.schema import TakenAway, Tell, protection, take_away

OWNER: Final = "owner"
"""The alias of the deploy account, which may act as owner and as loader."""

LARGE: Final = 200
"""From how many people on a load gains by going without keys and indexes."""
MOST_BYTES: Final = 24_000_000
"""How much waits at once before it is copied."""
ON_TRUNCATE: Final = 32
"""The bit of PostgreSQL's for a trigger that TRUNCATE fires."""
MEMORY: Final = {"work_mem": "128MB", "maintenance_work_mem": "512MB"}
"""What one session of the server may use while it makes indexes and compares tables."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What a load came to."""

    is_new: bool
    clients: int = 0
    rows: int = 0


class NoLoader(RuntimeError):
    """This database was not set up for trying out, so nothing can be loaded into it."""


def nothing(_: str) -> None:
    """Tell nobody."""


@dataclass(slots=True, kw_only=True)
class Load:
    """A load under way: lines wait here until they are copied, table by table in the order of their foreign keys."""

    cursor: CursorWrapper
    sheets: Mapping[type[models.Model], Sheet]
    pages: Pages
    order: list[str]
    frozen: frozenset[str] = frozenset()
    waiting: dict[str, list[Block]] = field(default_factory=dict)
    bytes_waiting: int = 0
    copied: int = 0

    def add(self, model: type[models.Model], values: Mapping[str, Any]) -> None:
        """Add a row that has no history."""
        self.pages.add(model, values)

    def add_register_row(self, model: type[RegisterModel], *, key: UUID, place: int, writes: Sequence[Write]) -> None:
        """Add a row as it stands after the last write, and a row of its mirror for each write that changed it."""
        self.pages.add_register_row(model, key=key, place=place, writes=writes)

    def take(self, blocks: Mapping[str, Block]) -> None:
        """Take lines that were written elsewhere, and copy what waits when it is much."""
        for target, block in blocks.items():
            self.waiting.setdefault(target, []).append(block)
            self.bytes_waiting += len(block.data)
        if self.bytes_waiting > MOST_BYTES:
            self.copy()

    def copy(self) -> None:
        """Copy everything that waits."""
        for target, block in self.pages.take().items():
            self.waiting.setdefault(target, []).append(block)
        for target in sorted(self.waiting, key=self.order.index):
            how = " (FREEZE)" if target in self.frozen else ""
            with self.cursor.copy(f"COPY {target} FROM STDIN{how}") as copy:
                for block in self.waiting[target]:
                    copy.write(block.data)
                    self.copied += block.rows
        self.waiting.clear()
        self.bytes_waiting = 0


@contextmanager
def loading(
    tables: Sequence[type[models.Model]],
    *,
    others: Sequence[str] = (),
    is_large: bool = False,
    tell: Tell = nothing,
) -> Iterator[Load]:
    """Open tables for one load, in the order of their foreign keys; `others` are tables that no model describes.

    At the end everything is checked and closed again, in the same transaction.
    """
    sheets = {model: sheet_of(model) for model in tables}
    every = list(with_mirrors(sheets.values()))
    connection = connections[OWNER]
    with transaction.atomic(using=OWNER, durable=True), connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role("loader")])
        if cursor.fetchone() is None:
            raise NoLoader("Only a database that was set up for trying out takes synthetic people.")
        before = protection(cursor)
        names = [sheet.table for sheet in every] + list(others)
        secured = _secured(cursor, names)
        triggered = [sheet.table for sheet in sheets.values() if sheet.mirror is not None]
        for name in secured:
            cursor.execute(f"ALTER TABLE {name} DISABLE ROW LEVEL SECURITY")
        for name in triggered:
            cursor.execute(f"ALTER TABLE {name} DISABLE TRIGGER provenance")
        away = take_away(cursor, names) if is_large else TakenAway(keys=(), indexes=())
        empty = _emptied(cursor, [sheet.table for sheet in every]) if is_large else frozenset()
        cursor.execute(f"GRANT USAGE ON SCHEMA audit TO {role('loader')}")
        cursor.execute(f"GRANT INSERT ON {', '.join(names)} TO {role('loader')}")
        cursor.execute(f"SET LOCAL ROLE {role('loader')}")
        load = Load(
            cursor=cursor,
            sheets=sheets,
            pages=Pages(sheets=sheets),
            order=[sheet.target for sheet in every],
            frozen=frozenset(sheet.target for sheet in every if sheet.table in empty),
        )
        yield load
        load.copy()
        cursor.execute(f"SET LOCAL ROLE {role('owner')}")
        for name, value in MEMORY.items():
            cursor.execute(f"SET LOCAL {name} = '{value}'")
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        away.put_back(cursor, tell=tell)
        tell("counting")
        cursor.execute(f"ANALYZE {', '.join(names)}")
        for sheet in every:
            tell(f"checking {sheet.table}")
            if not is_large:
                check_foreign_keys(cursor, sheet)
            check_provenance(cursor, sheet)
        cursor.execute(f"REVOKE INSERT ON {', '.join(names)} FROM {role('loader')}")
        cursor.execute(f"REVOKE USAGE ON SCHEMA audit FROM {role('loader')}")
        for name in triggered:
            cursor.execute(f"ALTER TABLE {name} ENABLE TRIGGER provenance")
        for name in secured:
            cursor.execute(f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY")
        if differs := sorted(protection(cursor) ^ before):
            raise LoadBroken(f"the tables' protection is not what it was before the load: {differs[:6]}")


def count_rows(model: type[models.Model], *, municipality: int | None = None, most: int = 1_000_000) -> int:
    """How many rows a table has, which its owner asks with row security lifted for the question."""
    table = sheet_of(model).table
    with transaction.atomic(using=OWNER, durable=True), connections[OWNER].cursor() as cursor:
        if _secured(cursor, [table]):
            cursor.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        cursor.execute(
            f"SELECT count(*) FROM (SELECT FROM {table}"  # noqa: S608 - own name
            " WHERE municipality_id = coalesce(%s, municipality_id) LIMIT %s) t",
            [municipality, most],
        )
        found = int(cursor.fetchone()[0])
        transaction.set_rollback(True, using=OWNER)
    return found


def is_large(model: type[models.Model], *, people: int) -> bool:
    """Whether a load of so many people is larger than what is there."""
    return people >= LARGE and count_rows(model, most=people) < people


def has_rows(model: type[models.Model], *, municipality: int) -> bool:
    """Whether a municipality has rows in a table."""
    return count_rows(model, municipality=municipality, most=1) > 0


def _emptied(cursor: CursorWrapper, tables: Sequence[str]) -> frozenset[str]:
    """Those of the tables that have no rows, each begun anew in this transaction, so that COPY may freeze its rows.

    A table that guards itself against being emptied is left alone.
    """
    cursor.execute("SELECT tgrelid::regclass::oid FROM pg_trigger WHERE tgtype & %s <> 0", [ON_TRUNCATE])
    guarded = {oid for (oid,) in cursor.fetchall()}
    empty = []
    for table in tables:
        cursor.execute("SELECT %s::regclass::oid", [table])
        if cursor.fetchone()[0] in guarded:
            continue
        cursor.execute(f"SELECT EXISTS (SELECT FROM {table})")  # noqa: S608 - names of our own tables
        if not cursor.fetchone()[0]:
            empty.append(table)
    if empty:
        cursor.execute(f"TRUNCATE {', '.join(empty)}")
    return frozenset(empty)


def _secured(cursor: CursorWrapper, names: Sequence[str]) -> list[str]:
    """Those of the tables that are under row security."""
    cursor.execute(
        "SELECT name FROM unnest(%s::text[]) name JOIN pg_class ON oid = name::regclass WHERE relrowsecurity",
        [list(names)],
    )
    return [name for (name,) in cursor.fetchall()]
