"""Pages of the integration plan: the whole, its parts, and the acts that it goes through."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kotokirja.domains.plans.types import Agreement, EndReason, ExtensionGround, PlanState, ReviewOutcome, ReviewReason
from kotokirja.interfaces.staff.casework_facts import answers, findings_onto, version_of
from kotokirja.interfaces.staff.forms import StaffForm
from kotokirja.interfaces.staff.plans_forms import (
    SECTION_FIELDS,
    AgreeForm,
    EndForm,
    ExtensionForm,
    ReferralForm,
    ReviewForm,
    agreement_start,
)
from kotokirja.kernel.calendar import helsinki_day
from kotokirja.kernel.ids import AssessmentId, ClientId, PlanId
from kotokirja.platform.shell.http import StaffRequest
from kotokirja.usecases import plans
from kotokirja.usecases.plans import DraftExists, OpenedPlan, PlanClosed, PlanNotReady, Section, StaleVersion

MODEL: Final = "plans.Plan"
SHOWN: Final = (
    "is_jobseeker",
    "target_occupation",
    "no_employment_goal_reason",
    "no_education_goal_reason",
    "follow_up",
    "job_search_duty",
    "is_multisectoral",
    "child_views",
    "child_views_notes",
)
CHANGED: Final = gettext_lazy("Somebody changed the plan in between. Look at it again, then save.")


@require_POST
def draft(request: StaffRequest, client_id: UUID, assessment_id: UUID) -> HttpResponse:
    """Begin a plan from an assessment."""
    try:
        made = plans.draft_plan(
            actor=request.actor,
            client_id=ClientId(client_id),
            assessment_id=AssessmentId(assessment_id),
            at=request.at,
        )
    except DraftExists:
        messages.warning(request, _("A plan is being drawn up already: here it is."))
        return redirect("staff:casework", client_id=client_id)
    return redirect("staff:plan", client_id=client_id, plan_id=made)


@require_safe
def show(request: StaffRequest, client_id: UUID, plan_id: UUID) -> HttpResponse:
    """A plan with everything in it, and what the Act asks for."""
    opened = open_one(request, client_id, plan_id)
    context = page_context(request, opened)
    return render(request, "staff/plans/plan.html", context | {"referral_form": ReferralForm(auto_id=False)})


@require_safe
def printed(request: StaffRequest, client_id: UUID, plan_id: UUID) -> HttpResponse:
    """A plan for printing; the print is logged as one."""
    opened = plans.print_plan(
        actor=request.actor, client_id=ClientId(client_id), plan_id=PlanId(plan_id), at=request.at
    )
    return render(request, "staff/plans/print.html", page_context(request, opened) | {"at": request.at})


def open_one(request: StaffRequest, client_id: UUID, plan_id: UUID) -> OpenedPlan:
    """Open the plan of an address."""
    return plans.open_plan(actor=request.actor, client_id=ClientId(client_id), plan_id=PlanId(plan_id), at=request.at)


def page_context(request: StaffRequest, opened: OpenedPlan) -> dict[str, Any]:
    """What every page of a plan shows."""
    plan = opened.plan
    return {
        "file": opened.file,
        "plan": plan,
        "opened": opened,
        "standing": opened.standing,
        "findings": opened.standing.findings if plan.state is PlanState.DRAFT else (),
        "today": helsinki_day(request.at),
        "facts": answers(SECTION_FIELDS, plan, opened.trail, MODEL, SHOWN),
        "is_open": plan.state in {PlanState.DRAFT, PlanState.AGREED},
        "goals": {goal.id: goal for goal in plan.goals},
    }


Done = Callable[[dict[str, Any]], None]


def _act(
    request: StaffRequest,
    client_id: UUID,
    plan_id: UUID,
    *,
    form: StaffForm,
    act: Done | None,
    done: Any,  # noqa: ANN401 - a lazy text
    template: str,
    state: PlanState,
) -> HttpResponse:
    """One act on a plan by a form: do it, or show the form with what stands in its way and everything typed."""
    status = 200
    if act is not None:
        status = 422
        if form.is_valid():
            try:
                act(form.cleaned_data)
            except PlanNotReady as problem:
                findings_onto(form, problem.findings)
            except StaleVersion:
                form.add_error(None, CHANGED)
                status = 409
            except PlanClosed:
                messages.warning(request, CHANGED)
                return redirect("staff:plan", client_id=client_id, plan_id=plan_id)
            else:
                messages.success(request, done)
                return redirect("staff:plan", client_id=client_id, plan_id=plan_id)
    opened = open_one(request, client_id, plan_id)
    if opened.plan.state is not state and state is not PlanState.WITHDRAWN:
        return redirect("staff:plan", client_id=client_id, plan_id=plan_id)
    return render(request, template, page_context(request, opened) | {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def agree(request: StaffRequest, client_id: UUID, plan_id: UUID) -> HttpResponse:
    """Agree a drafted plan."""

    def agreed(values: dict[str, Any]) -> None:
        plans.agree_plan(
            actor=request.actor,
            client_id=ClientId(client_id),
            plan_id=PlanId(plan_id),
            version=version_of(request),
            agreement=Agreement(**values),
            at=request.at,
        )

    if request.method == "POST":
        form, act = AgreeForm.of(request), agreed
    else:
        opened = open_one(request, client_id, plan_id)
        latest = opened.standing.latest_end
        start = agreement_start(
            today=helsinki_day(request.at),
            latest=latest.value if latest else None,
            spoken=opened.file.person.service_language or "",
            name=opened.file.person.name,
        )
        form, act = AgreeForm(initial=start), None
    return _act(
        request,
        client_id,
        plan_id,
        form=form,
        act=act,
        done=_("The plan is agreed. It is on its way to the national register."),
        template="staff/plans/agree.html",
        state=PlanState.DRAFT,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: StaffRequest, client_id: UUID, plan_id: UUID) -> HttpResponse:
    """Record a review."""

    def reviewed(values: dict[str, Any]) -> None:
        reviewed_on: date = values["reviewed_on"]
        plans.review_plan(
            actor=request.actor,
            client_id=ClientId(client_id),
            plan_id=PlanId(plan_id),
            version=version_of(request),
            reviewed_on=reviewed_on,
            reason=ReviewReason(values["reason"]),
            outcome=ReviewOutcome(values["outcome"]),
            observations=values["observations"],
            valid_until=values["valid_until"],
            at=request.at,
        )

    is_sent = request.method == "POST"
    return _act(
        request,
        client_id,
        plan_id,
        form=ReviewForm.of(request) if is_sent else ReviewForm(initial={"reviewed_on": helsinki_day(request.at)}),
        act=reviewed if is_sent else None,
        done=_("The review is recorded. It is on its way to the national register."),
        template="staff/plans/review.html",
        state=PlanState.AGREED,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: StaffRequest, client_id: UUID, plan_id: UUID) -> HttpResponse:
    """End the plan in force."""

    def ended(values: dict[str, Any]) -> None:
        plans.end_plan(
            actor=request.actor,
            client_id=ClientId(client_id),
            plan_id=PlanId(plan_id),
            version=version_of(request),
            ended_on=values["ended_on"],
            reason=EndReason(values["reason"]),
            onward_guidance=values["onward_guidance"],
            at=request.at,
        )

    is_sent = request.method == "POST"
    return _act(
        request,
        client_id,
        plan_id,
        form=EndForm.of(request) if is_sent else EndForm(initial={"ended_on": helsinki_day(request.at)}),
        act=ended if is_sent else None,
        done=_("The plan has ended."),
        template="staff/plans/end.html",
        state=PlanState.AGREED,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def extend(request: StaffRequest, client_id: UUID, plan_id: UUID) -> HttpResponse:
    """Grant a component of the longest duration."""

    def extended(values: dict[str, Any]) -> None:
        plans.grant_extension(
            actor=request.actor,
            client_id=ClientId(client_id),
            plan_id=PlanId(plan_id),
            kind=ExtensionGround(values["kind"]),
            months=values["months"],
            valid_from=values["valid_from"],
            valid_until=values["valid_until"],
            evidence=values["evidence"],
            at=request.at,
        )

    is_sent = request.method == "POST"
    return _act(
        request,
        client_id,
        plan_id,
        form=ExtensionForm.of(request) if is_sent else ExtensionForm(),
        act=extended if is_sent else None,
        done=_("The extension is granted."),
        template="staff/plans/extend.html",
        state=PlanState.WITHDRAWN,
    )


@require_POST
def revoke_extension(request: StaffRequest, client_id: UUID, plan_id: UUID, row: UUID) -> HttpResponse:
    """Take back an extension that was granted by mistake."""
    try:
        plans.revoke_extension(
            actor=request.actor, client_id=ClientId(client_id), plan_id=PlanId(plan_id), row=row, at=request.at
        )
    except (StaleVersion, PlanClosed):
        messages.warning(request, CHANGED)
    else:
        messages.success(request, _("Removed. What stood here stays in the history."))
    return redirect("staff:plan", client_id=client_id, plan_id=plan_id)


@require_POST
def withdraw(request: StaffRequest, client_id: UUID, plan_id: UUID) -> HttpResponse:
    """Give up a draft."""
    try:
        plans.withdraw_plan(
            actor=request.actor,
            client_id=ClientId(client_id),
            plan_id=PlanId(plan_id),
            version=version_of(request),
            at=request.at,
        )
    except (StaleVersion, PlanClosed):
        messages.warning(request, CHANGED)
        return redirect("staff:plan", client_id=client_id, plan_id=plan_id)
    messages.success(request, _("The draft was given up. What stood in it stays in the history."))
    return redirect("staff:casework", client_id=client_id)


@require_POST
def refer(request: StaffRequest, client_id: UUID, plan_id: UUID, row: UUID) -> HttpResponse:
    """Record that the client was guided to apply for a service."""
    form = ReferralForm.of(request)
    today = helsinki_day(request.at)
    if not form.is_valid() or form.cleaned_data["referred_on"] > today:
        messages.warning(request, _("Write the day on which the client was guided; it can not be in the future."))
    else:
        try:
            plans.record_referral(
                actor=request.actor,
                client_id=ClientId(client_id),
                plan_id=PlanId(plan_id),
                row=row,
                referred_on=form.cleaned_data["referred_on"],
                at=request.at,
            )
        except (StaleVersion, PlanClosed):
            messages.warning(request, CHANGED)
        else:
            messages.success(request, _("Saved."))
    return redirect("staff:plan", client_id=client_id, plan_id=plan_id)


SECTIONS: Final = {"basis": Section.BASIS, "follow-up": Section.FOLLOW_UP, "participation": Section.PARTICIPATION}


def section_of(slug: str) -> Section:
    """The section of an address."""
    found = SECTIONS.get(slug)
    if found is None:
        raise Http404
    return found
