"""`kotokirja run`, as `make run` calls it: from nothing to a page, again with the data kept, and a clean end."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from kotokirja.platform.embedded_postgres import EmbeddedPostgres

pytestmark = pytest.mark.enable_socket
LATER_START = 10.0


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as trying:
        trying.bind(("127.0.0.1", 0))
        return int(trying.getsockname()[1])


@pytest.fixture(scope="module")
def ports() -> tuple[int, int]:
    """One port for each service."""
    return free_port(), free_port()


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where the try-out keeps its data; the database is taken away at the end, wherever it went."""
    place = tmp_path_factory.mktemp("try-out")
    yield place
    cluster = EmbeddedPostgres(directory=place / "postgres")
    cluster.stop(mode="immediate")
    if cluster.base.parent == Path("/var/lib"):
        subprocess.run(["rm", "-rf", str(cluster.base)], check=True)


@contextmanager
def running(var: Path, ports: tuple[int, int], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The command, until it says that it is ready; it is asked to end at the end."""
    inherited = {
        name: value
        for name, value in os.environ.items()
        if name in {"PATH", "HOME", "LANG", "TMPDIR", "KOTOKIRJA_PG", "KOTOKIRJA_PG_BINDIR", "PYTHONPATH"}
    }
    with log.open("wb") as out:
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "kotokirja.project.command_line", "run", "--clients", "12"),
                *("--port", str(ports[0]), "--national-port", str(ports[1])),
            ],
            env=inherited | {"KOTOKIRJA_VAR": str(var)},
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    try:
        give_up = time.monotonic() + 120
        while "Ctrl-C stops everything" not in log.read_text():
            assert process.poll() is None, log.read_text()
            assert time.monotonic() < give_up, log.read_text()
            time.sleep(0.1)
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def status(port: int, path: str) -> int:
    """The status of a page."""
    with urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as answer:
        return int(answer.status)


def listens(port: int) -> bool:
    """Whether anybody answers on a port."""
    with socket.socket() as trying:
        return trying.connect_ex(("127.0.0.1", port)) == 0


def test_from_nothing_to_a_page_and_back(var: Path, ports: tuple[int, int], tmp_path: Path) -> None:
    log = tmp_path / "first.log"
    with running(var, ports, log) as process:
        assert status(ports[0], "/health/") == 200
        assert status(ports[0], "/sign-in/") == 200
        assert status(ports[1], "/health/") == 200
        text = log.read_text()
        assert "Try-out accounts" in text
        assert f"http://localhost:{ports[0]}/" in text
        assert (var / "keys" / "municipality.json").stat().st_mode & 0o077 == 0
    assert process.returncode == 0, log.read_text()
    assert not any(listens(port) for port in ports)
    assert not EmbeddedPostgres(directory=var / "postgres").is_running()


def test_a_later_start_keeps_the_data_and_takes_seconds(var: Path, ports: tuple[int, int], tmp_path: Path) -> None:
    keys = (var / "keys" / "municipality.json").read_bytes()
    began = time.monotonic()
    with running(var, ports, tmp_path / "later.log"):
        took = time.monotonic() - began
        assert status(ports[0], "/sign-in/") == 200
    assert (var / "keys" / "municipality.json").read_bytes() == keys
    assert "invented clients" not in (tmp_path / "later.log").read_text()
    assert took < LATER_START * 2, "twice the promise, because tests share the machine"


def test_a_killed_run_leaves_no_process_that_holds_a_port(var: Path, ports: tuple[int, int], tmp_path: Path) -> None:
    with running(var, ports, tmp_path / "killed.log") as process:
        process.kill()
        process.wait()
        give_up = time.monotonic() + 15
        while any(listens(port) for port in ports) and time.monotonic() < give_up:
            time.sleep(0.1)
        assert not any(listens(port) for port in ports)
    with running(var, ports, tmp_path / "again.log"):
        assert status(ports[0], "/health/") == 200


def test_a_taken_port_is_said_in_words(var: Path, ports: tuple[int, int]) -> None:
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(("127.0.0.1", ports[0]))
        taken.listen()
        done = subprocess.run(
            [*(sys.executable, "-m", "kotokirja.project.command_line", "run", "--port", str(ports[0]))],
            env=os.environ | {"KOTOKIRJA_VAR": str(var)},
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert f"Port {ports[0]}, meant for municipality, is taken" in done.stderr
    assert "Traceback" not in done.stderr
