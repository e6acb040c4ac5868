"""Every way of starting (web, worker, command line) is stopped before it could mishandle data."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest

from tests.plugins.cluster import TestDatabase

ENTER = "from kotokirja.interfaces.cli.process import enter; enter(service={service!r}, process={process!r})"
WAYS = {
    "municipality's web server": ("municipality", "from kotokirja.project import wsgi_municipality"),
    "national register's web server": ("national", "from kotokirja.project import wsgi_national"),
    "kotokirja serve": ("municipality", ENTER.format(service="municipality", process="web")),
    "kotokirja serve --service national": ("national", ENTER.format(service="national", process="web")),
    "kotokirja jobs": ("municipality", ENTER.format(service="municipality", process="worker")),
    "kotokirja generate": ("municipality", ENTER.format(service="municipality", process="deploy")),
    "kotokirja migrate --service national": ("national", ENTER.format(service="national", process="deploy")),
}
SERVING = ["municipality's web server", "national register's web server", "kotokirja serve", "kotokirja jobs"]
DEVELOPING = ["municipality's web server", "national register's web server", "kotokirja jobs", "kotokirja generate"]
"""One way of each kind for each kind of fault: the others share their last step, which the sound start proves."""

FORGOTTEN_LABEL = """
from django.db.models import Field
plain = Field.contribute_to_class
def forgetful(self, cls, name, **options):
    if name == "municipality_id":
        self.db_comment = None
    plain(self, cls, name, **options)
Field.contribute_to_class = forgetful
"""
"""A developer forgot to classify one column of each table."""

FORGOTTEN_RETENTION = """
from kotokirja.policy import declaration
from kotokirja.policy.vocabulary import RecordClass
kept = {RecordClass.ACCESS_LOG: declaration.RETENTION[RecordClass.ACCESS_LOG]}
declaration.RETENTION = kept
"""
"""A developer forgot the retention rules of all record classes but one."""


@pytest.fixture(scope="module")
def databases(municipality_db: TestDatabase, national_db: TestDatabase) -> dict[str, TestDatabase]:
    """A database for each service."""
    return {"municipality": municipality_db, "national": national_db}


def start(way: str, databases: dict[str, TestDatabase], *, before: str = "") -> subprocess.CompletedProcess[str]:
    """Start one process as far as it gets, with something changed in the code before."""
    service, code = WAYS[way]
    environment = os.environ | databases["municipality"].environment() | databases["national"].environment()
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    environment.pop("KOTOKIRJA_PROCESS", None)
    prelude = f"import os; os.environ['DJANGO_SETTINGS_MODULE'] = 'kotokirja.project.{service}'\n"
    return subprocess.run(
        [sys.executable, "-c", f"{prelude}{before}\n{code}\nprint('STARTED')"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@contextmanager
def weakened(database: TestDatabase, away: str, back: str) -> Iterator[None]:
    """Take a guard of the database away, and put it back."""
    with psycopg.connect(database.address(), autocommit=True) as connection:
        connection.execute(away.encode())
        try:
            yield
        finally:
            connection.execute(back.encode())


@pytest.mark.parametrize("way", WAYS)
def test_each_way_of_starting_works_when_all_is_sound(way: str, databases: dict[str, TestDatabase]) -> None:
    done = start(way, databases)
    assert done.stdout == "STARTED\n", done.stderr


@pytest.mark.parametrize("way", DEVELOPING)
def test_a_column_without_a_category_stops_every_way_of_starting(way: str, databases: dict[str, TestDatabase]) -> None:
    done = start(way, databases, before=FORGOTTEN_LABEL)
    assert "STARTED" not in done.stdout
    assert done.returncode
    assert "has no category" in done.stderr


@pytest.mark.notice("N9.1")
@pytest.mark.parametrize("way", DEVELOPING)
def test_a_record_class_without_retention_stops_every_way_of_starting(
    way: str, databases: dict[str, TestDatabase]
) -> None:
    done = start(way, databases, before=FORGOTTEN_RETENTION)
    assert "STARTED" not in done.stdout
    assert done.returncode
    assert "retention" in done.stderr


def a_table_of(database: TestDatabase) -> str:
    """One table with a policy that ties its rows to a person."""
    with psycopg.connect(database.address()) as connection:
        row = connection.execute(
            "SELECT tablename FROM pg_policies WHERE policyname = 'relationship' AND schemaname = 'public' LIMIT 1"
        ).fetchone()
    assert row is not None
    return str(row[0])


@pytest.mark.parametrize("way", SERVING)
def test_a_missing_policy_stops_every_serving_process(way: str, databases: dict[str, TestDatabase]) -> None:
    database = databases[WAYS[way][0]]
    table = a_table_of(database)
    rename = f"ALTER POLICY {{}} ON {table} RENAME TO {{}}"
    with weakened(database, rename.format("relationship", "renamed"), rename.format("renamed", "relationship")):
        done = start(way, databases)
    assert "STARTED" not in done.stdout
    assert done.returncode
    assert f"{table}: no policy for the relationship" in done.stderr


@pytest.mark.parametrize("way", SERVING)
def test_a_role_with_too_many_rights_stops_every_serving_process(way: str, databases: dict[str, TestDatabase]) -> None:
    database = databases[WAYS[way][0]]
    table = a_table_of(database)
    roles = f"{database.service}_app, {database.service}_worker"
    with weakened(database, f"GRANT DELETE ON {table} TO {roles}", f"REVOKE DELETE ON {table} FROM {roles}"):
        done = start(way, databases)
    assert "STARTED" not in done.stdout
    assert done.returncode
    assert f"{table}: the role may delete" in done.stderr


@pytest.mark.parametrize("way", ["kotokirja serve", "kotokirja jobs"])
def test_the_deploy_account_can_not_serve(way: str, databases: dict[str, TestDatabase]) -> None:
    service, _ = WAYS[way]
    database = databases[service]
    lines = "".join(f"os.environ[{name!r}] = {database.address()!r}\n" for name in database.environment())
    done = start(way, databases, before=lines)
    assert "STARTED" not in done.stdout
    assert done.returncode
    assert "the role is a superuser" in done.stderr


def test_without_keys_the_command_line_says_what_to_do(databases: dict[str, TestDatabase]) -> None:
    done = start("kotokirja serve", databases, before="os.environ['MUNICIPALITY_KEYS'] = '/nowhere/keys.json'")
    assert done.returncode
    assert "/nowhere/keys.json does not exist: run `kotokirja setup` first" in done.stderr
