"""What was published or settled can't be altered by any path, and no public function reaches a draft."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg import sql

from kotokirja.domains.controllers import queries
from kotokirja.domains.controllers.types import Ruling
from kotokirja.interfaces.jobs.actor import worker_for
from kotokirja.kernel.ids import MunicipalityCode
from kotokirja.platform.door import Actor
from kotokirja.policy.vocabulary import Role
from kotokirja.usecases import notices, notices_work
from tests.cast import AT, hire
from tests.notices import LOOK_ALIKE, as_worker, checked, published, with_pdfs, with_phone
from tests.plugins.cluster import TestDatabase

pytestmark = [pytest.mark.usefixtures("municipality_db"), pytest.mark.notice("N0.1", part="kept")]

TOWN: Final = MunicipalityCode(9100)
VERSION, TEXT, PDF, POINT = (
    "controllers_noticeversion", "controllers_noticetext", "controllers_noticepdf", "controllers_settledpoint",
)  # fmt: skip
COLUMNS: Final = {VERSION: "reason", TEXT: "content", PDF: "digest", POINT: "note"}


@pytest.fixture(scope="module")
def officer(municipality_db: TestDatabase) -> Actor:
    return hire(Role.DATA_PROTECTION_OFFICER, "Tuija Tietosuoja", municipality=TOWN)


@pytest.fixture(scope="module")
def kept(officer: Actor) -> dict[str, UUID]:
    """One row of each table: a published version with its text and PDF, and a settled point."""
    now = with_phone(LOOK_ALIKE)
    (state,) = notices.overview(actor=officer, running=now, at=AT).open
    notices.settle(actor=officer, running=now, digest=state.digest, ruling=Ruling.CONFIRMED, note="Oikein.", at=AT)
    version, _ = published(officer, now)
    with_pdfs(version, municipality=TOWN)
    return {VERSION: version}


@pytest.fixture
def superuser(municipality_db: TestDatabase) -> Iterator[psycopg.Connection]:
    with psycopg.connect(municipality_db.address(), autocommit=True) as connection:
        yield connection


def content(superuser: psycopg.Connection) -> list[Any]:
    """Everything that stands in the four tables."""
    return [
        superuser.execute(sql.SQL("SELECT t::text FROM {} t ORDER BY id").format(sql.Identifier(table))).fetchall()
        for table in COLUMNS
    ]


@contextmanager
def granted(database: TestDatabase, login: str, officer: Actor) -> Iterator[psycopg.Connection]:
    """A connection of a service's login under a granted context of the municipality."""
    from kotokirja.platform.door import context

    with psycopg.connect(database.address(login)) as connection:
        pid = context._backend_pid
        context._backend_pid = lambda: connection.info.backend_pid
        try:
            signed = context.signed(actor=officer, purpose="OVERSIGHT")
        finally:
            context._backend_pid = pid
        connection.execute(f"SELECT {context.SET}".replace("true", "false"), [signed])
        yield connection
        connection.rollback()


ATTACKS: Final = {
    "update": "UPDATE {table} SET {column} = reverse({column})",
    "move": "UPDATE {table} SET id = gen_random_uuid()",
    "delete": "DELETE FROM {table}",
    "truncate": "TRUNCATE {table} CASCADE",
}


@pytest.mark.parametrize("login", ["app", "worker"])
@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("table", COLUMNS)
def test_no_service_alters_what_was_published_or_settled(
    municipality_db: TestDatabase, kept: dict[str, UUID], officer: Actor, superuser: psycopg.Connection,
    table: str, attack: str, login: str,
) -> None:  # fmt: skip
    before = content(superuser)
    statement = ATTACKS[attack].format(table=table, column=COLUMNS[table])
    with granted(municipality_db, login, officer) as connection:
        seen = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
        assert seen is not None
        assert seen[0] > 0, "control: the context shows the rows"
        with pytest.raises((psycopg.errors.InsufficientPrivilege, psycopg.errors.RestrictViolation)):
            connection.execute(statement)
    assert content(superuser) == before


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("table", COLUMNS)
def test_the_tables_owner_alters_nothing_either_even_with_row_security_lifted(
    municipality_db: TestDatabase, kept: dict[str, UUID], superuser: psycopg.Connection, table: str, attack: str
) -> None:
    before = content(superuser)
    statement = ATTACKS[attack].format(table=table, column=COLUMNS[table])
    with psycopg.connect(municipality_db.address()) as connection:
        connection.execute("SET ROLE municipality_owner")
        connection.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        connection.execute(f"ALTER TABLE {VERSION} NO FORCE ROW LEVEL SECURITY")
        with pytest.raises(psycopg.errors.RestrictViolation):
            connection.execute(statement)
        connection.rollback()
    assert content(superuser) == before


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("table", COLUMNS)
def test_without_its_trigger_a_table_would_be_altered(
    municipality_db: TestDatabase, kept: dict[str, UUID], table: str, attack: str
) -> None:
    """The control: it is the trigger that holds, not an attack that would fail anyway."""
    statement = ATTACKS[attack].format(table=table, column=COLUMNS[table])
    with psycopg.connect(municipality_db.address()) as connection:
        for one in COLUMNS:
            connection.execute(f"ALTER TABLE {one} DISABLE TRIGGER USER")
            connection.execute(f"ALTER TABLE {one} DISABLE TRIGGER ALL")
        before = connection.execute(f"SELECT t::text FROM {table} t ORDER BY 1").fetchall()
        connection.execute(statement)
        assert connection.execute(f"SELECT t::text FROM {table} t ORDER BY 1").fetchall() != before
        connection.rollback()


def test_an_open_draft_can_be_moved_on_and_a_published_one_gets_no_more_texts(
    municipality_db: TestDatabase, kept: dict[str, UUID], officer: Actor
) -> None:
    version, _ = checked(officer, with_phone(LOOK_ALIKE))
    with granted(municipality_db, "app", officer) as connection:
        moved = connection.execute("UPDATE controllers_noticeversion SET reason = 'x' WHERE id = %s", [version])
        assert moved.rowcount == 1, "control: a draft is no published version"
        for of, error in (
            (kept[VERSION], psycopg.errors.RestrictViolation),
            (version, psycopg.errors.RestrictViolation),
        ):
            with connection.transaction(), pytest.raises(error), connection.transaction():
                connection.execute(
                    "INSERT INTO controllers_noticetext (id, municipality_id, version_id, language, content, digest)"
                    " VALUES (%s, %s, %s, 'se', 'x', 'x')",
                    [uuid4(), TOWN, of],
                )


@pytest.mark.parametrize(
    "values",
    [
        "state = 'PUBLISHED', number = 99, published_at = now(), published_on = now(), published_by_id = drafted_by_id",
        "overlay = 'x'",
        "drafted_by_id = gen_random_uuid()",
        "municipality_id = 9101",
    ],
)
def test_a_draft_keeps_what_it_was_made_from_and_is_published_only_when_checked(
    municipality_db: TestDatabase, kept: dict[str, UUID], officer: Actor, values: str
) -> None:
    version = notices.draft(actor=officer, running=with_phone(LOOK_ALIKE), at=AT)
    with granted(municipality_db, "app", officer) as connection:
        assert connection.execute(
            "UPDATE controllers_noticeversion SET reason = 'x' WHERE id = %s", [version]
        ).rowcount == 1  # fmt: skip
        with pytest.raises((psycopg.errors.RestrictViolation, psycopg.errors.CheckViolation)):
            connection.execute(f"UPDATE controllers_noticeversion SET {values} WHERE id = %s", [version])


def test_a_draft_has_no_pdf(municipality_db: TestDatabase, kept: dict[str, UUID], officer: Actor) -> None:
    version = notices.draft(actor=officer, running=with_phone(LOOK_ALIKE), at=AT)
    worker = worker_for(municipality=TOWN)
    statement = (
        "INSERT INTO controllers_noticepdf (id, municipality_id, version_id, language, content, digest, made_at)"
        " VALUES (gen_random_uuid(), %s, %s, %s, 'x', 'x', now())"
    )
    with granted(municipality_db, "worker", worker) as connection, pytest.raises(psycopg.errors.RestrictViolation):
        connection.execute(statement, [TOWN, version, "fi"])
    with granted(municipality_db, "worker", worker) as connection, pytest.raises(psycopg.errors.RestrictViolation):
        connection.execute(statement, [TOWN, kept[VERSION], "se"])


PUBLIC: Final = (
    ("controllers_published(%(town)s)", "id"),
    ("controllers_published_texts(%(town)s, ARRAY(SELECT generate_series(0, 20)), 'fi')", "id"),
    ("controllers_published_pdf(%(town)s, 1, 'fi')", "digest"),
)


@pytest.mark.requirement("R-G1")
@pytest.mark.parametrize(("function", "column"), PUBLIC)
def test_a_public_function_gives_what_was_published_without_any_context_and_no_draft(
    municipality_db: TestDatabase, kept: dict[str, UUID], officer: Actor, function: str, column: str
) -> None:
    draft, _ = checked(officer, with_phone(LOOK_ALIKE))
    with psycopg.connect(municipality_db.address("app")) as connection:
        found = connection.execute(f"SELECT {column} FROM {function}", {"town": TOWN}).fetchall()
        assert len(found) == 1, "control: the published one is there"
        assert draft not in {row[0] for row in found}
        assert connection.execute(f"SELECT {column} FROM {function}", {"town": 9102}).fetchall() == []
        for table in COLUMNS:
            with (
                connection.transaction(),
                pytest.raises(psycopg.errors.InsufficientPrivilege),
                connection.transaction(),
            ):
                connection.execute(f"SELECT id FROM {table}")


@pytest.mark.requirement("R-G1")
@pytest.mark.parametrize("table", [VERSION, TEXT])
def test_the_functions_owner_sees_no_draft_whatever_a_function_asks_for(
    municipality_db: TestDatabase, kept: dict[str, UUID], officer: Actor, table: str
) -> None:
    """Row security holds the owner too: even a function that forgot to ask for the state would tell nothing."""
    draft, _ = checked(officer, with_phone(LOOK_ALIKE))
    column = "id" if table == VERSION else "version_id"
    with psycopg.connect(municipality_db.address()) as connection:
        planted = f"SELECT DISTINCT {column} FROM {table} WHERE municipality_id = {TOWN}"
        behind = {row[0] for row in connection.execute(planted).fetchall()}
        assert {draft, kept[VERSION]} <= behind, "control: a superuser sees both"
        connection.execute("SET ROLE municipality_owner")
        connection.execute(
            "CREATE FUNCTION planted() RETURNS SETOF uuid LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog,"
            f" public, pg_temp AS $$ {planted} $$; GRANT EXECUTE ON FUNCTION planted TO municipality_app"
        )
        connection.execute("RESET ROLE; SET ROLE municipality_app")
        assert {row[0] for row in connection.execute("SELECT planted()").fetchall()} == {kept[VERSION]}
        connection.rollback()


def test_only_the_services_may_ask_the_public_functions(municipality_db: TestDatabase, kept: dict[str, UUID]) -> None:
    with psycopg.connect(municipality_db.address()) as connection:
        rows = connection.execute(
            "SELECT proname, proacl::text FROM pg_proc WHERE proname LIKE 'controllers_published%'"
        ).fetchall()
        assert len(rows) == 3
        for name, rights in rows:
            assert "municipality_app=X" in rights, name
            assert "{=X" not in rights, name
            assert ",=X" not in rights, name


def test_a_worker_keeps_a_pdf_once(kept: dict[str, UUID], officer: Actor) -> None:
    worker = worker_for(municipality=TOWN)
    version = queries.published_notices(municipality=TOWN)[-1]
    before = queries.published_pdf(municipality=TOWN, number=version.number, language="fi")
    with as_worker():
        notices_work.keep_pdf(actor=worker, version_id=version.id, language="fi", content=b"another", at=AT)
    assert queries.published_pdf(municipality=TOWN, number=version.number, language="fi") == before
    assert before is not None
    assert before.content == b"%PDF-1.7 koe"
    assert notices_work.take(actor=worker, version_id=version.id, at=AT) == {}
