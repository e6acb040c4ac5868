"""Conventions of the live database: keys, foreign keys, row security, comments. Run for each service."""

from collections.abc import Callable, Iterator

import pytest
from django.db import connections, models

from kotokirja.platform.register.checks import is_plain_link, own_models
from kotokirja.platform.register.labels import label_of
from kotokirja.platform.register.models import RegisterModel
from tests.plugins.cluster import TestDatabase

UNIQUE_WITHOUT_MUNICIPALITY = {
    "platform_account_username_key": "user names are unique over all municipalities",
}
"""Exceptions, each with its reason. The list may only shrink."""

TENANT_TABLES = """
SELECT c.oid, c.relname FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'municipality_id' AND NOT a.attisdropped
WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')
"""
PRIMARY_KEYS = f"""
SELECT t.relname, array_agg(a.attname::text || ' ' || format_type(a.atttypid, NULL))
FROM ({TENANT_TABLES}) t
LEFT JOIN pg_index i ON i.indrelid = t.oid AND i.indisprimary
LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = ANY (i.indkey::int2[])
GROUP BY t.relname
"""
UNIQUE_KEYS = f"""
SELECT c.relname, a.attname
FROM ({TENANT_TABLES}) t
JOIN pg_index i ON i.indrelid = t.oid AND i.indisunique AND NOT i.indisprimary
JOIN pg_class c ON c.oid = i.indexrelid
LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = i.indkey[0]
"""
FOREIGN_KEYS = f"""
SELECT k.conname, s.relname, d.relname, k.confdeltype::text, k.convalidated,
       (SELECT array_agg(a.attname::text ORDER BY o) FROM unnest(k.conkey) WITH ORDINALITY u(n, o)
        JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.n),
       (SELECT array_agg(a.attname::text ORDER BY o) FROM unnest(k.confkey) WITH ORDINALITY u(n, o)
        JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.n)
FROM pg_constraint k
JOIN ({TENANT_TABLES}) s ON s.oid = k.conrelid
JOIN ({TENANT_TABLES}) d ON d.oid = k.confrelid
WHERE k.contype = 'f'
"""
COMMENTS = """
SELECT c.relname, a.attname, col_description(c.oid, a.attnum)
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')
"""


def rows(statement: str) -> list[tuple[object, ...]]:
    """The answer of the database, asked as the tables' owner."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(statement)
        return [tuple(row) for row in cursor.fetchall()]


def wrong_primary_keys() -> Iterator[str]:
    """Tables of a municipality's rows whose primary key is not the one UUID."""
    for table, columns in rows(PRIMARY_KEYS):
        if columns != ["id uuid"]:
            yield f"{table}: {columns}"


def wrong_unique_keys() -> Iterator[str]:
    """Unique keys that could tell one municipality of another's rows."""
    for name, first in rows(UNIQUE_KEYS):
        if first != "municipality_id" and name not in UNIQUE_WITHOUT_MUNICIPALITY:
            yield f"{name} begins with {first}"


def wrong_foreign_keys() -> Iterator[str]:
    """Foreign keys between such tables that do not begin with the municipality, cascade, or were never validated."""
    for name, source, target, on_delete, is_valid, columns, targets in rows(FOREIGN_KEYS):
        if not isinstance(columns, list) or columns[0] != "municipality_id" or targets != ["municipality_id", "id"]:
            yield f"{name}: {source}{columns} to {target}{targets}"
        if on_delete not in {"a", "r"}:
            yield f"{name}: deletes or empties along"
        if not is_valid:
            yield f"{name}: not validated"


def missing_foreign_keys(among: Iterator[type[models.Model]]) -> Iterator[str]:
    """Links of the models for which the database has no composite foreign key."""
    there = {
        (source, tuple(columns)) for _, source, _, _, _, columns, _ in rows(FOREIGN_KEYS) if isinstance(columns, list)
    }
    for model in among:
        for field in model._meta.concrete_fields:
            if not isinstance(field, models.ForeignKey) or not _has_municipality(field.related_model):
                continue
            if (model._meta.db_table, ("municipality_id", field.column)) not in there:
                yield f"{model._meta.label}.{field.name}"


def _has_municipality(model: type[models.Model]) -> bool:
    return any(field.name == "municipality_id" for field in model._meta.concrete_fields)


def test_the_primary_key_is_a_random_uuid_and_nothing_else(service_db: TestDatabase) -> None:
    assert not list(wrong_primary_keys())


def test_every_other_unique_key_begins_with_the_municipality(service_db: TestDatabase) -> None:
    assert not list(wrong_unique_keys())


def test_every_foreign_key_begins_with_the_municipality_and_keeps_what_it_points_at(service_db: TestDatabase) -> None:
    assert not list(wrong_foreign_keys())


def test_every_link_of_a_model_has_its_composite_foreign_key(service_db: TestDatabase) -> None:
    assert not list(missing_foreign_keys(own_models()))


def test_the_conventions_are_asked_of_real_tables(service_db: TestDatabase) -> None:
    tables = {name for _, name in rows(TENANT_TABLES)}
    assert tables >= {model._meta.db_table for model in own_models() if issubclass(model, RegisterModel)}
    assert len(tables) > 5


@pytest.mark.parametrize(
    ("planted", "finding"),
    [
        ("CREATE TABLE planted (municipality_id smallint, id bigint PRIMARY KEY)", wrong_primary_keys),
        ("CREATE TABLE planted (municipality_id smallint, id uuid PRIMARY KEY, code text UNIQUE)", wrong_unique_keys),
        (
            "CREATE TABLE planted (municipality_id smallint, id uuid PRIMARY KEY, other uuid REFERENCES planted)",
            wrong_foreign_keys,
        ),
        (
            """CREATE TABLE planted (municipality_id smallint, id uuid PRIMARY KEY, other uuid,
               UNIQUE (municipality_id, id), FOREIGN KEY (municipality_id, other)
               REFERENCES planted (municipality_id, id) ON DELETE CASCADE)""",
            wrong_foreign_keys,
        ),
    ],
)
def test_a_planted_offence_against_the_conventions_would_be_seen(
    service_db: TestDatabase, planted: str, finding: Callable[[], Iterator[str]]
) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(planted)
        try:
            assert any("planted" in line for line in finding())
        finally:
            cursor.execute("DROP TABLE planted")


def test_every_column_of_ours_carries_its_label_in_the_database(service_db: TestDatabase) -> None:
    comments = {(table, column): comment for table, column, comment in rows(COMMENTS)}
    silent = [
        f"{model._meta.label}.{field.name}"
        for model in own_models()
        if model._meta.managed
        for field in model._meta.concrete_fields
        if label_of(field) is not None
        and not is_plain_link(field)
        and not comments.get((model._meta.db_table, field.column))
    ]
    assert not silent
