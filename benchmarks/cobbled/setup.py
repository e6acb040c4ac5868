"""Making the database of the cobbled alternative."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

PROJECT: Final = Path(__file__).parent.parent.parent
ROLE: Final = "cobbled"


def address_of(*, admin_dsn: str, database: str, user: str = "") -> str:
    """The address of a database of the same server, for the administrator or for another user."""
    named = {"dbname": database, "user": user} if user else {"dbname": database}
    known = conninfo_to_dict(admin_dsn)
    server = {key: str(value) for key, value in known.items() if value is not None and (key != "password" or not user)}
    return make_conninfo("", **(server | named))


def prepare(admin_dsn: str, database: str) -> str:
    """Create the database and its one role, migrate as that role, collect the static files; give the address to run with."""
    with psycopg.connect(admin_dsn, autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [ROLE]).fetchone():
            connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(ROLE)))
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone():
            connection.execute(
                sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(database), sql.Identifier(ROLE))
            )
    address = address_of(admin_dsn=admin_dsn, database=database, user=ROLE)
    manage(address, "migrate", "--verbosity=0")
    manage(address, "collectstatic", "--noinput", "--verbosity=0")
    return address


def manage(address: str, *arguments: str) -> str:
    """Run one of Django's commands for the cobbled project, in a process of its own because its settings differ."""
    ran = subprocess.run(
        [sys.executable, "-m", "django", *arguments, "--settings=benchmarks.cobbled.settings"],
        cwd=PROJECT,
        env=environment(address),
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode:
        raise RuntimeError(f"{arguments[0]} failed:\n{ran.stdout}{ran.stderr}")
    return ran.stdout


def environment(address: str) -> dict[str, str]:
    """What a process of the cobbled project must find in its environment."""
    path = os.pathsep.join(filter(None, [str(PROJECT), os.environ.get("PYTHONPATH", "")]))
    return os.environ | {
        "COBBLED_DATABASE_URL": address,
        "DJANGO_SETTINGS_MODULE": "benchmarks.cobbled.settings",
        "PYTHONPATH": path,
    }
