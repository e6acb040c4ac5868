"""What the content of a plan must have (3.1, 4, 16, 18, 19, 20.2)."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from kotokirja.domains.assessment.types import AssessmentState, AssessmentView, ParticipantKind
from kotokirja.domains.plans.types import NO_INTEGRATION_SERVICE, GoalKind, Horizon, PlanFinding, PlanView, ServiceKind
from kotokirja.kernel.calendar import age_on
from kotokirja.policy.findings import Finding, blocks, warns
from kotokirja.policy.parameters import P, number_of

ADULT: Final = 18
WORK: Final = frozenset({GoalKind.EMPLOYMENT, GoalKind.ENTREPRENEURSHIP})
LANGUAGE_SERVICES: Final = frozenset(
    {ServiceKind.INTEGRATION_TRAINING, ServiceKind.LANGUAGE_COURSE, ServiceKind.LITERACY_TRAINING}
)
F = PlanFinding


def content_findings(
    plan: PlanView, *, assessment: AssessmentView | None, born_on: date | None, on: date
) -> tuple[Finding, ...]:
    """What the content of a plan lacks before it can be agreed (4, 16, 18, 19, 20.2)."""
    return (
        *_basis(plan, assessment),
        *_goals(plan, born_on=born_on, on=on),
        *_services(plan),
        *_follow_up(plan),
        *_participation(plan, born_on=born_on, on=on),
    )


def _basis(plan: PlanView, assessment: AssessmentView | None) -> Iterator[Finding]:
    if assessment is None or assessment.state is not AssessmentState.READY or not assessment.needs_plan:
        yield blocks(F.ASSESSMENT_MISSING, "16", mend="assessment")
    if plan.is_jobseeker is None:
        yield blocks(F.JOBSEEKER_UNKNOWN, "3.1", mend="is_jobseeker")
    elif plan.is_jobseeker:
        yield warns(F.EMPLOYMENT_AUTHORITY_RESPONSIBLE, "3.1", mend="is_jobseeker")


def _goals(plan: PlanView, *, born_on: date | None, on: date) -> Iterator[Finding]:
    kinds = {goal.kind for goal in plan.goals}
    horizons = {goal.horizon for goal in plan.goals}
    if not kinds:
        yield blocks(F.GOAL_MISSING, "18.1", mend="goals")
        return
    if Horizon.LONG_TERM not in horizons:
        yield warns(F.LONG_TERM_GOAL_MISSING, "18.1", mend="goals")
    if Horizon.PLAN_PERIOD not in horizons:
        yield warns(F.PERIOD_GOAL_MISSING, "18.1", mend="goals")
    age = age_on(born_on=born_on, day=on) if born_on else None
    is_child = age is not None and age < ADULT
    if plan.is_jobseeker and not kinds & WORK:
        yield blocks(F.WORK_GOAL_REQUIRED, "18.2", mend="goals")
    elif not (is_child or kinds & {*WORK, GoalKind.WORKING_LIFE} or plan.no_employment_goal_reason.strip()):
        yield warns(F.WORK_GOAL_MISSING, "18.3", mend="no_employment_goal_reason")
    limit = number_of(P.PLAN_UPPER_SECONDARY_AGE, on=on)
    if (
        age is not None
        and age < limit
        and GoalKind.EDUCATION not in kinds
        and not plan.no_education_goal_reason.strip()
    ):
        yield warns(F.UPPER_SECONDARY_GOAL_MISSING, "18.4", mend="no_education_goal_reason", age=limit)


def _services(plan: PlanView) -> Iterator[Finding]:
    kinds = {service.kind for service in plan.services}
    if not kinds:
        yield blocks(F.SERVICE_MISSING, "19.2", mend="services")
        return
    if kinds <= NO_INTEGRATION_SERVICE:
        yield blocks(F.INTEGRATION_SERVICE_MISSING, "19.2", mend="services")
    if not kinds & LANGUAGE_SERVICES:
        yield warns(F.LANGUAGE_STUDIES_MISSING, "19.1", mend="services")
    goals = {goal.id for goal in plan.goals}
    for service in plan.services:
        if not service.reason.strip():
            yield blocks(F.SERVICE_REASON_MISSING, "19.3", mend="services", kind=service.kind, name=service.name)
        if service.goal_id not in goals:
            yield blocks(F.SERVICE_GOAL_MISSING, "19.3", mend="services", kind=service.kind, name=service.name)


def _follow_up(plan: PlanView) -> Iterator[Finding]:
    if not plan.follow_up.strip():
        yield blocks(F.FOLLOW_UP_MISSING, "19.1", mend="follow_up")
    if plan.is_jobseeker and not plan.job_search_duty.strip():
        yield warns(F.JOB_SEARCH_DUTY_MISSING, "19.1", mend="job_search_duty")


def _participation(plan: PlanView, *, born_on: date | None, on: date) -> Iterator[Finding]:
    is_child = born_on is not None and age_on(born_on=born_on, day=on) < ADULT
    if is_child and not plan.child_views:
        yield blocks(F.CHILD_NOT_HEARD, "4", mend="child_views")
    if is_child and plan.child_views and not plan.child_views_notes.strip():
        yield blocks(F.CHILD_VIEWS_NEED_NOTES, "4", mend="child_views_notes")
    takes_part = any(part.kind is ParticipantKind.WELLBEING_COUNTY for part in plan.participants)
    if plan.is_multisectoral and not takes_part:
        yield warns(F.COUNTY_NOT_TAKING_PART, "20.2", mend="is_multisectoral")
