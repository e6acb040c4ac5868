"""`kotokirja check`, `notice` and `explain`: what is declared, what an overlay leaves open, what a datum is for."""

import os
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import click
import django

import kotokirja
from kotokirja.interfaces.cli.process import enter
from kotokirja.interfaces.cli.published import published_differences
from kotokirja.interfaces.overlays import UnreadableOverlay, files, read
from kotokirja.kernel.calendar import helsinki_day
from kotokirja.platform.env import URLS, Process, environment
from kotokirja.policy.checking import Weight, blocking, points
from kotokirja.policy.checking_words import WEIGHTS, refusal_sentence, sentence
from kotokirja.policy.data_map import Column, asked, mapped, suggestions
from kotokirja.policy.declaration import DECLARATION
from kotokirja.policy.declaration.data import DATA
from kotokirja.policy.explain import Line, explain_category
from kotokirja.policy.explain import explain as explain_datum
from kotokirja.policy.notice import Notice, compose, markdown
from kotokirja.policy.overlay import Overlay
from kotokirja.policy.vocabulary import T
from kotokirja.policy.wording import LANGUAGES, say

SHIPPED: Final = Path(kotokirja.__file__).parent / "project" / "overlays"
OPEN: Final = say(
    "{town}: {blocking} kohtaa estää julkaisun, {others} tiedoksi",
    "{town}: {blocking} punkter hindrar publicering, {others} för kännedom",
    "{town}: {blocking} points block publishing, {others} for information",
)
EXAMPLE: Final = say(
    "{town} on esimerkki: sen avoimet kohdat eivät kaada tarkistusta.",
    "{town} är ett exempel: dess öppna punkter fäller inte kontrollen.",
    "{town} is an example: its open points do not fail the check.",
)
NO_DATABASE: Final = say(
    "Järjestelmää ei tarkistettu: tietokantaa ei ole määritetty ({name}).",
    "Systemet kontrollerades inte: ingen databas är inställd ({name}).",
    "The system was not checked: no database is configured ({name}).",
)
SYSTEM_SOUND: Final = say("Järjestelmä on kunnossa.", "Systemet är i skick.", "The system is sound.")
UNKNOWN: Final = say(
    "{field} ei ole sarake (clients.Client.last_name), tieto (LAST_NAME) eikä tietoryhmä (N3.4).",
    "{field} är varken en kolumn (clients.Client.last_name), en uppgift (LAST_NAME) eller en kategori (N3.4).",
    "{field} is neither a column (clients.Client.last_name) nor a datum (LAST_NAME) nor a category (N3.4).",
)
DID_YOU_MEAN: Final = say(" Tarkoititko: {names}?", " Menade du: {names}?", " Did you mean: {names}?")
TECHNICAL: Final = say(
    "{field} on tekninen sarake ({label}): se ei kerro henkilöstä enempää kuin rivin olemassaolo.",
    "{field} är en teknisk kolumn ({label}): den säger inget mer om personen än att raden finns.",
    "{field} is a technical column ({label}): it says no more of the person than that the row exists.",
)


def _default_language() -> str:
    """The language of the user's environment, or English."""
    spoken = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    return spoken[:2] if spoken[:2] in LANGUAGES else "en"


language_option = click.option(
    "--lang", "language", type=click.Choice(LANGUAGES), default=_default_language, help="In which language to answer."
)
overlays_option = click.option(
    "--overlays",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=SHIPPED,
    envvar="KOTOKIRJA_OVERLAYS",
    help="Where the municipalities' overlays are.",
)


@click.command()
@click.option("--municipality", type=int, help="Only this municipality, by its code.")
@language_option
@overlays_option
@click.pass_context
def check(context: click.Context, municipality: int | None, language: str, overlays: Path) -> None:
    """Say what has to be settled before a notice may be published; exit with 1 when something blocks it.

    An example, which shows a real town with its open points, fails only the check that asks for it by its code.
    """
    on = helsinki_day(datetime.now(UTC))  # noqa: TID251 -- the edge reads the clock
    is_blocked = False
    readable: list[Overlay] = []
    for path in _wanted(overlays, municipality):
        try:
            overlay = read(path)
        except UnreadableOverlay as problem:
            is_blocked = True
            for refusal in problem.refused.refusals:
                place = f"{path.name}:{refusal.place}"
                _tell(Weight.BLOCKS, refusal.code, place, refusal_sentence(refusal, language=language), language)
            continue
        readable.append(overlay)
        found = points(overlay, on=on)
        for point in found:
            _tell(point.weight, point.code, point.place, sentence(point, language=language), language)
        stopping = len(blocking(found))
        town = overlay.profile.name.town.text(language)
        click.echo(OPEN.text(language).format(town=town, blocking=stopping, others=len(found) - stopping))
        if overlay.is_example and municipality is None:
            click.echo(EXAMPLE.text(language).format(town=town))
        else:
            is_blocked = is_blocked or stopping > 0
    is_sound = _system_is_sound(language)
    if is_sound and _configured_process() is not None:
        for code, text in published_differences(readable, language=language, on=on):
            _tell(Weight.WARNS, code, "notice", text, language)
    is_blocked = not is_sound or is_blocked
    context.exit(1 if is_blocked else 0)


@click.command()
@click.option("--municipality", type=int, required=True, help="The municipality's code.")
@language_option
@overlays_option
@click.option(
    "--pdf",
    "pdf_file",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="Write the notice to this file as PDF instead of printing it.",
)
def notice(municipality: int, language: str, overlays: Path, pdf_file: Path | None) -> None:
    """Print a municipality's privacy notice as it stands, a draft with its open points marked."""
    on = helsinki_day(datetime.now(UTC))  # noqa: TID251 -- the edge reads the clock
    overlay = only_overlay(overlays, municipality)
    if language not in overlay.languages:
        raise click.ClickException(f"{municipality}: {', '.join(overlay.languages)}")
    composed = compose(declaration=DECLARATION, overlay=overlay, language=language, on=on)
    if pdf_file is None:
        click.echo(markdown(composed), nl=False)
    else:
        pdf_file.write_bytes(_pdf_of(composed))


@click.command()
@click.argument("field")
@click.option("--municipality", type=int, help="With this municipality's own retention and sources.")
@language_option
@overlays_option
def explain(field: str, municipality: int | None, language: str, overlays: Path) -> None:
    """Say why a datum is there, who sees it, who may get it and how long it stays.

    FIELD is a column (clients.Client.last_name), a datum (LAST_NAME, sukunimi) or a category (N3.4, SERVICE_LANGUAGE).
    """
    overlay = only_overlay(overlays, municipality) if municipality is not None else None
    on = helsinki_day(datetime.now(UTC))  # noqa: TID251 -- the edge reads the clock
    columns = _columns()
    meant = asked(field, columns=columns)
    if meant is None:
        like = suggestions(field, columns=columns)
        did_you_mean = DID_YOU_MEAN.text(language).format(names=", ".join(like)) if like else ""
        raise click.ClickException(UNKNOWN.text(language).format(field=field) + did_you_mean)
    if meant.column is not None and isinstance(meant.column.label, T):
        click.echo(TECHNICAL.text(language).format(field=meant.column.name, label=meant.column.label))
        return
    if meant.datum is not None:
        found = (meant.column,) if meant.column else mapped(meant.datum, columns).columns
        click.echo(f"{meant.datum.name}, {DATA[meant.datum].text(language)}: {', '.join(c.name for c in found) or '–'}")
        records = tuple(dict.fromkeys(column.record for column in found))
        _tell_lines(explain_datum(meant.datum, records=records, overlay=overlay, language=language, on=on))
    if meant.category is not None:
        click.echo("\n" * (meant.datum is not None) + f"{meant.category.value} {meant.category.name}")
        _tell_lines(explain_category(meant.category, overlay=overlay, language=language, on=on))


def _pdf_of(composed: Notice) -> bytes:
    """The notice as PDF, or what has to be installed for that."""
    _load_tables()
    from kotokirja.interfaces.notice.pdf import LayoutLibraryMissing, notice_pdf  # noqa: PLC0415 -- large

    try:
        return notice_pdf(notice=composed)
    except LayoutLibraryMissing as problem:
        raise click.ClickException(str(problem)) from problem


def _tell_lines(lines: Iterable[Line]) -> None:
    for line in lines:
        click.echo(f"\n{line.label}")
        for value in line.values or ("–",):
            click.echo(f"  {value}")


def _tell(weight: Weight, code: str, place: str, text: str, language: str) -> None:
    click.echo(f"{WEIGHTS[weight].text(language)}\t{code}\t{place}\t{text}")


def _wanted(directory: Path, municipality: int | None) -> list[Path]:
    wanted = [path for path in files(directory) if municipality is None or _code_of(path) == municipality]
    if not wanted:
        raise click.ClickException(f"No overlay of municipality {municipality} in {directory}")
    return wanted


def _code_of(path: Path) -> int:
    """The code in the file's name: a file that is refused can still be found."""
    code = path.name.partition("-")[0]
    return int(code) if code.isdecimal() else 0


def only_overlay(directory: Path, municipality: int) -> Overlay:
    """The overlay of one municipality, or an error in words."""
    try:
        return read(_wanted(directory, municipality)[0])
    except UnreadableOverlay as problem:
        raise click.ClickException(str(problem)) from problem


def _system_is_sound(language: str) -> bool:
    """Run the start-up checks of the service where a database is configured, and say it where none is."""
    process = _configured_process()
    if process is None:
        click.echo(NO_DATABASE.text(language).format(name=URLS["municipality"]["web"]))
        return True
    try:
        enter(service="municipality", process=process)
    except click.ClickException as problem:
        click.echo(problem.format_message())
        return False
    click.echo(SYSTEM_SOUND.text(language))
    return True


def _configured_process() -> Process | None:
    """As which process the database can be asked; nothing where none is configured."""
    names = URLS["municipality"]
    wanted: tuple[Process, ...] = ("web", "deploy")
    return next((process for process in wanted if os.environ.get(names[process])), None)


def _columns() -> Sequence[Column]:
    """Each classified column of the tables, mirrors left out."""
    _load_tables()
    from kotokirja.platform.register.columns import classified_columns  # noqa: PLC0415 -- needs the tables

    return classified_columns()


def _load_tables() -> None:
    """Set Django up without a database; without keys either, where none were made yet."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "kotokirja.project.municipality"
    os.environ["KOTOKIRJA_PROCESS"] = "deploy"
    with TemporaryDirectory() as directory:
        if not environment("municipality").keys.exists():
            os.environ["MUNICIPALITY_KEYS"] = str(Path(directory) / "keys.json")
        django.setup()
