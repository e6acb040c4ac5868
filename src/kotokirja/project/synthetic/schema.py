"""What protects and orders the tables: looked at before and after a load, taken away for a large one and put back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from django.db.backends.utils import CursorWrapper

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
SELECT 'constraint', conrelid::regclass::text, conname, convalidated::text, pg_get_constraintdef(oid)
  FROM pg_constraint WHERE conrelid <> 0
UNION ALL
SELECT 'index', indrelid::regclass::text, indexrelid::regclass::text, indisvalid::text, pg_get_indexdef(indexrelid)
  FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE n.nspname IN ('public', 'audit')
UNION ALL
SELECT 'column', attrelid::regclass::text, attname, attnotnull::text, attidentity::text
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE n.nspname IN ('public', 'audit') AND attnum > 0 AND NOT attisdropped AND c.relkind IN ('r', 'p')
UNION ALL
SELECT 'comment', objoid::text, classoid::regclass::text, objsubid::text, description FROM pg_description
 WHERE classoid = 'pg_class'::regclass AND objsubid > 0
"""

KEYS: Final = """
SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid), contype = 'f'
  FROM pg_constraint
 WHERE contype IN ('f', 'p', 'u', 'x') AND conparentid = 0
   AND (conrelid = ANY (%(tables)s::regclass[]) OR contype = 'f' AND confrelid = ANY (%(tables)s::regclass[]))
 ORDER BY conrelid::regclass::text, contype = 'f', conname
"""
INDEXES: Final = """
SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid)
  FROM pg_index i
 WHERE indrelid = ANY (%(tables)s::regclass[])
   AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid AND c.contype IN ('p', 'u', 'x'))
   AND coalesce(pg_get_expr(i.indpred, i.indrelid), '') NOT LIKE '%%= ANY (%%'
 ORDER BY 1
"""
"""An index of the rows with one of several states stays: made anew, PostgreSQL would say its condition in other words."""

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A primary key, a unique constraint or a foreign key."""

    table: str
    name: str
    definition: str
    is_foreign: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenAway:
    """Keys and indexes that do not stand while a large load goes on; made anew they cost a tenth."""

    keys: tuple[Key, ...]
    indexes: tuple[tuple[str, str], ...]

    def put_back(self, cursor: CursorWrapper, *, tell: Tell) -> None:
        """Make everything anew, which also checks it: no row twice, none that names a missing one."""
        steps = [
            *(
                (f"{key.table}: {key.name}", _added(key))
                for key in sorted(self.keys, key=lambda key: key.is_foreign)
                if not key.is_foreign
            ),
            *((name, definition) for name, definition in self.indexes),
            *((f"{key.table}: {key.name}", _added(key)) for key in self.keys if key.is_foreign),
        ]
        for number, (name, statement) in enumerate(steps, start=1):
            tell(f"{number}/{len(steps)} {name}")
            cursor.execute(statement)


def _added(key: Key) -> str:
    return f"ALTER TABLE {key.table} ADD CONSTRAINT {key.name} {key.definition}"


def take_away(cursor: CursorWrapper, tables: Sequence[str]) -> TakenAway:
    """Drop the keys and indexes of tables, and remember how they were."""
    cursor.execute(KEYS, {"tables": list(tables)})
    keys = tuple(
        Key(table=table, name=name, definition=definition, is_foreign=is_foreign)
        for table, name, definition, is_foreign in cursor.fetchall()
    )
    cursor.execute(INDEXES, {"tables": list(tables)})
    indexes = tuple((name, definition.replace(" ON ONLY ", " ON ", 1)) for name, definition in cursor.fetchall())
    for is_foreign in (True, False):
        for table in dict.fromkeys(key.table for key in keys if key.is_foreign is is_foreign):
            names = [key.name for key in keys if key.table == table and key.is_foreign is is_foreign]
            cursor.execute(f"ALTER TABLE {table} {', '.join(f'DROP CONSTRAINT {name}' for name in names)}")
    if indexes:
        cursor.execute(f"DROP INDEX {', '.join(name for name, _ in indexes)}")
    return TakenAway(keys=keys, indexes=indexes)


def protection(cursor: CursorWrapper) -> frozenset[tuple[str, ...]]:
    """Row security, rights, policies, triggers, constraints, indexes and columns as they stand."""
    cursor.execute(PROTECTION)
    return frozenset(cursor.fetchall())
