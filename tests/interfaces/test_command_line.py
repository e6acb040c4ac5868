"""The command line for operators: what it makes, and that it says in words what is missing."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from tests.plugins.cluster import TestDatabase, locked

QUIET = ("DATABASE_URL", "NATIONAL_DATABASE_URL", "MUNICIPALITY_KEYS", "NATIONAL_KEYS", "DJANGO_SETTINGS_MODULE")


def kotokirja(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command as an operator would, with nothing of the tests' environment but what is given."""
    inherited = {name: value for name, value in os.environ.items() if name not in QUIET}
    return subprocess.run(
        [sys.executable, "-m", "kotokirja.project.command_line", *words],
        env=inherited | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_setup_without_a_deploy_account_says_which_variable_is_missing(tmp_path: Path) -> None:
    done = kotokirja("setup", KOTOKIRJA_VAR=str(tmp_path))
    assert done.returncode == 1
    assert "DATABASE_URL is not set" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_unreachable_server_is_said_in_words(tmp_path: Path) -> None:
    done = kotokirja("setup", KOTOKIRJA_VAR=str(tmp_path), DATABASE_URL="host=/nowhere dbname=kotokirja user=x")
    assert done.returncode == 1
    assert "/nowhere" in done.stderr
    assert "Traceback" not in done.stderr


def test_setup_and_migrate_make_a_database_that_the_service_accepts(
    municipality_db: TestDatabase, tmp_path: Path
) -> None:
    address = make_conninfo(municipality_db.address(), dbname="by_hand")
    environment = {
        "KOTOKIRJA_VAR": str(tmp_path),
        "DATABASE_URL": address,
        "KOTOKIRJA_APP_URL": make_conninfo(address, user="municipality_app"),
    }
    for words in (["setup"], ["setup"], ["migrate"], ["migrate"]):
        with locked():
            done = kotokirja(*words, **environment)
        assert done.returncode == 0, done.stderr
    assert (tmp_path / "keys" / "municipality.json").stat().st_mode & 0o777 == 0o600
    accepted = subprocess.run(
        [
            *(sys.executable, "-c"),
            "from kotokirja.interfaces.cli.process import enter; enter(service='municipality', process='web')",
        ],
        env={name: value for name, value in os.environ.items() if name not in QUIET} | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert accepted.returncode == 0, accepted.stderr
    with psycopg.connect(municipality_db.address(), autocommit=True) as connection:
        connection.execute("DROP DATABASE by_hand WITH (FORCE)")


def test_nobody_connects_who_was_not_let_in(municipality_db: TestDatabase, national_db: TestDatabase) -> None:
    for own, other in ((municipality_db, national_db), (national_db, municipality_db)):
        for role in ("app", "worker"):
            psycopg.connect(own.address(role)).close()
            user = str(conninfo_to_dict(own.address(role))["user"])
            with pytest.raises(psycopg.OperationalError, match="does not have CONNECT privilege"):
                psycopg.connect(make_conninfo(other.address(), user=user))


@pytest.mark.parametrize("database", ["municipality_db", "national_db"])
def test_the_services_roles_may_do_nothing_beyond_their_tables(database: str, request: pytest.FixtureRequest) -> None:
    found: TestDatabase = request.getfixturevalue(database)
    with psycopg.connect(found.address()) as connection:
        rows = connection.execute(
            "SELECT rolname, rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication,"
            " exists(SELECT FROM pg_auth_members WHERE member = r.oid),"
            " has_database_privilege(rolname, current_database(), 'TEMP'),"
            " has_database_privilege(rolname, current_database(), 'CREATE'),"
            " has_schema_privilege(rolname, 'public', 'CREATE')"
            " FROM pg_roles r WHERE rolname = ANY (%s) ORDER BY 1",
            [[f"{found.service}_app", f"{found.service}_worker"]],
        ).fetchall()
    assert rows == [(f"{found.service}_{role}", False, False, False, False, False) for role in ("app", "worker")]


def test_the_public_key_of_a_municipality_is_its_own_and_stays(tmp_path: Path) -> None:
    keys = os.environ["MUNICIPALITY_KEYS"]
    first, again, other = (
        kotokirja("public-key", "--municipality", code, MUNICIPALITY_KEYS=keys).stdout.strip()
        for code in ("999", "999", "998")
    )
    assert len(bytes.fromhex(first)) == 32
    assert first == again != other


def test_a_key_that_is_none_is_refused_in_words() -> None:
    words = ["--municipality", "999", "--key", "kana", "--name-fi", "Mallila", "--name-sv", "Mallila"]
    done = kotokirja("national", "register-municipality", *words)
    assert done.returncode == 2
    assert "32 bytes" in done.stderr
