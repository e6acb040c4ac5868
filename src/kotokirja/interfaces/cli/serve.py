"""`kotokirja serve` and `kotokirja jobs`: the long-running processes of a service."""

import os
import sys
from pathlib import Path
from typing import Final

import click

from kotokirja.interfaces.cli.process import enter, service_option
from kotokirja.platform.env import Service

PORTS: Final[dict[Service, int]] = {"municipality": 8000, "national": 8010}


@click.command()
@service_option
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=int, help="Default: 8000 for the municipality, 8010 for the national register.")
@click.option("--workers", type=click.IntRange(1, 64), default=2, show_default=True)
def serve(service: Service, host: str, port: int | None, workers: int) -> None:
    """Serve the pages and the interfaces of a service."""
    # The checks run here, before a worker exists; each worker runs them again when it loads the application.
    enter(service=service, process="web")
    granian = Path(sys.executable).with_name("granian")
    arguments = [
        *("--interface", "wsgi", "--host", host, "--port", str(port or PORTS[service])),
        *("--workers", str(workers), "--blocking-threads", "1", "--backpressure", "64"),
        *("--no-ws", "--respawn-failed-workers", "--log-level", "warning"),
        f"kotokirja.project.wsgi_{service}:application",
    ]
    os.execv(granian, [str(granian), *arguments])  # noqa: S606 -- no shell is wanted


@click.command()
def jobs() -> None:
    """Work on the municipality's queue: deliveries and what else runs in the background."""
    enter(service="municipality", process="worker")
    from kotokirja.interfaces.jobs import worker  # noqa: PLC0415 -- needs Django to be set up

    worker.run()
