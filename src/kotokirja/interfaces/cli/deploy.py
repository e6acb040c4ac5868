"""`kotokirja setup` and `kotokirja migrate`: what the deploy account does before a version goes into use."""

import os

import click
import psycopg
from django.core.management import call_command

from kotokirja.interfaces.cli.process import enter, service_option
from kotokirja.platform.env import URLS, Service, environment
from kotokirja.platform.keys import make_key_file
from kotokirja.platform.setup import UnsuitableServer, prepare


@click.command()
@service_option
def setup(service: Service) -> None:
    """Make roles, database, signing schema and the private key file, as the deploy account of DATABASE_URL."""
    set_up(service=service)
    click.echo(f"{service}: roles, database and keys are ready")


@click.command()
@service_option
def migrate(service: Service) -> None:
    """Bring the tables and the static files of a service to this version."""
    enter(service=service, process="deploy")
    from kotokirja.platform.register.renewal import renew_row_security  # noqa: PLC0415 -- needs Django to be set up

    call_command("migrate", database="owner", verbosity=0, interactive=False)
    renew_row_security()
    call_command("collectstatic", verbosity=0, interactive=False)
    click.echo(f"{service}: tables and static files are those of this version")


def set_up(*, service: Service, is_try_out: bool = False) -> None:
    """Prepare the database that the deploy account's address names."""
    variable = URLS[service]["deploy"]
    os.environ["KOTOKIRJA_PROCESS"] = "deploy"
    env = environment(service)
    if not env.owner_url:
        raise click.ClickException(f"{variable} is not set: it names the deploy account and the database to make")
    wanted = psycopg.conninfo.conninfo_to_dict(env.owner_url)
    database = str(wanted.get("dbname") or service)
    try:
        prepare(
            admin=psycopg.conninfo.make_conninfo(env.owner_url, dbname="postgres"),
            service=service,
            database=database,
            keys=make_key_file(env.keys),
            try_out=is_try_out,
        )
    except (psycopg.OperationalError, UnsuitableServer) as problem:
        raise click.ClickException(f"{service}: {problem}") from problem
