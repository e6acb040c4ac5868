"""Where the benchmark lives: a throw-away cluster of its own, and a database for each size and each application."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import psycopg

from kotokirja.platform.embedded_postgres import EmbeddedPostgres
from kotokirja.platform.keys import make_key_file
from kotokirja.platform.setup import prepare

ROOT: Final = Path(__file__).parents[1]
HOME: Final = Path(os.environ.get("KOTOKIRJA_BENCH_HOME", ROOT / "build" / "bench"))
MUNICIPALITY: Final = 999
SEED: Final = 1
TUNED: Final = {
    "shared_buffers": "4GB",
    "effective_cache_size": "12GB",
    "max_wal_size": "16GB",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "checkpoint_timeout": "30min",
    "maintenance_work_mem": "1GB",
    "random_page_cost": "1.1",
    "max_connections": "80",
}
"""What a server with memory is given; one setting for all sizes and all applications."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One size: its databases and what its processes are told."""

    clients: int
    address: str
    superuser: str
    application: str
    cobbled: str
    cobbled_superuser: str

    @property
    def environment(self) -> Mapping[str, str]:
        """What a process of the municipality service needs to know."""
        return outside() | {
            "DJANGO_SETTINGS_MODULE": "kotokirja.project.municipality",
            "DATABASE_URL": self.superuser,
            "KOTOKIRJA_APP_URL": self.application,
            "KOTOKIRJA_WORKER_URL": self.application.replace("municipality_app", "municipality_worker"),
            "KOTOKIRJA_VAR": str(HOME / "var"),
            "KOTOKIRJA_TLS": "0",
            "KOTOKIRJA_TRY_OUT": "1",
            "COBBLED_DATABASE_URL": self.cobbled,
            "BENCH_SUPERUSER_URL": self.superuser,
        }


def outside() -> dict[str, str]:
    """The environment without what another installation may have set, and with the project found."""
    prefixes = ("KOTOKIRJA_", "NATIONAL_", "MUNICIPALITY_", "DATABASE_URL", "DJANGO_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(prefixes)}
    return kept | {"PYTHONPATH": str(ROOT), "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}


class Cluster:
    """The benchmark's PostgreSQL; it stays between runs, because a million clients take their time to load."""

    def __init__(self) -> None:
        self._server = EmbeddedPostgres(directory=HOME / "postgres", is_durable=False, settings=TUNED)

    def start(self) -> None:
        """Start it, unless it runs already."""
        HOME.mkdir(parents=True, exist_ok=True)
        self._server.start()

    def stop(self) -> None:
        """Stop it."""
        self._server.stop()

    def address(self, *, database: str = "postgres", user: str = "postgres") -> str:
        """How one connects to a database as a user."""
        return self._server.address(database=database, user=user)

    def postmaster(self) -> int:
        """The process whose children are all of the cluster's."""
        with psycopg.connect(self.address()) as connection:
            row = connection.execute("SHOW data_directory").fetchone()
        assert row is not None
        return int((Path(row[0]) / "postmaster.pid").read_text(encoding="ascii").splitlines()[0])

    def has(self, database: str) -> bool:
        """Whether the database is there."""
        with psycopg.connect(self.address()) as connection:
            row = connection.execute(
                "SELECT EXISTS (SELECT FROM pg_database WHERE datname = %s)", [database]
            ).fetchone()
        return bool(row and row[0])

    def drop(self, database: str) -> None:
        """Drop a database, whoever uses it."""
        with psycopg.connect(self.address(), autocommit=True) as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')

    def vacuum(self, database: str) -> None:
        """Do now what autovacuum would do in the middle of the measuring."""
        with psycopg.connect(self.address(database=database), autocommit=True) as connection:
            connection.execute("VACUUM (ANALYZE)")

    def copy(self, source: str, target: str) -> None:
        """Make a database that holds what another holds."""
        self.drop(target)
        with psycopg.connect(self.address(), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{target}" TEMPLATE "{source}" STRATEGY FILE_COPY')

    def rename(self, old: str, new: str) -> None:
        """Give a database its final name, once it is whole."""
        with psycopg.connect(self.address(), autocommit=True) as connection:
            connection.execute(f'ALTER DATABASE "{old}" RENAME TO "{new}"')

    def place(self, clients: int, *, suffix: str = "") -> Place:
        """The place of a size."""
        ours, theirs = f"bench_{clients}{suffix}", f"cobbled_{clients}{suffix}"
        return Place(
            clients=clients,
            address=self.address(),
            superuser=self.address(database=ours),
            application=self.address(database=ours, user="municipality_app"),
            cobbled=self.address(database=theirs, user="cobbled"),
            cobbled_superuser=self.address(database=theirs),
        )

    def prepared(self, database: str) -> str:
        """Make an empty database of the municipality service, for trying out; returns its address."""
        keys = make_key_file(HOME / "var" / "keys" / "municipality.json")
        prepare(admin=self.address(), service="municipality", database=database, keys=keys, try_out=True)
        return self.address(database=database)


def run(*command: str, environment: Mapping[str, str]) -> None:
    """Run a program to its end; a failure is an error with what it said."""
    program = shutil.which(command[0], path=environment["PATH"]) or command[0]
    subprocess.run([program, *command[1:]], env=dict(environment), check=True, cwd=ROOT)
