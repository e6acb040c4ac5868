"""Making the two services of a try-out known to each other: the invented towns' keys, and an officer of the register."""

from datetime import UTC, datetime
from typing import Final

import click

from kotokirja.interfaces.cli.process import enter
from kotokirja.kernel.calendar import helsinki_day
from kotokirja.platform.env import environment
from kotokirja.platform.keys import read_key_file
from kotokirja.platform.signing import signing_key
from kotokirja.project.synthetic.commands import ACCOUNTS_FILE
from kotokirja.project.synthetic.staff import TRY_OUT_PASSWORD
from kotokirja.project.synthetic.town import PLACES

REGISTER_OFFICER: Final = "keha.rekisteri"


@click.command(hidden=True)
def introduce() -> None:
    """Let the invented towns record into the try-out's national register, and appoint an officer to read it."""
    keys = read_key_file(environment("municipality").keys)
    enter(service="national", process="deploy")
    from django.conf import settings  # noqa: PLC0415 -- needs Django to be set up

    from kotokirja.national import setup  # noqa: PLC0415 -- the same

    if not settings.KOTOKIRJA_TRY_OUT:
        raise click.ClickException("Only a try-out has accounts with a known password.")
    now = datetime.now(UTC)  # noqa: TID251 -- the edge reads the clock
    for code, place in PLACES.items():
        name = place.post_office.capitalize()
        key = signing_key(seed=keys.signing_key, municipality=code)
        setup.register_municipality(code=code, public_key=key.public, name_fi=name, name_sv=name, at=now)
    setup.appoint_officer(
        username=REGISTER_OFFICER,
        password=TRY_OUT_PASSWORD,
        display_name="Rauha Rekisterinpitäjä",
        unit="KEHA",
        starts_on=helsinki_day(now),
    )
    accounts = settings.KOTOKIRJA_VAR / ACCOUNTS_FILE
    line = f"\n  National register\n    {REGISTER_OFFICER:24}register officer\n"
    if REGISTER_OFFICER not in accounts.read_text(encoding="utf-8"):
        with accounts.open("a", encoding="utf-8") as file:
            file.write(line)
