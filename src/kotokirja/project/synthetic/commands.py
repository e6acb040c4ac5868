"""`kotokirja generate`: fill a try-out database with synthetic people; an already filled one is left alone."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from kotokirja.interfaces.cli.process import enter
from kotokirja.kernel.calendar import helsinki_day
from kotokirja.policy.vocabulary import Role
from kotokirja.project.synthetic.staff import TRY_OUT_PASSWORD
from kotokirja.project.synthetic.town import KOEKYLA, MALLILA, PLACES, Town, town

if TYPE_CHECKING:
    from kotokirja.project.synthetic.load import Loaded

NEIGHBOURS: Final = 12
"""How many clients the second municipality gets, which is there to show that the two are apart."""
ACCOUNTS_FILE: Final = "try-out-accounts.txt"


@click.command()
@click.option(
    "--municipality",
    "code",
    type=click.Choice([str(place) for place in PLACES]),
    help="Only this invented municipality; otherwise both, 998 with a handful of clients.",
)
@click.option("--clients", type=click.IntRange(min=5), default=2000, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True)
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="The day on which the history ends; today by default.")
@click.option("--if-empty", is_flag=True, help="Say nothing when there is nothing to do.")
def generate(code: str | None, clients: int, seed: int, as_of: datetime | None, *, if_empty: bool) -> None:
    """Fill a try-out database with invented people and a year of history."""
    enter(service="municipality", process="deploy")
    day = as_of.date() if as_of else helsinki_day(datetime.now(UTC))  # noqa: TID251 - the edge reads the clock
    towns = _towns(code, clients=clients, seed=seed, as_of=day)
    for each in towns:
        loaded = _load(each)
        if loaded.is_new:
            click.echo(f"{each.name}: {loaded.clients} invented clients with {loaded.rows} rows of history")
        elif not if_empty:
            click.echo(f"{each.name} is there already and was left alone")
    _write_accounts(towns)


def _towns(code: str | None, *, clients: int, seed: int, as_of: date) -> list[Town]:
    if code is not None:
        return [town(municipality=int(code), clients=clients, seed=seed, as_of=as_of)]
    sizes = {MALLILA: clients, KOEKYLA: NEIGHBOURS}
    return [town(municipality=place.municipality, clients=sizes[place], seed=seed, as_of=as_of) for place in sizes]


def _load(each: Town) -> "Loaded":
    from kotokirja.project.synthetic.copying import NoLoader  # noqa: PLC0415 - needs Django to be set up
    from kotokirja.project.synthetic.load import load_town  # noqa: PLC0415 - the same

    try:
        return load_town(each)
    except NoLoader as problem:
        raise click.ClickException(str(problem)) from problem


def _write_accounts(towns: list[Town]) -> None:
    """Leave the accounts to try beside the data, for whoever starts the services to print."""
    from django.conf import settings  # noqa: PLC0415 - needs Django to be set up

    lines = [f"Try-out accounts, all with the password {TRY_OUT_PASSWORD}"]
    for each in towns:
        lines += ["", f"  {each.name}"]
        shown: set[Role] = set()
        for member in each.staff.members:
            role = member.roles[0]
            if role not in shown:
                shown.add(role)
                lines.append(f"    {member.username:24}{role.value.replace('_', ' ').lower()}, {member.display_name}")
    path = Path(settings.KOTOKIRJA_VAR) / ACCOUNTS_FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
