"""How a command becomes one process of one service: environment first, then Django, then the start-up checks."""

import os
import sys
from typing import Final, get_args

import click
import django
from django.core.checks import ERROR, run_checks
from django.db.utils import OperationalError

from kotokirja.platform.env import MissingSetting, Process, Service
from kotokirja.platform.keys import KeysUnavailable

SERVICES: Final[tuple[Service, ...]] = get_args(Service)

service_option = click.option(
    "--service",
    type=click.Choice(SERVICES),
    default="municipality",
    show_default=True,
    help="Which of the services is meant.",
)


def enter(*, service: Service, process: Process) -> None:
    """Make this process one of the service, and refuse to go on when a start-up check finds an error.

    The deploy account is there to mend the database, so of its process only declaration and code are checked.
    """
    os.environ["DJANGO_SETTINGS_MODULE"] = f"kotokirja.project.{service}"
    os.environ["KOTOKIRJA_PROCESS"] = process
    try:
        django.setup()
    except (KeysUnavailable, MissingSetting) as problem:
        raise click.ClickException(str(problem)) from problem
    from kotokirja.platform.register.live import UnsoundDatabase, enforce  # noqa: PLC0415 -- needs Django to be set up

    if process == "deploy":
        problems = [str(message) for message in run_checks(tags=["kotokirja"]) if message.level >= ERROR]
        if problems:
            raise click.ClickException("\n".join(problems))
        return
    try:
        enforce()
    except UnsoundDatabase as problem:
        raise click.ClickException(
            f"{service} does not start, because its database is unsound:\n{problem}"
        ) from problem
    except OperationalError as problem:
        raise click.ClickException(f"The database of {service} can't be reached: {problem}") from problem


def command_line(*arguments: str) -> list[str]:
    """The words that start another `kotokirja` process of this very installation."""
    return [sys.executable, "-m", "kotokirja.project.command_line", *arguments]
