"""A throw-away PostgreSQL cluster for one test run, given to pytest as `-p tests.plugins.cluster`.

pytest-django sets Django up before any conftest.py is read, so the addresses must stand in the environment before
that: this plugin writes them first. The server itself starts when the first test asks for a database, so a pure run
pays nothing. xdist workers inherit the environment and share the cluster.
"""

import contextlib
import fcntl
import itertools
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connections
from psycopg import sql

from kotokirja.platform.embedded_postgres import EmbeddedPostgres
from kotokirja.platform.env import URLS, Process, Service, django_database
from kotokirja.platform.keys import make_key_file
from kotokirja.platform.setup import prepare

PREFIX = "kotokirja-test-"
ENTRANTS: dict[Process, str] = {"web": "app", "worker": "worker"}
_serial = itertools.count(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class TestDatabase:
    """A migrated database that one module may fill and commit to as it likes."""

    __test__ = False

    service: Service
    name: str
    socket: Path

    def address(self, role: str = "postgres") -> str:
        """The address for a role as `app` or `worker`; without one, for the deploy account."""
        user = role if role == "postgres" else f"{self.service}_{role}"
        return f"host={self.socket} port=5432 dbname={self.name} user={user}"

    def environment(self) -> dict[str, str]:
        """What a process of the service must find in its environment to use this database."""
        names = URLS[self.service]
        return {names[process]: self.address(entrant) for process, entrant in ENTRANTS.items()} | {
            names["deploy"]: self.address()
        }


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests() -> None:
    """Choose the run's directories and tell the settings, before Django is set up."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        return
    _sweep()
    place = Path(tempfile.mkdtemp(prefix=PREFIX))
    (place / "pid").write_text(str(os.getpid()))
    # The cluster lies beside, not inside: the server's user could not reach into a private directory.
    socket = _cluster_of(place).socket_directory
    os.environ |= {
        "KOTOKIRJA_TEST_PLACE": str(place),
        "KOTOKIRJA_TEST_SOCKET": str(socket),
        "KOTOKIRJA_VAR": str(place / "var"),
    }
    for service in URLS:
        keys = place / f"{service}.json"
        make_key_file(keys)
        os.environ[f"{service.upper()}_KEYS"] = str(keys)
        os.environ |= TestDatabase(service=service, name=f"template_{service}", socket=socket).environment()


def pytest_configure() -> None:
    """Give the tests the alias `owner`, which a running service has not, to plant and to look behind the policies."""
    database = TestDatabase(
        service=settings.KOTOKIRJA_SERVICE, name=connections["default"].settings_dict["NAME"], socket=_socket()
    )
    owner = django_database(database.address(), role=f"{database.service}_owner")
    connections.settings["owner"] = connections.settings["default"] | owner


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the server and take everything away, when the last worker is done."""
    if hasattr(config, "workerinput"):
        return
    if place := os.environ.pop("KOTOKIRJA_TEST_PLACE", None):
        _remove(Path(place))


def fresh_database(service: Service) -> TestDatabase:
    """A copy of the service's migrated template, made in a tenth of a second."""
    cluster = _running_cluster()
    name = f"{service}_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}_{next(_serial)}"
    with locked():
        template = _template(service)
        with psycopg.connect(cluster.address(), autocommit=True) as connection:
            connection.execute(
                sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}").format(
                    sql.Identifier(name), sql.Identifier(f"{service}_owner"), sql.Identifier(template)
                )
            )
        _prepare(service, name)  # rights on a database are not copied with it
    return TestDatabase(service=service, name=name, socket=cluster.socket_directory)


def drop(database: TestDatabase) -> None:
    """Give the space of a database back, whoever is still connected to it."""
    with psycopg.connect(_running_cluster().address(), autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database.name)))


def server_log() -> Path:
    """Where the run's server writes its own log, for the tests that search it."""
    return _running_cluster().log


@cache
def _running_cluster() -> EmbeddedPostgres:
    return _cluster_of(_place()).start()


@cache
def _template(service: Service) -> str:
    """The migrated template, made by whoever comes first; call it under the lock."""
    name = f"template_{service}"
    done = _place() / f"{name}.done"
    if not done.exists():
        _prepare(service, name)
        migrated = subprocess.run(
            [
                *(sys.executable, "-m", "django", "migrate", "--database=owner", "--skip-checks", "--verbosity=0"),
                f"--settings=kotokirja.project.{service}",
            ],
            env=os.environ | {"KOTOKIRJA_PROCESS": "deploy"},
            capture_output=True,
            text=True,
            check=False,
        )
        if migrated.returncode:
            raise RuntimeError(f"migrating the {service} template failed:\n{migrated.stdout}{migrated.stderr}")
        done.touch()
    return name


def _prepare(service: Service, database: str) -> None:
    prepare(
        admin=_running_cluster().address(),
        service=service,
        database=database,
        keys=make_key_file(Path(os.environ[f"{service.upper()}_KEYS"])),
        try_out=True,
    )


def _cluster_of(place: Path) -> EmbeddedPostgres:
    return EmbeddedPostgres(
        directory=place.with_name(f"{place.name}.cluster"), is_durable=False, settings={"max_connections": "100"}
    )


def _place() -> Path:
    return Path(os.environ["KOTOKIRJA_TEST_PLACE"])


def _socket() -> Path:
    return Path(os.environ["KOTOKIRJA_TEST_SOCKET"])


@contextlib.contextmanager
def locked() -> Iterator[None]:
    """Keep the other workers from preparing roles at the same time, which PostgreSQL refuses."""
    with (_place() / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _remove(place: Path) -> None:
    cluster = _cluster_of(place)
    cluster.stop(mode="immediate")
    shutil.rmtree(cluster.base, ignore_errors=True)
    shutil.rmtree(place, ignore_errors=True)


def _sweep() -> None:
    """Take away what a killed run of this user left behind."""
    for place in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError, ValueError):
            if place.stat().st_uid == os.geteuid() and not _is_alive(int((place / "pid").read_text())):
                _remove(place)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
