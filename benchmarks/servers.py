"""Servers under measurement: granian with one or two workers, their processor time, their memory, the time to be ready."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.places import ROOT

TICK: Final = os.sysconf("SC_CLK_TCK")
PAGE: Final = os.sysconf("SC_PAGE_SIZE")
PATIENCE: Final = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A running server."""

    port: int
    master: int
    ready_after: float
    """Seconds from its start to the first answer."""

    @property
    def workers(self) -> list[int]:
        """The processes that answer: granian's children."""
        return children(self.master)

    def cpu(self) -> float:
        """Seconds of processor time of the workers so far."""
        return sum(cpu_of(pid) for pid in self.workers)

    def memory(self) -> int:
        """Bytes that one worker holds, shared pages counted in proportion."""
        return max(proportional(pid) for pid in self.workers)


@contextmanager
def serving(
    application: str, *, environment: Mapping[str, str], workers: int = 1, probe: str = "/"
) -> Iterator[Server]:
    """Serve an application while the block runs."""
    port = free_port()
    granian = Path(sys.executable).with_name("granian")
    arguments = [
        *("--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--workers", str(workers)),
        *("--blocking-threads", "1", "--backpressure", "64", "--no-ws", "--log-level", "error", application),
    ]
    begun = time.perf_counter()
    process = subprocess.Popen([granian, *arguments], env=dict(environment), cwd=ROOT)
    try:
        wait_for(port, probe=probe, process=process)
        yield Server(port=port, master=process.pid, ready_after=time.perf_counter() - begun)
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def wait_for(port: int, *, probe: str, process: subprocess.Popen[bytes]) -> None:
    """Wait until the server answers; what ends before it does is an error."""
    begun = time.perf_counter()
    while time.perf_counter() - begun < PATIENCE:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with {process.returncode} before it answered")
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            connection.request("GET", probe, headers={"Host": "localhost"})
            connection.getresponse().read()
            connection.close()
        except OSError:
            time.sleep(0.01)
        else:
            return
    raise RuntimeError("the server did not answer in a minute")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def children(pid: int) -> list[int]:
    """The processes that a process started and that live."""
    try:
        text = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    except FileNotFoundError:
        return []
    return [int(child) for child in text.split()]


def cpu_of(pid: int) -> float:
    """Seconds of processor time of one process; nothing of one that is gone."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return (int(fields[11]) + int(fields[12])) / TICK


def proportional(pid: int) -> int:
    """Bytes of memory of a process, pages that several share counted in proportion."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    raise RuntimeError("the system does not tell a process's memory")
