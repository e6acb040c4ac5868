"""`kotokirja import`: what it does in a lead's name, and what it says when it can't."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connections

from tests.cast import PASSWORD, Cast, username_of
from tests.domains.acquisition.register_files import as_csv, records
from tests.plugins.cluster import TestDatabase


@pytest.fixture
def bring(municipality_db: TestDatabase, tmp_path: Path) -> object:
    def run(user: str, content: bytes, *words: str, password: str = PASSWORD) -> subprocess.CompletedProcess[str]:
        file = tmp_path / "asiakkaat.csv"
        file.write_bytes(content)
        return subprocess.run(
            [sys.executable, "-m", "kotokirja.project.command_line", "import", str(file), "--user", user, *words],
            env=os.environ | municipality_db.environment() | {"KOTOKIRJA_PASSWORD": password},
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def called(last_name: str) -> int:
    with connections["owner"].cursor() as cursor:
        cursor.execute("SET ROLE NONE")
        cursor.execute("SELECT count(*) FROM clients_client WHERE last_name = %s", [last_name])
        return int(cursor.fetchone()[0])


def test_a_lead_checks_a_file_and_then_brings_it_in(cast: Cast, bring: object, tmp_path: Path) -> None:
    good, bad = records(2, seed=71)
    content = as_csv([{**good, "Sukunimi": "Komentorivi"}, {**bad, "Syntymäaika": "31.2.1990"}])
    user, report = username_of(cast.lead), tmp_path / "report.csv"
    done = bring(user, content, "--report", str(report))  # type: ignore[operator]
    assert done.returncode == 0, done.stderr
    assert "CHECKED: 2 rows, 1 fit, 1 with faults" in done.stdout
    assert "DATE_DOES_NOT_EXIST" in report.read_text(encoding="utf-8-sig")
    assert "31.2.1990" not in done.stdout + done.stderr + report.read_text(encoding="utf-8")
    assert called("Komentorivi") == 0
    done = bring(user, content, "--approve")  # type: ignore[operator]
    assert done.returncode == 0, done.stderr
    assert "DONE: 2 rows" in done.stdout
    assert called("Komentorivi") == 1


@pytest.mark.parametrize(
    ("who", "content", "password", "told"),
    [
        ("lead", b"", PASSWORD, "is empty"),
        ("lead", b"a;b\r\n1;2\r\n", PASSWORD, "No column means the name"),
        ("lead", as_csv(records(1)), "wrong-password-1", "not right"),
        ("own_worker", as_csv(records(1)), PASSWORD, "Only a team lead"),
    ],
)
def test_what_cannot_be_done_is_said_in_words(
    cast: Cast, bring: object, who: str, content: bytes, password: str, told: str
) -> None:
    done = bring(username_of(getattr(cast, who)), content, password=password)  # type: ignore[operator]
    assert done.returncode == 1
    assert told in done.stderr
    assert "Traceback" not in done.stderr
