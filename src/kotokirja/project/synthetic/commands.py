"""`kotokirja generate`: fill a try-out with synthetic people; what is filled already is left alone."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from kotokirja.interfaces.cli.process import command_line, enter, service_option
from kotokirja.kernel.calendar import helsinki_day
from kotokirja.platform.env import URLS, Service, environment
from kotokirja.platform.keys import read_key_file
from kotokirja.platform.signing import signing_key
from kotokirja.policy.vocabulary import Role
from kotokirja.project.synthetic.progress import Progress
from kotokirja.project.synthetic.staff import TRY_OUT_PASSWORD
from kotokirja.project.synthetic.town import KOEKYLA, MALLILA, PLACES, Town, town

if TYPE_CHECKING:
    from kotokirja.project.synthetic.copying import Loaded

NEIGHBOURS: Final = 12
"""How many clients the second municipality gets, which is there to show that the two are apart."""
ACCOUNTS_FILE: Final = "try-out-accounts.txt"
TOWNS_FILE: Final = "synthetic-towns.json"


@click.command()
@service_option
@click.option(
    "--municipality",
    "code",
    type=click.Choice([str(place) for place in PLACES]),
    help="Only this invented municipality; otherwise both, 998 with a handful of clients.",
)
@click.option("--clients", type=click.IntRange(min=5), default=2000, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True)
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="The day on which the history ends; today by default.")
@click.option("--if-empty", is_flag=True, help="Say nothing of what is filled already.")
@click.option("--without-register", is_flag=True, help="Leave the national register as it is.")
@click.option("--processes", type=click.IntRange(min=1), help="How many processes tell the files; as many as fit.")
@click.option("--progress/--no-progress", default=None, help="Tell how far it is; by default on a terminal.")
def generate(
    service: Service,
    code: str | None,
    clients: int,
    seed: int,
    as_of: datetime | None,
    processes: int | None,
    progress: bool | None,
    *,
    if_empty: bool,
    without_register: bool,
) -> None:
    """Fill a try-out database with invented people and a year of history, and the register with their records."""
    if service == "national":
        _generate_records(is_quiet=if_empty)
        return
    enter(service="municipality", process="deploy")
    day = as_of.date() if as_of else helsinki_day(datetime.now(UTC))  # noqa: TID251 - the edge reads the clock
    towns = _towns(code, clients=clients, seed=seed, as_of=day)
    shown = Progress(is_shown=sys.stderr.isatty() if progress is None else progress)
    with _described_anew(towns), _records_beside(is_quiet=if_empty, is_wanted=not without_register):
        for each in towns:
            loaded = _load_town(each, processes=processes, shown=shown)
            shown.end()
            _say(each, loaded, "invented clients", is_quiet=if_empty)
    _leave(ACCOUNTS_FILE, accounts_of(towns))


@contextmanager
def _described_anew(towns: list[Town]) -> Iterator[None]:
    """Write down what the towns are made with, unless it comes to nothing."""
    before = _described()
    _leave(TOWNS_FILE, json.dumps(before | {str(each.place.municipality): described(each) for each in towns}))
    try:
        yield
    except BaseException:
        _leave(TOWNS_FILE, json.dumps(before))
        raise


@contextmanager
def _records_beside(*, is_quiet: bool, is_wanted: bool) -> Iterator[None]:
    """Fill the register in a process of its own meanwhile, where there is one: it needs only the towns' description."""
    if URLS["national"]["deploy"] not in os.environ or not is_wanted:
        yield
        return
    quiet = ["--if-empty"] if is_quiet else []
    with subprocess.Popen(command_line("generate", "--service", "national", *quiet)) as process:
        yield
        if process.wait():
            raise click.ClickException("The register could not be filled with the municipalities' records.")


def _generate_records(*, is_quiet: bool) -> None:
    """Fill the register with what the generated municipalities have recorded, as they were generated."""
    keys = read_key_file(environment("municipality").keys)
    enter(service="national", process="deploy")
    from kotokirja.project.synthetic.copying import NoLoader  # noqa: PLC0415 - needs Django to be set up
    from kotokirja.project.synthetic.national_load import load_records  # noqa: PLC0415 - the same

    for code, description in _described().items():
        each = _town_of(code, description)
        key = signing_key(seed=keys.signing_key, municipality=each.place.municipality)
        try:
            loaded = load_records(each, public_key=key.public)
        except NoLoader as problem:
            raise click.ClickException(str(problem)) from problem
        _say(each, loaded, "persons in the register", is_quiet=is_quiet)


def described(each: Town) -> dict[str, Any]:
    """With what a town is generated, so that the same people can be made anew on a later day."""
    return {"clients": each.clients, "seed": each.seed, "as_of": each.as_of.isoformat()}


def _town_of(code: str, description: dict[str, Any]) -> Town:
    return town(
        municipality=int(code),
        clients=int(description["clients"]),
        seed=int(description["seed"]),
        as_of=date.fromisoformat(description["as_of"]),
    )


def _described() -> dict[str, dict[str, Any]]:
    path = _var() / TOWNS_FILE
    described: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return described


def _towns(code: str | None, *, clients: int, seed: int, as_of: date) -> list[Town]:
    """The towns that are asked for; one that was begun with the same number and seed stays as it was begun."""
    sizes = {KOEKYLA.municipality: NEIGHBOURS, MALLILA.municipality: clients} if code is None else {int(code): clients}
    known = _described()
    towns = []
    for place, size in sizes.items():
        asked = town(municipality=place, clients=size, seed=seed, as_of=as_of)
        begun = _town_of(str(place), known[str(place)]) if str(place) in known else asked
        is_same = (begun.clients, begun.seed) == (asked.clients, asked.seed)
        towns.append(begun if is_same or _is_filled(begun) else asked)
    return towns


def _is_filled(each: Town) -> bool:
    from kotokirja.project.synthetic.load import is_filled  # noqa: PLC0415 - needs Django to be set up

    return is_filled(each)


def _load_town(each: Town, *, processes: int | None, shown: Progress) -> "Loaded":
    from kotokirja.project.synthetic.copying import NoLoader  # noqa: PLC0415 - needs Django to be set up
    from kotokirja.project.synthetic.load import load_town  # noqa: PLC0415 - the same

    try:
        return load_town(each, processes=processes, tell=shown.tell, count=shown.count)
    except NoLoader as problem:
        raise click.ClickException(str(problem)) from problem


def _say(each: Town, loaded: "Loaded", what: str, *, is_quiet: bool) -> None:
    if loaded.is_new:
        click.echo(f"{each.name}: {loaded.clients} {what}, {loaded.rows} rows with their history")
    elif not is_quiet:
        click.echo(f"{each.name} is there already and was left alone")


def accounts_of(towns: list[Town]) -> str:
    """The accounts to try, one of each role, for whoever starts the services to print."""
    lines = [f"Try-out accounts, all with the password {TRY_OUT_PASSWORD}"]
    for each in sorted(towns, key=lambda one: -one.clients):
        lines += ["", f"  {each.name}"]
        shown: set[Role] = set()
        for member in each.staff.members:
            role = member.roles[0]
            if role not in shown:
                shown.add(role)
                lines.append(f"    {member.username:24}{role.value.replace('_', ' ').lower()}, {member.display_name}")
    return "\n".join(lines) + "\n"


def _var() -> Path:
    return environment("municipality").var


def _leave(name: str, text: str) -> None:
    """Leave a file beside the data."""
    path = _var() / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
