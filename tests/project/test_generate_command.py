"""`kotokirja generate`: both services filled by one command, and left alone by the next."""

import json
import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from kotokirja.interfaces.cli.process import command_line
from tests.plugins.cluster import TestDatabase, drop, fresh_database

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


def test_a_town_that_is_there_stays_as_it_was_begun_whatever_is_asked(
    filled: Answer, municipality_db: TestDatabase, var: Path
) -> None:
    kept = json.loads((var / "synthetic-towns.json").read_text(encoding="utf-8"))
    again = generate(municipality_db, None, var, "--clients", "70", "--municipality", "999")
    assert again.returncode == 0
    assert "left alone" in again.stdout
    assert json.loads((var / "synthetic-towns.json").read_text(encoding="utf-8")) == kept


@pytest.fixture
def empty_db() -> Iterator[TestDatabase]:
    database = fresh_database("municipality")
    yield database
    drop(database)


def test_a_town_that_is_not_there_is_made_as_it_is_asked_for_now(empty_db: TestDatabase, tmp_path: Path) -> None:
    stale = {"999": {"clients": 500, "seed": 1, "as_of": "2026-11-01"}}
    (tmp_path / "synthetic-towns.json").write_text(json.dumps(stale), encoding="utf-8")
    answer = generate(empty_db, None, tmp_path, "--municipality", "999", "--clients", "40", "--processes", "2")
    assert answer.returncode == 0, answer.stderr
    assert "Mallila: 40 invented clients" in answer.stdout


def test_without_the_register_nothing_is_written_there(
    empty_db: TestDatabase, national_db: TestDatabase, tmp_path: Path
) -> None:
    before = rows(national_db, "SELECT count(*) FROM national_records_person")
    answer = generate(empty_db, national_db, tmp_path, "--municipality", "998", "--clients", "30", "--without-register")
    assert answer.returncode == 0, answer.stderr
    assert "register" not in answer.stdout
    assert rows(national_db, "SELECT count(*) FROM national_records_person") == before


def test_progress_is_told_on_the_error_output_and_only_when_asked(empty_db: TestDatabase, tmp_path: Path) -> None:
    quiet = generate(empty_db, None, tmp_path, "--municipality", "998", "--clients", "5")
    assert quiet.returncode == 0
    assert quiet.stderr == ""
    told = generate(empty_db, None, tmp_path, "--municipality", "999", "--clients", "600", "--progress")
    assert told.returncode == 0
    for step in ("telling and copying: ", "sorting the log", "clients_client_name_parts", "checking "):
        assert step in told.stderr
    assert "clients and " in told.stderr
    assert "checking" not in told.stdout


def listen_to_interrupts() -> None:
    """What a shell starts in the background ignores them, and so would its children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_an_interrupted_run_leaves_nothing(empty_db: TestDatabase, tmp_path: Path) -> None:
    environment = os.environ | empty_db.environment() | {"KOTOKIRJA_VAR": str(tmp_path), "KOTOKIRJA_TRY_OUT": "1"}
    environment.pop("NATIONAL_DATABASE_URL", None)
    words = ("--municipality", "999", "--clients", "60000", "--processes", "2", "--progress")
    with subprocess.Popen(
        command_line("generate", *words),
        env=environment,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        preexec_fn=listen_to_interrupts,  # noqa: PLW1509 - nothing runs beside it
    ) as process:
        assert process.stderr
        for line in process.stderr:
            if "telling and copying" in line and int(line.partition("copying: ")[2].split()[0]) > 1000:
                process.send_signal(signal.SIGINT)
                break
        process.stderr.read()
        assert process.wait(timeout=60) != 0
    assert rows(empty_db, "SELECT (SELECT count(*) FROM clients_client), (SELECT count(*) FROM platform_account)") == [
        (0, 0)
    ]
    assert rows(empty_db, "SELECT count(*) FROM pg_indexes WHERE indexname = 'clients_client_name_parts'") == [(1,)]
    assert json.loads((tmp_path / "synthetic-towns.json").read_text(encoding="utf-8")) == {}


def test_an_unknown_municipality_is_refused_in_words(municipality_db: TestDatabase, var: Path) -> None:
    answer = generate(municipality_db, None, var, "--municipality", "186")
    assert answer.returncode == 2
    assert "'998', '999'" in answer.stderr or "'999', '998'" in answer.stderr
