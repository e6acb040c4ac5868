"""`kotokirja generate`: both services filled by one command, and left alone by the next."""

import os
import subprocess
from pathlib import Path

import psycopg
import pytest

from kotokirja.interfaces.cli.process import command_line
from tests.plugins.cluster import TestDatabase

Answer = subprocess.CompletedProcess[str]


def generate(municipality: TestDatabase, national: TestDatabase | None, var: Path, *words: str) -> Answer:
    environment = os.environ | municipality.environment() | {"KOTOKIRJA_VAR": str(var), "KOTOKIRJA_TRY_OUT": "1"}
    environment.pop("NATIONAL_DATABASE_URL", None)
    if national:
        environment |= national.environment()
    return subprocess.run(
        command_line("generate", *words), env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("var")


@pytest.fixture(scope="module")
def filled(municipality_db: TestDatabase, national_db: TestDatabase, var: Path) -> Answer:
    return generate(municipality_db, national_db, var, "--clients", "60", "--as-of", "2026-11-24")


def rows(database: TestDatabase, statement: str) -> list[tuple[object, ...]]:
    with psycopg.connect(database.address()) as connection:
        return connection.execute(statement.encode()).fetchall()


def test_one_command_fills_both_services(
    filled: Answer, municipality_db: TestDatabase, national_db: TestDatabase
) -> None:
    assert filled.returncode == 0, filled.stderr
    assert "Mallila: 60 invented clients" in filled.stdout
    assert "Koekylä: 12 invented clients" in filled.stdout
    assert rows(municipality_db, "SELECT municipality_id, count(*) FROM clients_client GROUP BY 1 ORDER BY 1") == [
        (998, 12),
        (999, 60),
    ]
    assert rows(national_db, "SELECT count(*) FROM national_records_person") > [(20,)]


def test_the_register_holds_exactly_what_the_outbox_calls_acknowledged(
    filled: Answer, municipality_db: TestDatabase, national_db: TestDatabase
) -> None:
    assert filled.returncode == 0
    taken = rows(
        municipality_db,
        "SELECT receipt, acknowledged_at FROM outbox_outboxmessage WHERE state = 'ACKNOWLEDGED' AND way = 'NATIONAL'",
    )
    assert taken
    assert set(rows(national_db, "SELECT id, recorded_at FROM national_records_record")) == set(taken)


def test_the_last_days_records_wait_for_the_first_start(filled: Answer, municipality_db: TestDatabase) -> None:
    assert filled.returncode == 0
    waiting = rows(
        municipality_db,
        "SELECT count(*), bool_and(payload IS NOT NULL AND next_attempt_at < now()) FROM outbox_outboxmessage"
        " WHERE state IN ('PENDING', 'MANUAL')",
    )
    assert waiting[0][0] > 0  # type: ignore[operator]


def test_a_second_run_leaves_everything_alone_and_is_quiet(
    filled: Answer, municipality_db: TestDatabase, national_db: TestDatabase, var: Path
) -> None:
    before = rows(municipality_db, "SELECT count(*) FROM clients_client_history")
    again = generate(municipality_db, national_db, var, "--clients", "60", "--as-of", "2026-12-24", "--if-empty")
    assert (again.returncode, again.stdout) == (0, "")
    assert rows(municipality_db, "SELECT count(*) FROM clients_client_history") == before


def test_the_accounts_are_left_to_be_printed(filled: Answer, var: Path) -> None:
    text = (var / "try-out-accounts.txt").read_text(encoding="utf-8")
    for name in ("mallila.case1", "mallila.dpo", "koekyla.case1"):
        assert name in text


def test_an_unknown_municipality_is_refused_in_words(municipality_db: TestDatabase, var: Path) -> None:
    answer = generate(municipality_db, None, var, "--municipality", "186")
    assert answer.returncode == 2
    assert "'998', '999'" in answer.stderr or "'999', '998'" in answer.stderr
