"""Commands by which a municipality and the national register get to know each other."""

from datetime import UTC, datetime

import click

from kotokirja.interfaces.cli.process import enter
from kotokirja.kernel.calendar import helsinki_day
from kotokirja.kernel.ids import MunicipalityCode
from kotokirja.platform.env import environment
from kotokirja.platform.keys import KeysUnavailable, read_key_file
from kotokirja.platform.signing import signing_key

RAW_KEY_BYTES = 32


@click.command()
@click.option("--municipality", "code", type=int, required=True, help="The municipality's number, as 186.")
def public_key(code: int) -> None:
    """Print the public key (hex) with which a municipality's messages to the national register are verified."""
    try:
        keys = read_key_file(environment("municipality").keys)
    except KeysUnavailable as problem:
        raise click.ClickException(str(problem)) from problem
    click.echo(signing_key(seed=keys.signing_key, municipality=MunicipalityCode(code)).public.hex())


@click.group()
def national() -> None:
    """What the keeper of the national register does, as its deploy account."""


@national.command()
@click.option("--municipality", "code", type=int, required=True, help="The municipality's number, as 186.")
@click.option("--key", required=True, help="Its public key, as `kotokirja public-key` prints it.")
@click.option("--name-fi", required=True)
@click.option("--name-sv", required=True)
def register_municipality(code: int, key: str, name_fi: str, name_sv: str) -> None:
    """Let a municipality record into the register under this key."""
    try:
        raw = bytes.fromhex(key)
    except ValueError:
        raw = b""
    if len(raw) != RAW_KEY_BYTES:
        raise click.BadParameter(f"a public key is {RAW_KEY_BYTES} bytes in hexadecimal", param_hint="--key")
    enter(service="national", process="deploy")
    from kotokirja.national import setup  # noqa: PLC0415 -- needs Django to be set up

    now = datetime.now(UTC)  # noqa: TID251 -- the edge reads the clock
    setup.register_municipality(code=MunicipalityCode(code), public_key=raw, name_fi=name_fi, name_sv=name_sv, at=now)
    click.echo(f"{name_fi} ({code}) may record")


@national.command()
@click.option("--username", required=True)
@click.option("--display-name", required=True)
@click.option("--unit", required=True)
@click.password_option(envvar="KOTOKIRJA_NEW_PASSWORD")
def appoint_officer(username: str, display_name: str, unit: str, password: str) -> None:
    """Give a person an account of their own to read the register with."""
    enter(service="national", process="deploy")
    from kotokirja.national import setup  # noqa: PLC0415 -- needs Django to be set up

    today = helsinki_day(datetime.now(UTC))  # noqa: TID251 -- the edge reads the clock
    setup.appoint_officer(username=username, password=password, display_name=display_name, unit=unit, starts_on=today)
    click.echo(f"{username} may read the register")
