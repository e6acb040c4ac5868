"""Search, the file itself, and what is done with the relationship."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kotokirja.domains.clients.types import EndReason, Newcomer, NewContact
from kotokirja.interfaces.staff.clients.forms import AllocationForm, EndForm, NewClientForm, SearchForm
from kotokirja.interfaces.staff.clients.presenting import file_page
from kotokirja.interfaces.staff.clients.sections import learned_of
from kotokirja.interfaces.staff.forms import SourcedForm
from kotokirja.kernel.calendar import helsinki_day
from kotokirja.kernel.ids import AccountId, ClientId, TeamId
from kotokirja.platform.shell.http import StaffRequest
from kotokirja.usecases import clients, files, staff
from kotokirja.usecases.clients import IdentityCodeTaken, StaleVersion

PAGE = 50


@require_safe
def search(request: StaffRequest) -> HttpResponse:
    """Search by name or identity code within one's own teams; without a word, what can be searched."""
    text = request.GET.get("q", "").strip()[:120]
    hits = clients.search_own(actor=request.actor, text=text, at=request.at) if text else None
    return render(request, "staff/clients/search.html", {"text": text, "hits": hits})


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: StaffRequest) -> HttpResponse:
    """Search the whole municipality first, then make a new client of whom was not found."""
    if request.method != "POST":
        return render(request, "staff/clients/new.html", {"search": SearchForm()})
    if request.POST.get("step") == "create":
        return _create(request)
    form = SearchForm.of(request)
    if not form.is_valid():
        return render(request, "staff/clients/new.html", {"search": form}, status=422)
    known = form.cleaned_data
    hits = clients.search_before_create(
        actor=request.actor,
        name=known["name"],
        born_on=known["birth_date"],
        code=known["identity_code"],
        at=request.at,
    )
    last, _comma, first = known["name"].partition(",")
    if not first:
        first, _space, last = known["name"].strip().rpartition(" ")
    initial = {"last_name": last.strip(), "first_names": first.strip(), "birth_date": known["birth_date"]}
    if known["identity_code"]:
        initial["identity_code"] = known["identity_code"].value
        initial["birth_date"] = known["birth_date"] or known["identity_code"].birth_date
    create = _new_form(request, initial=initial)
    return render(request, "staff/clients/new.html", {"search": form, "hits": hits, "create": create})


def _new_form(request: StaffRequest, **kwargs: object) -> NewClientForm:
    return NewClientForm(teams=_own_teams(request), today=helsinki_day(request.at), **kwargs)


def _own_teams(request: StaffRequest) -> list[tuple[str, str]]:
    return [(str(team.id), team.name) for team in staff.own_teams(actor=request.actor)]


def _create(request: StaffRequest) -> HttpResponse:
    form = NewClientForm.of(request, teams=_own_teams(request), today=helsinki_day(request.at))
    assert isinstance(form, SourcedForm)
    if form.is_valid():
        learned, known = learned_of(form)
        newcomer = Newcomer(
            id=ClientId(uuid4()),
            source=learned.source,
            last_name=known["last_name"],
            first_names=known["first_names"],
            birth_date=known["birth_date"] or (known["identity_code"].birth_date if known["identity_code"] else None),
            identity_code=known["identity_code"],
            native_language=known["native_language"],
            service_language=known["service_language"],
            interpreter_need=known["interpreter_need"],
            contact=NewContact(phone=known["phone"], email=known["email"])
            if known["phone"] or known["email"]
            else None,
            citizenships=(known["citizenship"],) if known["citizenship"] else (),
            team=TeamId(UUID(known["team"])),
            worker=request.actor.account_id,
            started_on=helsinki_day(request.at),
        )
        try:
            client = clients.create(actor=request.actor, newcomer=newcomer, at=request.at)
        except IdentityCodeTaken:
            form.add_error("identity_code", _("Another person of this municipality has this code already."))
        else:
            messages.success(request, _("A new client was made."))
            return redirect("staff:client", client_id=client)
    return render(request, "staff/clients/new.html", {"search": SearchForm(), "create": form}, status=422)


@require_safe
def file(request: StaffRequest, client_id: UUID) -> HttpResponse:
    """A client's file."""
    opened = files.open_file(actor=request.actor, client_id=ClientId(client_id), at=request.at)
    return render(request, "staff/clients/file.html", file_page(opened, request=request))


@require_POST
def identity_code(request: StaffRequest, client_id: UUID) -> HttpResponse:
    """Show the identity code whole; the visit is logged as an act of its own."""
    client = ClientId(client_id)
    code = clients.reveal_identity_code(actor=request.actor, client_id=client, at=request.at)
    return render(
        request, "staff/clients/identity_code.html", {"client_id": client, "code": code.value if code else ""}
    )


@require_safe
def log(request: StaffRequest, client_id: UUID) -> HttpResponse:
    """Who has looked at the file: role and unit, time and purpose."""
    text = request.GET.get("page", "1")
    page = max(1, int(text)) if text.isdecimal() and len(text) < 7 else 1  # noqa: PLR2004 - digits that fit
    client = ClientId(client_id)
    looks = clients.who_has_looked(
        actor=request.actor, client_id=client, at=request.at, most=PAGE + 1, skip=(page - 1) * PAGE
    )
    return render(
        request,
        "staff/clients/log.html",
        {"client_id": client, "looks": looks[:PAGE], "page": page, "has_more": len(looks) > PAGE},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def allocation(request: StaffRequest, client_id: UUID) -> HttpResponse:
    """Give the client to a team and a worker."""
    client = ClientId(client_id)
    opened = clients.open_part(actor=request.actor, client_id=client, at=request.at)
    relationship = opened.file.relationship
    teams = staff.teams(municipality=request.actor.municipality)
    colleagues = staff.colleagues(actor=request.actor, teams=[team.id for team in teams], at=request.at)
    options: dict[str, Any] = {
        "teams": [(str(team.id), team.name) for team in teams],
        "workers": [("", _("nobody yet")), *((str(one.id), one.name) for one in colleagues)],
    }
    form = AllocationForm(
        initial={"team": relationship and relationship.team_id, "worker": relationship and relationship.worker_id},
        **options,
    )
    status = 200
    if request.method == "POST" and relationship:
        form = AllocationForm.of(request, **options)
        status = 422
        if form.is_valid():
            worker = form.cleaned_data["worker"]
            try:
                clients.allocate(
                    actor=request.actor,
                    client_id=client,
                    row=relationship.id,
                    version=_version(request),
                    team=TeamId(UUID(form.cleaned_data["team"])),
                    worker=AccountId(UUID(worker)) if worker else None,
                    at=request.at,
                )
            except StaleVersion:
                form.add_error(None, _("Somebody changed this in between. Look at what stands now, then save again."))
            else:
                messages.success(request, _("Saved."))
                return redirect("staff:desk")
    context = {"file": opened.file, "form": form, "version": relationship.version if relationship else 0}
    return render(request, "staff/clients/allocation.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: StaffRequest, client_id: UUID) -> HttpResponse:
    """End the service relationship."""
    client = ClientId(client_id)
    opened = clients.open_part(actor=request.actor, client_id=client, at=request.at)
    relationship = opened.file.relationship
    today = helsinki_day(request.at)
    options: dict[str, Any] = {"started_on": relationship.started_on if relationship else today, "today": today}
    form = EndForm(initial={"ended_on": today}, **options)
    status = 200
    if request.method == "POST" and relationship:
        form = EndForm.of(request, **options)
        status = 422
        if form.is_valid():
            try:
                clients.end_relationship(
                    actor=request.actor,
                    client_id=client,
                    row=relationship.id,
                    version=_version(request),
                    on=form.cleaned_data["ended_on"],
                    reason=EndReason(form.cleaned_data["end_reason"]),
                    at=request.at,
                )
            except StaleVersion:
                form.add_error(None, _("Somebody changed this in between. Look at what stands now, then save again."))
            else:
                messages.success(request, _("The service relationship was ended."))
                return redirect("staff:desk")
    context = {"file": opened.file, "form": form, "version": relationship.version if relationship else 0}
    return render(request, "staff/clients/end.html", context, status=status)


def _version(request: StaffRequest) -> int:
    text = request.POST.get("version", "")
    return int(text) if text.isdecimal() and len(text) < 9 else 0  # noqa: PLR2004 - digits that fit
