"""What triggers and foreign keys would have refused, looked for in whole tables at once after a load."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.backends.utils import CursorWrapper

from kotokirja.platform.register.models import TenantModel
from kotokirja.platform.register.protection import foreign_keys
from kotokirja.project.synthetic.lines import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

JOINED = 4
"""How many versions of a row are compared by joins; the few rows with more are looked up one by one."""


class LoadBroken(RuntimeError):
    """What was loaded breaks a rule that the database would have held; nothing of it stays."""


def check_foreign_keys(cursor: CursorWrapper, sheet: Sheet) -> None:
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


def check_provenance(cursor: CursorWrapper, sheet: Sheet) -> None:
    """Each datum is the latest that its mirror says, and no row lacks its mirror."""
    if sheet.mirror is None:
        return
    cursor.execute(f"SELECT coalesce(max(version), 0) FROM {sheet.table}")  # noqa: S608 - names of our own tables
    versions = min(int(cursor.fetchone()[0]), JOINED)
    found = 0
    for statement in _comparisons(sheet, sheet.mirror.table, versions):
        cursor.execute(statement)
        found += cursor.fetchone()[0]
    if found > 0:
        raise LoadBroken(f"{found} rows of {sheet.table} hold data without provenance")


def _comparisons(sheet: Sheet, mirror: str, versions: int) -> "Iterator[str]":
    """The rows with few versions against all of them at once, the others against the newest that tells a column."""
    joins = "".join(
        f" LEFT JOIN {mirror} h{number} ON h{number}.municipality_id = t.municipality_id AND h{number}.row_id = t.id"
        f" AND h{number}.version = {number}"
        for number in range(1, versions + 1)
    )
    columns = [(name, _is_text(sheet.model, name)) for name, _ in sheet.traced]
    newest = {
        name: "CASE "
        + " ".join(
            f"WHEN '{name}' = ANY (h{number}.columns) THEN h{number}.\"{name}\"" for number in range(versions, 0, -1)
        )
        + " END"
        for name, _ in sheet.traced
    }
    differs = [_differ(f't."{name}"', newest[name], is_text=is_text) for name, is_text in columns] if versions else []
    if versions:
        yield (
            f"SELECT count(*) FROM {sheet.table} t{joins}"  # noqa: S608 - names of our own tables
            f" WHERE t.version <= {JOINED} AND ({' OR '.join(['h1.id IS NULL', *differs])})"
        )
    within = f"FROM {mirror} h WHERE h.municipality_id = t.municipality_id AND h.row_id = t.id"
    looked_up = [
        _differ(
            f't."{name}"',
            f"(SELECT h.\"{name}\" {within} AND '{name}' = ANY (h.columns) ORDER BY h.version DESC LIMIT 1)",
            is_text=is_text,
        )
        for name, is_text in columns
    ]
    unwritten = f"NOT EXISTS (SELECT {within} AND h.version = 1)"
    yield (
        f"SELECT count(*) FROM {sheet.table} t"  # noqa: S608 - names of our own tables
        f" WHERE t.version > {JOINED} AND ({' OR '.join([unwritten, *looked_up])})"
    )


def _differ(stored: str, told: str, *, is_text: bool) -> str:
    """An empty text is as good as none, which no mirror tells."""
    return f"coalesce({stored}, '') <> coalesce({told}, '')" if is_text else f"{stored} IS DISTINCT FROM {told}"


def _is_text(model: type[models.Model], name: str) -> bool:
    column: models.Field[Any, Any] = next(each for each in model._meta.concrete_fields if each.attname == name)
    return isinstance(column, models.CharField | models.TextField)
