"""The register as a process of its own, over real HTTP, that can be killed."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import httpx

from kotokirja.platform.signing import SigningKey
from tests.plugins.cluster import TestDatabase

COMMAND: Final = (sys.executable, "-m", "kotokirja.project.command_line")
PATIENCE: Final = 60.0


class RegisterServer:
    """The register as a process that can be killed."""

    def __init__(self, database: TestDatabase) -> None:
        self.database = database
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None

    def _environment(self) -> dict[str, str]:
        return os.environ | self.database.environment() | {"KOTOKIRJA_TLS": "0", "KOTOKIRJA_TRY_OUT": "1"}

    def introduce(self, key: SigningKey, name: str) -> None:
        """Let a municipality record, by the command that the register's keeper uses."""
        words = (
            "national",
            "register-municipality",
            "--municipality",
            str(key.municipality),
            "--key",
            key.public.hex(),
        )
        done = subprocess.run(
            [*COMMAND, *words, "--name-fi", name, "--name-sv", name],
            env=self._environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr

    def start(self) -> None:
        """Start and wait until it answers."""
        Path(os.environ["KOTOKIRJA_VAR"], "static", "national").mkdir(parents=True, exist_ok=True)
        web = {name: value for name, value in self._environment().items() if "DATABASE_URL" not in name}
        self._process = subprocess.Popen(
            [*COMMAND, "serve", "--service", "national", "--port", str(self.port), "--workers", "1"],
            env=web,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        give_up = time.monotonic() + PATIENCE
        while time.monotonic() < give_up:
            try:
                if httpx.get(f"{self.url}/health/", trust_env=False).status_code == 200:
                    return
            except httpx.HTTPError:
                time.sleep(0.1)
        raise AssertionError("the register did not start")

    def kill(self) -> None:
        """Kill it and all that it started, at once and without a word."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None


@contextmanager
def running(server: RegisterServer) -> Iterator[RegisterServer]:
    """The register, started, and killed in the end."""
    try:
        server.start()
        yield server
    finally:
        server.kill()
