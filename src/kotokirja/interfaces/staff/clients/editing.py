"""Editing a part of a file: the form, the save, and both versions side by side when somebody was quicker."""

from dataclasses import dataclass
from inspect import signature
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kotokirja.domains.clients.types import Versioned
from kotokirja.interfaces.staff.clients.sections import SECTIONS, Save, Section, initial_of, learned_of
from kotokirja.interfaces.staff.forms import SourcedForm
from kotokirja.kernel.calendar import helsinki_day
from kotokirja.kernel.ids import ClientId
from kotokirja.platform.shell.http import StaffRequest
from kotokirja.policy.vocabulary import SourceCode
from kotokirja.usecases import clients
from kotokirja.usecases.clients import IdentityCodeTaken, Learned, OpenedPart, StaleVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One field that somebody else changed in between: its label, what is saved now and what was typed."""

    name: str
    label: Any
    theirs: str
    ours: str
    theirs_shown: str
    ours_shown: str


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: StaffRequest, client_id: UUID, section: str, row: UUID | None = None) -> HttpResponse:
    """Show or save one part of a file."""
    chosen = SECTIONS.get(section)
    if chosen is None:
        raise Http404
    client = ClientId(client_id)
    if request.method == "POST":
        return _save(request, client, section, chosen, row)
    opened = clients.open_part(actor=request.actor, client_id=client, at=request.at)
    if chosen.category not in opened.file.categories:
        raise Http404
    current = _row(opened, chosen, row)
    form = chosen.form(initial=initial_of(current, chosen.form), **_options(request, chosen.form))
    return _page(request, opened, section, chosen, form, current, status=200)


def _save(request: StaffRequest, client: ClientId, section: str, chosen: Section, row: UUID | None) -> HttpResponse:
    form = chosen.form.of(request, **_options(request, chosen.form))
    assert isinstance(form, SourcedForm)
    if form.is_valid():
        learned, values = learned_of(form)
        save = Save(
            actor=request.actor,
            client_id=client,
            row=row,
            version=_version(request),
            learned=learned,
            values=values,
            at=request.at,
        )
        try:
            chosen.save(save)
        except StaleVersion:
            return _conflict(request, client, section, chosen, form, row)
        except IdentityCodeTaken:
            form.add_error("identity_code", _("Another person of this municipality has this code already."))
        else:
            messages.success(request, _("Saved."))
            return redirect("staff:client", client_id=client)
    opened = clients.open_part(actor=request.actor, client_id=client, at=request.at)
    return _page(request, opened, section, chosen, form, _row(opened, chosen, row), status=422)


@require_POST
def withdraw(request: StaffRequest, client_id: UUID, section: str, row: UUID) -> HttpResponse:
    """Take a row that was recorded by mistake out of the file; its history stays."""
    chosen = SECTIONS.get(section)
    if chosen is None or chosen.part is None:
        raise Http404
    client = ClientId(client_id)
    try:
        clients.change_part(
            actor=request.actor,
            client_id=client,
            part=chosen.part,
            row=row,
            version=_version(request),
            learned=Learned(source=SourceCode.OFFICER),
            values={"is_void": True},
            at=request.at,
        )
    except StaleVersion:
        messages.warning(request, _("Somebody changed this row in between. Look at it again before you remove it."))
        return redirect("staff:client-edit-row", client_id=client, section=section, row=row)
    messages.success(request, _("Removed. What stood here stays in the history."))
    return redirect("staff:client", client_id=client)


def _options(request: StaffRequest, form: type[SourcedForm]) -> dict[str, Any]:
    takes = signature(form.__init__).parameters
    return {"today": helsinki_day(request.at)} if "today" in takes else {}


def _row(opened: OpenedPart, chosen: Section, row: UUID | None) -> Versioned | None:
    rows = chosen.rows(opened.file)
    if chosen.part is None:
        return rows[0] if rows else None
    if row is None:
        return None
    found = next((one for one in rows if one.id == row), None)
    if found is None:
        raise Http404
    return found


def _page(
    request: StaffRequest,
    opened: OpenedPart,
    section: str,
    chosen: Section,
    form: SourcedForm,
    current: Versioned | None,
    *,
    status: int,
) -> HttpResponse:
    return render(
        request,
        "staff/clients/edit.html",
        {
            "file": opened.file,
            "section": section,
            "title": chosen.title,
            "form": form,
            "row": current,
            "version": current.version if current else 0,
            "is_removable": chosen.part is not None and current is not None,
        },
        status=status,
    )


def _conflict(
    request: StaffRequest, client: ClientId, section: str, chosen: Section, form: SourcedForm, row: UUID | None
) -> HttpResponse:
    opened = clients.open_part(actor=request.actor, client_id=client, at=request.at)
    current = _row(opened, chosen, row)
    theirs = chosen.form(initial=initial_of(current, chosen.form), **_options(request, chosen.form))
    return render(
        request,
        "staff/clients/conflict.html",
        {
            "file": opened.file,
            "section": section,
            "title": chosen.title,
            "row": current,
            "version": current.version if current else 0,
            "differences": _differences(theirs, form),
            "same": _same(theirs, form),
        },
        status=409,
    )


def _differences(theirs: SourcedForm, ours: SourcedForm) -> list[Difference]:
    found = []
    for name, field in ours.fields.items():
        mine, other = ours[name], theirs[name]
        typed, saved = str(ours.data.get(name, "")), _as_typed(other)
        if name != "source" and typed != saved:
            found.append(
                Difference(
                    name=name,
                    label=field.label,
                    theirs=saved,
                    ours=typed,
                    theirs_shown=_shown(field, saved),
                    ours_shown=_shown(mine.field, typed),
                )
            )
    return found


def _same(theirs: SourcedForm, ours: SourcedForm) -> list[tuple[str, str]]:
    different = {difference.name for difference in _differences(theirs, ours)}
    return [(name, str(ours.data.get(name, ""))) for name in ours.fields if name not in different]


def _as_typed(bound: Any) -> str:  # noqa: ANN401 - Django's bound field
    value = bound.value()
    shown = bound.field.widget.format_value(value) if hasattr(bound.field.widget, "format_value") else value
    if isinstance(shown, list):
        shown = shown[0] if shown else ""
    return "" if shown is None else str(shown)


def _shown(field: Any, value: str) -> str:  # noqa: ANN401 - Django's form field
    names = {str(key): str(name) for key, name in getattr(field, "choices", [])}
    return names.get(value, value) or "–"


def _version(request: StaffRequest) -> int:
    text = request.POST.get("version", "")
    return int(text) if text.isdecimal() else 0
