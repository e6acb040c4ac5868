"""`kotokirja run`: everything on one machine with an embedded database, to try out; Ctrl-C stops it all."""

import contextlib
import ctypes
import fcntl
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import FrameType
from typing import IO, Final, NoReturn
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import click
import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

import kotokirja
from kotokirja.interfaces.cli.deploy import set_up
from kotokirja.interfaces.cli.process import SERVICES, command_line
from kotokirja.interfaces.cli.serve import PORTS
from kotokirja.platform.embedded_postgres import EmbeddedPostgres, PostgresUnavailable
from kotokirja.platform.env import URLS, Process, Service

HEALTH_PATIENCE: Final = 60.0
STOP_PATIENCE: Final = 10.0
LAST_LINES: Final = 15
PR_SET_PDEATHSIG: Final = 1
WORKERS: Final[dict[Service, str]] = {"municipality": "2", "national": "1"}
ACCOUNTS: Final = "try-out-accounts.txt"
GROUPS: Final = "run.groups"
PACKAGE: Final = Path(kotokirja.__file__).parent
DEPLOYER: Final[tuple[Process, str]] = ("deploy", "postgres")


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """A started process and where it writes."""

    name: str
    process: subprocess.Popen[bytes]
    log: Path


class ChildEnded(RuntimeError):
    """A process that should go on has ended; the message carries its last words."""

    def __init__(self, child: Child) -> None:
        lines = child.log.read_text(errors="replace").splitlines()[-LAST_LINES:]
        super().__init__(f"{child.name} ended with code {child.process.returncode}:\n" + "\n".join(lines))


@click.command()
@click.option("--port", type=int, default=PORTS["municipality"], show_default=True, help="Of the municipality.")
@click.option("--national-port", type=int, default=PORTS["national"], show_default=True)
@click.option("--as-of", help="The day on which the synthetic municipality's year of history ends (YYYY-MM-DD).")
@click.option("--clients", type=click.IntRange(min=5), default=2000, show_default=True, help="How many to invent.")
def run(port: int, national_port: int, as_of: str | None, clients: int) -> None:
    """Start municipality, national register and job worker with synthetic people, on an embedded database."""
    var = Path(os.environ.get("KOTOKIRJA_VAR", "var")).absolute()
    signal.signal(signal.SIGTERM, _interrupt)
    ports: dict[Service, int] = {"municipality": port, "national": national_port}
    lock = _only_one(var)
    _end_leftovers(var)
    for name, number in ports.items():
        _refuse_taken_port(name, number)
    began = time.monotonic()
    try:
        with _database(var) as addresses, _children() as children:
            named = set(os.environ)
            os.environ |= addresses | _try_out(var, ports)
            for service in SERVICES:
                set_up(service=service, is_try_out=True)
            _give_passwords(addresses, named)
            mark = _mark_of_this_version(var)
            if not _is_up_to_date(addresses, var, mark):
                _together(["migrate", "--service", service] for service in SERVICES)
                loading = ["generate", "--if-empty", "--clients", str(clients), *(["--as-of", as_of] if as_of else [])]
                _together([loading])
                _together([["introduce"]])
                _leave_mark(addresses, mark)
            for service, number in ports.items():
                words = ["serve", "--service", service, "--port", str(number), "--workers", WORKERS[service]]
                children.append(_start(service, words, var))
            children.append(_start("jobs", ["jobs"], var))
            (var / GROUPS).write_text("".join(f"{child.process.pid}\n" for child in children))
            for service, number in ports.items():
                _await_health(service, number, children)
            _greet(ports, var, time.monotonic() - began)
            _watch(children)
    except KeyboardInterrupt:
        click.echo("\nStopped.")
    except (PostgresUnavailable, ChildEnded) as problem:
        raise click.ClickException(str(problem)) from problem
    finally:
        (var / GROUPS).unlink(missing_ok=True)  # their numbers will be somebody else's one day
        lock.close()


@contextlib.contextmanager
def _database(var: Path) -> Iterator[dict[str, str]]:
    """The addresses of all databases and roles: on the server that DATABASE_URL names, else on an embedded one."""
    if given := os.environ.get(URLS["municipality"]["deploy"]):
        yield _addresses_on(given)
        return
    cluster = EmbeddedPostgres(directory=var / "postgres")
    try:
        cluster.start()
        click.echo(f"PostgreSQL {cluster.binaries.major} from {cluster.binaries.directory}, data below {cluster.base}")
        yield {
            names[process]: cluster.address(database=service, user=user)
            for service, names in URLS.items()
            for process, user in [DEPLOYER, *_logins(service)]
        }
    finally:
        cluster.stop()


def _logins(service: Service) -> list[tuple[Process, str]]:
    return [("web", f"{service}_app"), ("worker", f"{service}_worker")]


def _addresses_on(given: str) -> dict[str, str]:
    """Addresses on a server that is there: what the environment does not say is derived from the deploy account's."""
    found: dict[str, str] = {}
    database = str(conninfo_to_dict(given).get("dbname") or "municipality")
    for service, names in URLS.items():
        name = database if service == "municipality" else f"{database}_{service}"
        found[names["deploy"]] = os.environ.get(names["deploy"]) or make_conninfo(given, dbname=name)
        for process, user in _logins(service):
            found[names[process]] = os.environ.get(names[process]) or make_conninfo(
                found[names["deploy"]], user=user, password=secrets.token_urlsafe(24)
            )
    return found


def _give_passwords(addresses: Mapping[str, str], named: set[str]) -> None:
    """Let the roles sign in with the passwords that were made up for them, where the environment named none."""
    for service, names in URLS.items():
        with psycopg.connect(addresses[names["deploy"]], autocommit=True) as connection:
            for process, _ in _logins(service):
                parts = conninfo_to_dict(addresses[names[process]])
                if names[process] not in named and parts.get("password"):
                    connection.execute(
                        sql.SQL("ALTER ROLE {} PASSWORD {}").format(
                            sql.Identifier(str(parts["user"])), sql.Literal(str(parts["password"]))
                        )
                    )


@contextlib.contextmanager
def _children() -> Iterator[list[Child]]:
    started: list[Child] = []
    try:
        yield started
    finally:
        for impatient in (signal.SIGINT, signal.SIGTERM):  # a second Ctrl-C must not leave half of them running
            signal.signal(impatient, signal.SIG_IGN)
        for child in reversed(started):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(child.process.pid, signal.SIGTERM)
        give_up = time.monotonic() + STOP_PATIENCE
        for child in started:
            try:
                child.process.wait(max(0.1, give_up - time.monotonic()))
            except subprocess.TimeoutExpired:
                os.killpg(child.process.pid, signal.SIGKILL)
                child.process.wait()


def _try_out(var: Path, ports: Mapping[Service, int]) -> dict[str, str]:
    return {
        "KOTOKIRJA_VAR": str(var),
        "KOTOKIRJA_TRY_OUT": "1",
        "KOTOKIRJA_TLS": os.environ.get("KOTOKIRJA_TLS", "0"),
        "KOTOKIRJA_NATIONAL_URL": f"http://127.0.0.1:{ports['national']}",
    }


def _mark_of_this_version(var: Path) -> str:
    """A mark of the migrations and static files, and of where they go."""
    mark = sha256(str(var).encode())
    for path in sorted([*PACKAGE.rglob("migrations/*.py"), *PACKAGE.rglob("static/**/*")]):
        if path.is_file():
            mark.update(str(path.relative_to(PACKAGE)).encode() + path.read_bytes())
    return mark.hexdigest()


def _is_up_to_date(addresses: Mapping[str, str], var: Path, mark: str) -> bool:
    """Whether the last start left this mark on both databases, which saves later ones the time to look."""
    beside = [*(f"static/{service}/staticfiles.json" for service in SERVICES), ACCOUNTS]
    if not all((var / name).exists() for name in beside):
        return False
    found = []
    for names in URLS.values():
        with psycopg.connect(addresses[names["deploy"]]) as connection:
            found += connection.execute(
                "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()"
            ).fetchall()
    return found == [(mark,)] * len(URLS)


def _leave_mark(addresses: Mapping[str, str], mark: str) -> None:
    for names in URLS.values():
        with psycopg.connect(addresses[names["deploy"]], autocommit=True) as connection:
            connection.execute(
                sql.SQL("COMMENT ON DATABASE {} IS {}").format(
                    sql.Identifier(connection.info.dbname), sql.Literal(mark)
                )
            )


def _together(commands: Iterable[list[str]]) -> None:
    """Run commands side by side; each one's words are shown only when it fails or has something to say."""
    working = {
        " ".join(words): subprocess.Popen(
            command_line(*words), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        for words in commands
    }
    try:
        said = {name: process.communicate()[0] for name, process in working.items()}
    finally:
        for process in working.values():
            process.terminate()
    for name, process in working.items():
        if process.returncode:
            raise click.ClickException(f"kotokirja {name} failed:\n{said[name]}")
        if not name.startswith("migrate"):
            click.echo(said[name], nl=False)


def _start(name: str, words: list[str], var: Path) -> Child:
    logs = var / "log"
    logs.mkdir(parents=True, exist_ok=True)
    log = logs / f"{name}.log"
    deploying = {names["deploy"] for names in URLS.values()}
    with log.open("wb") as file:
        process = subprocess.Popen(
            command_line(*words),
            env={name: value for name, value in os.environ.items() if name not in deploying},
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=_end_with_parent,  # noqa: PLW1509 -- this process has one thread
        )
    return Child(name=name, process=process, log=log)


def _only_one(var: Path) -> IO[str]:
    """Refuse to run twice over the same data; the lock is gone with the process, however it ends."""
    var.mkdir(parents=True, exist_ok=True)
    lock = (var / "run.lock").open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as problem:
        raise click.ClickException(f"Kotokirja is running already on the data below {var}.") from problem
    return lock


def _end_leftovers(var: Path) -> None:
    """End what a killed run left: the processes of the groups that it noted, if they are still ours."""
    noted = set((var / GROUPS).read_text().split()) if (var / GROUPS).exists() else set()
    if not noted:
        return
    give_up = time.monotonic() + STOP_PATIENCE
    while (left := _groups_of_ours() & noted) and time.monotonic() < give_up:
        for group in left:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(int(group), signal.SIGKILL)
        time.sleep(0.1)
    (var / GROUPS).unlink()


def _groups_of_ours() -> set[str]:
    listed = subprocess.run(["ps", "-A", "-o", "pgid=,command="], capture_output=True, text=True, check=False)
    lines = (line.strip().partition(" ") for line in listed.stdout.splitlines())
    return {group for group, _, command in lines if "kotokirja" in command and sys.prefix in command}


def _end_with_parent() -> None:
    """Be ended when the parent is killed, where the system can do that: no orphan then holds a port."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _await_health(service: Service, port: int, children: list[Child]) -> None:
    give_up = time.monotonic() + HEALTH_PATIENCE
    while time.monotonic() < give_up:
        _refuse_ended(children)
        try:
            with urlopen(f"http://127.0.0.1:{port}/health/", timeout=5) as answer:
                if answer.status == 200:  # noqa: PLR2004 -- the number is its own name
                    return
        except HTTPError as problem:
            problem.close()
        except (URLError, OSError):
            pass
        time.sleep(0.1)
    raise click.ClickException(f"{service} did not become healthy within {HEALTH_PATIENCE:.0f} seconds")


def _watch(children: list[Child]) -> NoReturn:
    while True:
        _refuse_ended(children)
        time.sleep(0.5)


def _refuse_ended(children: list[Child]) -> None:
    for child in children:
        if child.process.poll() is not None:
            raise ChildEnded(child)


def _refuse_taken_port(name: str, port: int) -> None:
    with socket.socket() as trying:
        trying.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trying.bind(("127.0.0.1", port))
        except OSError as problem:
            raise click.ClickException(
                f"Port {port}, meant for {name}, is taken. Is Kotokirja running already?"
                " Otherwise choose others: kotokirja run --port 8001 --national-port 8011"
            ) from problem


def _greet(ports: Mapping[Service, int], var: Path, seconds: float) -> None:
    click.echo(f"Ready after {seconds:.1f} s.\n")
    click.echo(f"  Municipality       http://localhost:{ports['municipality']}/")
    click.echo(f"  National register  http://localhost:{ports['national']}/\n")
    click.echo((var / ACCOUNTS).read_text(encoding="utf-8"))
    click.echo(f"Logs are below {var / 'log'}. Ctrl-C stops everything; the data is kept.")
    sys.stdout.flush()


def _interrupt(signum: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
