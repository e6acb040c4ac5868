"""Bringing the people of a previous register in: upload, columns, report, approval, progress, the hand list."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kotokirja.domains.acquisition.types import LARGEST_FILE, FileTrouble, RunState
from kotokirja.interfaces.staff.imports_forms import (
    ApprovalForm,
    ColumnsForm,
    NothingForm,
    SettlementForm,
    UploadForm,
)
from kotokirja.interfaces.staff.imports_report import report_csv
from kotokirja.interfaces.staff.imports_words import mapping_trouble_words, trouble_words
from kotokirja.kernel.calendar import helsinki_day
from kotokirja.kernel.ids import ImportRunId
from kotokirja.platform.shell.http import StaffRequest
from kotokirja.usecases import imports
from kotokirja.usecases.imports import IdentityCodeTaken, MappingIncomplete, OpenedRun, RunMoved, UnreadableFile


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: StaffRequest) -> HttpResponse:
    """The imports so far, and a file to bring in."""
    listed = imports.list_imports(actor=request.actor, at=request.at)
    today = helsinki_day(request.at)
    own = next((team.id for team in listed.teams if team.id in request.actor.teams), None)
    form = UploadForm(teams=listed.teams, today=today, initial={"team": own, "started_on": today})
    status = HTTPStatus.OK
    if request.method == "POST":
        form = UploadForm.of(request, files=request.FILES, teams=listed.teams, today=today)
        run_id, status = _upload(request, form)
        if run_id is not None:
            return redirect("staff:import", run_id)
    return render(request, "staff/imports/start.html", {"listed": listed, "form": form}, status=status)


def _upload(request: StaffRequest, form: UploadForm) -> tuple[ImportRunId | None, HTTPStatus]:
    if not form.is_valid():
        return None, HTTPStatus.UNPROCESSABLE_ENTITY
    file = form.cleaned_data["file"]
    try:
        if file.size > LARGEST_FILE:
            raise UnreadableFile(FileTrouble.TOO_LARGE, limit=LARGEST_FILE)  # noqa: TRY301 -- said as the others
        run_id = imports.upload(
            actor=request.actor,
            content=file.read(),
            team=form.cleaned_data["team"],
            started_on=form.cleaned_data["started_on"],
            at=request.at,
        )
    except UnreadableFile as refused:
        form.add_error("file", trouble_words(refused))
        is_large = refused.trouble is FileTrouble.TOO_LARGE
        return None, HTTPStatus.REQUEST_ENTITY_TOO_LARGE if is_large else HTTPStatus.UNPROCESSABLE_ENTITY
    return run_id, HTTPStatus.OK


@require_safe
def run(request: StaffRequest, run_id: UUID) -> HttpResponse:
    """One import, as it stands."""
    opened = imports.open_run(actor=request.actor, run_id=ImportRunId(run_id), at=request.at)
    return _page(request, opened)


def _page(
    request: StaffRequest, opened: OpenedRun, form: ColumnsForm | None = None, *, status: int = HTTPStatus.OK
) -> HttpResponse:
    if form is None and opened.run.state in {RunState.UPLOADED, RunState.CHECKED}:
        form = _columns_form(request, opened)
    context = {"opened": opened, "run": opened.run, "form": form}
    return render(request, "staff/imports/run.html", context, status=status)


def _columns_form(request: StaffRequest, opened: OpenedRun) -> ColumnsForm:
    return ColumnsForm(
        teams=opened.teams,
        columns=opened.columns,
        today=helsinki_day(request.at),
        initial={"team": str(opened.run.team), "started_on": opened.run.started_on},
    )


@require_POST
def columns(request: StaffRequest, run_id: UUID) -> HttpResponse:
    """Say what the columns mean, and begin the dry run."""
    opened = imports.open_run(actor=request.actor, run_id=ImportRunId(run_id), at=request.at)
    form: ColumnsForm = ColumnsForm.of(
        request, teams=opened.teams, columns=opened.columns, today=helsinki_day(request.at)
    )
    if not form.is_valid():
        return _page(request, opened, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        imports.name_columns(
            actor=request.actor,
            run_id=opened.run.id,
            targets=form.targets(),
            team=form.cleaned_data["team"],
            started_on=form.cleaned_data["started_on"],
            at=request.at,
        )
    except MappingIncomplete as refused:
        for trouble, target in refused.troubles:
            form.add_error(None, mapping_trouble_words(trouble, target))
        return _page(request, opened, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    except RunMoved:
        return _moved(request, run_id)
    return redirect("staff:import", run_id)


@require_POST
def approve(request: StaffRequest, run_id: UUID) -> HttpResponse:
    """Let the import be carried out, in one's own name."""
    form = ApprovalForm.of(request)
    try:
        imports.approve(
            actor=request.actor,
            run_id=ImportRunId(run_id),
            attempt=form.cleaned_data["attempt"] if form.is_valid() else -1,
            at=request.at,
        )
    except RunMoved:
        return _moved(request, run_id)
    return redirect("staff:import", run_id)


@require_POST
def cancel(request: StaffRequest, run_id: UUID) -> HttpResponse:
    """Stop the import."""
    NothingForm.of(request)
    try:
        imports.cancel(actor=request.actor, run_id=ImportRunId(run_id), at=request.at)
    except RunMoved:
        return _moved(request, run_id)
    return redirect("staff:import", run_id)


def _moved(request: StaffRequest, run_id: UUID) -> HttpResponse:
    messages.warning(request, _("The import has moved on in the meantime. This is how it stands now."))
    return redirect("staff:import", run_id)


@require_safe
def progress(request: StaffRequest, run_id: UUID) -> HttpResponse:
    """How far the import has come: a part for the page that asks, the page itself for everybody else."""
    if "X-Partial" not in request.headers:
        return redirect("staff:import", run_id)
    seen = imports.see_progress(actor=request.actor, run_id=ImportRunId(run_id), at=request.at)
    return render(request, "staff/imports/_progress.html", {"run": seen})


@require_safe
def report(request: StaffRequest, run_id: UUID) -> HttpResponse:
    """All findings as a file."""
    seen, findings = imports.report(actor=request.actor, run_id=ImportRunId(run_id), at=request.at)
    answer = HttpResponse(report_csv(findings), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="import-{seen.id}-{seen.attempt}.csv"'
    return answer


@require_safe
def hand(request: StaffRequest, run_id: UUID) -> HttpResponse:
    """The rows that wait for an officer's word."""
    listed = imports.open_hand_list(actor=request.actor, run_id=ImportRunId(run_id), at=request.at)
    return render(request, "staff/imports/hand.html", {"listed": listed, "run": listed.run})


@require_POST
def settle(request: StaffRequest, run_id: UUID, row_id: UUID) -> HttpResponse:
    """Say whether a row that waits is about somebody who is a client already."""
    form = SettlementForm.of(request)
    if form.is_valid():
        try:
            _settle(request, ImportRunId(run_id), row_id, form.cleaned_data["outcome"])
        except IdentityCodeTaken:
            messages.warning(
                request, _("Somebody else has this identity code by now: it is the same person, or the code is wrong.")
            )
        except RunMoved:
            return _moved(request, run_id)
    return redirect("staff:import-hand", run_id)


def _settle(request: StaffRequest, run_id: ImportRunId, row_id: UUID, outcome: str) -> None:
    if outcome == "SAME":
        imports.settle_as_same(actor=request.actor, run_id=run_id, row_id=row_id, at=request.at)
        messages.success(request, _("The row was left out. Nothing of the client changed."))
    else:
        imports.settle_as_other(actor=request.actor, run_id=run_id, row_id=row_id, at=request.at)
        messages.success(
            request, ngettext("%(n)s person was brought in.", "%(n)s people were brought in.", 1) % {"n": 1}
        )
