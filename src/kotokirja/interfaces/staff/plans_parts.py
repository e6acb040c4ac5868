"""Pages of a plan's parts: its own data by sections, goals, services and participants."""

from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from kotokirja.domains.assessment.types import ParticipantKind
from kotokirja.interfaces.staff.assessment_forms import ParticipantForm
from kotokirja.interfaces.staff.casework_facts import version_of
from kotokirja.interfaces.staff.conflicts import AGAIN, conflict_page
from kotokirja.interfaces.staff.plans import CHANGED, open_one, page_context, section_of
from kotokirja.interfaces.staff.plans_forms import (
    ABOUT_A_CHILD,
    GOAL_FIELDS,
    SERVICE_FIELDS,
    GoalForm,
    SectionForm,
    ServiceForm,
)
from kotokirja.kernel.calendar import age_on, helsinki_day
from kotokirja.kernel.ids import ClientId, PlanId
from kotokirja.platform.shell.http import StaffRequest
from kotokirja.policy.vocabulary import SourceCode
from kotokirja.usecases import plans
from kotokirja.usecases.plans import OpenedPlan, Part, PlanClosed, SaveConflict, Section, StaleVersion

ADULT: Final = 18
TITLES: Final[dict[Section | str, Any]] = {
    Section.BASIS: gettext_lazy("Starting points of the plan"),
    Section.FOLLOW_UP: gettext_lazy("Follow-up"),
    Section.PARTICIPATION: gettext_lazy("Participation"),
    "goals": gettext_lazy("Goal"),
    "services": gettext_lazy("Service"),
}
PARTS: Final = {
    "goals": (Part.GOAL, GoalForm, tuple(GOAL_FIELDS)),
    "services": (Part.SERVICE, ServiceForm, tuple(SERVICE_FIELDS)),
}


@require_http_methods(["GET", "HEAD", "POST"])
def section(request: StaffRequest, client_id: UUID, plan_id: UUID, slug: str) -> HttpResponse:
    """One page of the plan's own data."""
    chosen = section_of(slug)
    if request.method != "POST":
        opened = open_one(request, client_id, plan_id)
        return _section(request, opened, slug, chosen, _section_form(opened, chosen, request), status=200)
    form = SectionForm.of(request, section=chosen, is_child=not ABOUT_A_CHILD.isdisjoint(request.POST))
    if not form.is_valid():
        return _section(request, open_one(request, client_id, plan_id), slug, chosen, form, status=422)
    values = dict(form.cleaned_data)
    try:
        plans.save_section(
            actor=request.actor,
            client_id=ClientId(client_id),
            plan_id=PlanId(plan_id),
            version=version_of(request),
            section=chosen,
            source=SourceCode(values.pop("source")),
            values=values,
            at=request.at,
        )
    except SaveConflict as conflict:
        opened = open_one(request, client_id, plan_id)
        context = {"file": opened.file, "title": TITLES[chosen]}
        return conflict_page(request, conflict=conflict, form=form, context=context)
    except StaleVersion:
        form.add_error(None, AGAIN)
        return _section(request, open_one(request, client_id, plan_id), slug, chosen, form, status=409)
    except PlanClosed:
        messages.warning(request, CHANGED)
    else:
        messages.success(request, _("Saved."))
    return redirect("staff:plan", client_id=client_id, plan_id=plan_id)


def _section_form(opened: OpenedPlan, chosen: Section, request: StaffRequest) -> SectionForm:
    """The page as it stands, with the questions about a child where the client is one."""
    born_on = opened.file.person.birth_date
    return SectionForm(
        section=chosen,
        is_child=born_on is not None and age_on(born_on=born_on, day=helsinki_day(request.at)) < ADULT,
        initial={name: getattr(opened.plan, name) for name in chosen.value},
    )


def _section(
    request: StaffRequest,
    opened: OpenedPlan,
    slug: str,
    chosen: Section,
    form: Any,  # noqa: ANN401 - a form
    *,
    status: int,
    participant_form: ParticipantForm | None = None,
) -> HttpResponse:
    context = page_context(request, opened) | {
        "form": form,
        "title": TITLES[chosen],
        "slug": slug,
        "is_participation": chosen is Section.PARTICIPATION,
        "participant_form": participant_form or ParticipantForm(initial={"source": SourceCode.OFFICER.value}),
    }
    context["findings"] = [one for one in opened.standing.findings if one.mend in chosen.value]
    if not context["is_open"]:
        return redirect("staff:plan", client_id=opened.file.id, plan_id=opened.plan.id)
    return render(request, "staff/plans/section.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def part(request: StaffRequest, client_id: UUID, plan_id: UUID, slug: str, row: UUID | None = None) -> HttpResponse:
    """Add or change a goal or a service."""
    if slug not in PARTS:
        raise Http404
    kind, form_class, names = PARTS[slug]
    opened = open_one(request, client_id, plan_id)
    view = next((one for one in kind.rows(opened.plan) if one.id == row), None)
    if row is not None and view is None:
        raise Http404
    if request.method != "POST":
        initial = {name: getattr(view, name) for name in names} if view else {}
        form = form_class(goals=opened.plan.goals, initial=initial)
        return _part(request, opened, slug, form, view, status=200)
    form = form_class.of(request, goals=opened.plan.goals)
    if not form.is_valid():
        return _part(request, opened, slug, form, view, status=422)
    values = dict(form.cleaned_data)
    source = SourceCode(values.pop("source"))
    who = {"actor": request.actor, "client_id": ClientId(client_id), "plan_id": PlanId(plan_id), "at": request.at}
    try:
        if row is None:
            plans.add_part(**who, part=kind, values=values, source=source)  # type: ignore[arg-type]
        else:
            plans.save_part(
                **who,  # type: ignore[arg-type]
                part=kind,
                row=row,
                version=version_of(request),
                values=values,
                source=source,
            )
    except SaveConflict as conflict:
        context = {"file": opened.file, "title": TITLES[slug]}
        return conflict_page(request, conflict=conflict, form=form, context=context)
    except StaleVersion:
        form.add_error(None, AGAIN)
        return _part(request, opened, slug, form, view, status=409)
    except PlanClosed:
        messages.warning(request, CHANGED)
    else:
        messages.success(request, _("Saved."))
    return redirect("staff:plan", client_id=client_id, plan_id=plan_id)


def _part(
    request: StaffRequest,
    opened: OpenedPlan,
    slug: str,
    form: Any,  # noqa: ANN401 - a form
    view: Any,  # noqa: ANN401 - a goal or a service
    *,
    status: int,
) -> HttpResponse:
    context = page_context(request, opened) | {"form": form, "title": TITLES[slug], "slug": slug, "row": view}
    if not context["is_open"]:
        return redirect("staff:plan", client_id=opened.file.id, plan_id=opened.plan.id)
    return render(request, "staff/plans/part.html", context, status=status)


@require_POST
def remove_part(request: StaffRequest, client_id: UUID, plan_id: UUID, slug: str, row: UUID) -> HttpResponse:
    """Take a goal or a service out."""
    if slug not in PARTS:
        raise Http404
    try:
        plans.remove_part(
            actor=request.actor,
            client_id=ClientId(client_id),
            plan_id=PlanId(plan_id),
            part=PARTS[slug][0],
            row=row,
            at=request.at,
        )
    except (PlanClosed, StaleVersion):
        messages.warning(request, CHANGED)
    else:
        messages.success(request, _("Removed. What stood here stays in the history."))
    return redirect("staff:plan", client_id=client_id, plan_id=plan_id)


@require_POST
def add_participant(request: StaffRequest, client_id: UUID, plan_id: UUID) -> HttpResponse:
    """Record somebody who takes part."""
    form = ParticipantForm.of(request)
    if not form.is_valid():
        opened = open_one(request, client_id, plan_id)
        chosen = Section.PARTICIPATION
        own = _section_form(opened, chosen, request)
        return _section(request, opened, "participation", chosen, own, status=422, participant_form=form)
    try:
        plans.add_participant(
            actor=request.actor,
            client_id=ClientId(client_id),
            plan_id=PlanId(plan_id),
            kind=ParticipantKind(form.cleaned_data["kind"]),
            name=form.cleaned_data["name"],
            organisation=form.cleaned_data["organisation"],
            source=SourceCode(form.cleaned_data["source"]),
            at=request.at,
        )
    except PlanClosed:
        messages.warning(request, CHANGED)
    else:
        messages.success(request, _("Saved."))
    return redirect("staff:plan-section", client_id, plan_id, "participation")


@require_POST
def remove_participant(request: StaffRequest, client_id: UUID, plan_id: UUID, row: UUID) -> HttpResponse:
    """Take a participant out."""
    try:
        plans.remove_participant(
            actor=request.actor, client_id=ClientId(client_id), plan_id=PlanId(plan_id), row=row, at=request.at
        )
    except (PlanClosed, StaleVersion):
        messages.warning(request, CHANGED)
    else:
        messages.success(request, _("Removed. What stood here stays in the history."))
    return redirect("staff:plan-section", client_id, plan_id, "participation")
