"""`kotokirja import`: bring a previous register's file in from the command line, in a team lead's own name."""

import sys
from datetime import UTC, date, datetime
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING, Final
from uuid import uuid4

import click

from kotokirja.interfaces.cli.process import enter

if TYPE_CHECKING:
    from kotokirja.domains.acquisition.types import RunView
    from kotokirja.kernel.ids import ImportRunId
    from kotokirja.platform.door import Actor

PAUSE: Final = 1.0


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--user", required=True, help="The user name of the team lead in whose name this is done.")
@click.password_option(
    "--password", confirmation_prompt=False, envvar="KOTOKIRJA_PASSWORD", help="Asked for when it is not given."
)
@click.option("--team", default="", help="The team of people whose row names none; by default the lead's first.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Client since, where a row says nothing: today.")
@click.option("--report", type=click.Path(dir_okay=False, path_type=Path), help="Where to write all findings as CSV.")
@click.option("--approve", is_flag=True, help="Approve what the check found fit, and bring it in.")
def import_register(
    file: Path, *, user: str, password: str, team: str, since: datetime | None, report: Path | None, approve: bool
) -> None:
    """Check FILE, an export (CSV or XLSX) of a previous client register, and with --approve bring its people in.

    The columns mean what their headings suggest; to correct that, open the import in the browser.
    """
    enter(service="municipality", process="web")
    from django.utils import translation  # noqa: PLC0415 -- needs Django to be set up

    from kotokirja.domains.acquisition.types import RunState  # noqa: PLC0415 -- needs Django to be set up

    translation.activate("en")
    lead = _sign_in(user, password)
    run_id = _bring(lead, file, team=team, since=since.date() if since else None)
    click.echo(f"Import {run_id}")
    run = _finish_step(lead, run_id)
    _tell(lead, run, report=report)
    if approve and run.state is RunState.CHECKED:
        run = _approve(lead, run)
        _tell(lead, run, report=report)
    elif run.state is RunState.CHECKED:
        click.echo("Nothing has been brought in. Approve it in the browser, or run this again with --approve.")
    sys.exit(0 if run.state in {RunState.CHECKED, RunState.DONE} else 1)


def _now() -> datetime:
    from django.utils import timezone  # noqa: PLC0415 -- needs Django to be set up

    return timezone.now().astimezone(UTC)  # noqa: TID251 -- the command line is an edge


def _sign_in(user: str, password: str) -> "Actor":
    from django.http import HttpRequest  # noqa: PLC0415 -- needs Django to be set up

    from kotokirja.kernel.ids import AccountId, MunicipalityCode  # noqa: PLC0415 -- the same, as below
    from kotokirja.platform.accounts.backend import standing_of  # noqa: PLC0415
    from kotokirja.platform.door import Actor  # noqa: PLC0415
    from kotokirja.policy.vocabulary import Role  # noqa: PLC0415
    from kotokirja.usecases import access  # noqa: PLC0415

    try:
        account = access.signed_in(request=HttpRequest(), username=user, password=password, address=None, at=_now())
    except access.Throttled as throttled:
        raise click.ClickException(f"Too many tries. Wait {throttled.seconds} seconds.") from None
    found = standing_of(AccountId(account.id), at=_now()) if account is not None else None
    if found is None:
        raise click.ClickException("The user name or the password is not right.")
    account, standing = found
    if Role.TEAM_LEAD not in standing.roles:
        raise click.ClickException("Only a team lead may bring a register in.")
    return Actor(
        account_id=AccountId(account.id),
        municipality=MunicipalityCode(account.municipality_id),
        role=Role.TEAM_LEAD,
        roles=frozenset(standing.roles),
        teams=standing.teams,
        display_name=account.display_name,
        unit=standing.unit,
        request_id=uuid4(),
    )


def _bring(lead: "Actor", file: Path, *, team: str, since: date | None) -> "ImportRunId":
    from kotokirja.domains.acquisition.types import LARGEST_FILE, FileTrouble, UnreadableFile  # noqa: PLC0415
    from kotokirja.interfaces.staff.imports_words import mapping_trouble_words, trouble_words  # noqa: PLC0415
    from kotokirja.kernel.calendar import helsinki_day  # noqa: PLC0415
    from kotokirja.usecases import imports  # noqa: PLC0415

    teams = imports.list_imports(actor=lead, at=_now()).teams
    chosen = [one.id for one in teams if (one.name == team if team else one.id in lead.teams)]
    if not chosen:
        raise click.ClickException("There is no such team. There are: " + ", ".join(one.name for one in teams))
    started_on = since or helsinki_day(_now())
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise UnreadableFile(FileTrouble.TOO_LARGE, limit=LARGEST_FILE)  # noqa: TRY301 -- said as the others
        run_id = imports.upload(actor=lead, content=file.read_bytes(), team=chosen[0], started_on=started_on, at=_now())
    except UnreadableFile as refused:
        raise click.ClickException(trouble_words(refused)) from None
    opened = imports.open_run(actor=lead, run_id=run_id, at=_now())
    try:
        imports.name_columns(
            actor=lead,
            run_id=run_id,
            targets=[column.target for column in opened.columns],
            team=chosen[0],
            started_on=started_on,
            at=_now(),
        )
    except imports.MappingIncomplete as refused:
        told = " ".join(mapping_trouble_words(trouble, target) for trouble, target in refused.troubles)
        raise click.ClickException(f"{told} Open /imports/{run_id}/ in the browser.") from None
    return run_id


def _finish_step(lead: "Actor", run_id: "ImportRunId") -> "RunView":
    """Work on the step here; should a background process be at it already, wait until it is done."""
    from kotokirja.interfaces.jobs.imports import carry_on  # noqa: PLC0415
    from kotokirja.usecases import imports  # noqa: PLC0415

    carry_on(municipality=lead.municipality, run_id=run_id, clock=_now)
    while (run := imports.see_progress(actor=lead, run_id=run_id, at=_now())).is_under_way:
        click.echo(f"  {run.gone} / {run.rows}", err=True)
        sleep(PAUSE)
    return run


def _approve(lead: "Actor", run: "RunView") -> "RunView":
    from kotokirja.usecases import imports  # noqa: PLC0415

    imports.approve(actor=lead, run_id=run.id, attempt=run.attempt, at=_now())
    return _finish_step(lead, run.id)


def _tell(lead: "Actor", run: "RunView", *, report: Path | None) -> None:
    from kotokirja.interfaces.staff.imports_report import report_csv  # noqa: PLC0415
    from kotokirja.interfaces.staff.imports_words import FAULTS, REASONS, target_words_of  # noqa: PLC0415
    from kotokirja.usecases import imports  # noqa: PLC0415

    opened = imports.open_run(actor=lead, run_id=run.id, at=_now())
    click.echo(
        f"{run.state.value}: {run.rows} rows, {run.ready} fit, {run.refused} with faults, {run.known} clients already,"
        f" {run.by_hand} for your word, {run.made} made clients"
    )
    if run.fault:
        click.echo(str(FAULTS.get(run.fault, run.fault)))
    for counted in opened.counts:
        click.echo(f"  {counted.count:6d}  {target_words_of(counted.target)}: {REASONS[counted.reason]}")
    if report is not None:
        _, findings = imports.report(actor=lead, run_id=run.id, at=_now())
        report.write_text(report_csv(findings), encoding="utf-8")
