"""How a command becomes one process of one service: environment first, then Django, then the start-up checks."""

import os
import sys
from typing import Final, get_args

import click
import django

from kotokirja.platform.env import Process, Service

SERVICES: Final[tuple[Service, ...]] = get_args(Service)

service_option = click.option(
    "--service",
    type=click.Choice(SERVICES),
    default="municipality",
    show_default=True,
    help="Which of the services is meant.",
)


def enter(*, service: Service, process: Process) -> None:
    """Make this process one of the service, and refuse to go on when a start-up check finds an error."""
    os.environ["DJANGO_SETTINGS_MODULE"] = f"kotokirja.project.{service}"
    os.environ["KOTOKIRJA_PROCESS"] = process
    django.setup()
    from kotokirja.platform.register.checks import enforce  # noqa: PLC0415 -- needs Django to be set up

    enforce()


def command_line(*arguments: str) -> list[str]:
    """The words that start another `kotokirja` process of this very installation."""
    return [sys.executable, "-m", "kotokirja.project.command_line", *arguments]
