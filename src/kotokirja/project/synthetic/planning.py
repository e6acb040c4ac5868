"""A plan from draft to end, with its goals, services and reviews (sections 16–24)."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Final

from kotokirja.domains.assessment.types import Eligibility
from kotokirja.domains.plans.types import NEEDS_REFERRAL, EndReason, GoalKind, Horizon, PlanState, ServiceKind
from kotokirja.kernel.calendar import add_months
from kotokirja.policy.vocabulary import SourceCode
from kotokirja.project.synthetic import texts
from kotokirja.project.synthetic.assessing import COUNTY
from kotokirja.project.synthetic.chance import weighted
from kotokirja.project.synthetic.chronicle import Chronicle
from kotokirja.project.synthetic.course import Course
from kotokirja.project.synthetic.shapes import Act, AssessmentFile, Goal, Plan, PlanFile, Recorded, Review, Row, Service

LONGEST_TOGETHER: Final = 24
"""Months that all plans together may take, from the first (section 23.2)."""
LONGEST: Final = 12


def plan(
    chronicle: Chronicle,
    course: Course,
    assessment: AssessmentFile,
    *,
    number: int,
    drafted_on: date,
    first_on: date | None,
) -> PlanFile:
    """Draw up a plan and carry it out, as far as its days are past."""
    rng = chronicle.rng
    ready = assessment.assessment.versions[-1].recorded.at
    drafted = chronicle.recorded(drafted_on, source=SourceCode.OFFICER, act=Act.PLAN_DRAFTED, earliest=ready)
    found = assessment.now
    row = chronicle.row(
        Plan(
            assessment_id=assessment.assessment.id,
            state=PlanState.DRAFT,
            number=number,
            drafted_on=drafted_on,
            is_jobseeker=course.is_jobseeker,
            is_multisectoral=found.is_multisectoral,
            target_occupation=found.target_occupation,
            no_employment_goal_reason=texts.NO_EMPLOYMENT_GOAL
            if course.ground is Eligibility.HOME_CARE_ALLOWANCE
            else "",
            follow_up=rng.choice(texts.FOLLOW_UPS),
            job_search_duty=texts.JOB_SEARCH if course.is_jobseeker else "",
            duration_reason=rng.choice(texts.DURATIONS),
        ),
        drafted,
    )
    goals = tuple(chronicle.row(goal, replace(drafted, source=SourceCode.CLIENT)) for goal in _goals(rng, course))
    file = PlanFile(
        plan=row,
        goals=goals,
        services=_services(chronicle, course, goals, drafted=drafted, drafted_on=drafted_on),
        participants=(chronicle.row(COUNTY, drafted),) if found.is_multisectoral else (),
    )
    agreed_on = course.agrees_on or chronicle.after(drafted_on, least=0, most=16)
    if not chronicle.is_past(agreed_on):
        return file
    return _carried_out(chronicle, course, file, agreed_on=agreed_on, first_on=first_on)


def _carried_out(
    chronicle: Chronicle, course: Course, file: PlanFile, *, agreed_on: date, first_on: date | None
) -> PlanFile:
    rng = chronicle.rng
    months = min(rng.choice((6, 9, 12, 12, 12)), _months_left(first_on, agreed_on))
    valid_until = add_months(agreed_on, LONGEST if course.agrees_on else months) - timedelta(days=1)
    row = chronicle.amended(
        file.plan,
        agreed_on,
        source=SourceCode.CLIENT,
        act=Act.PLAN_AGREED,
        state=PlanState.AGREED,
        explained_on=agreed_on,
        explained_in=course.speaks,
        is_interpreted=course.is_interpreted,
        copy_given_on=agreed_on,
        agreed_on=agreed_on,
        agreed_by=texts.AGREED_BY,
        agreed_how=weighted(rng, texts.HOW_AGREED),
        valid_from=agreed_on,
        valid_until=valid_until,
    )
    services = tuple(_referred(chronicle, service, agreed_on=agreed_on) for service in file.services)
    reviews = () if course.agrees_on else _reviews(chronicle, agreed_on=agreed_on, valid_until=valid_until)
    early = chronicle.after(agreed_on, least=70, most=360)
    ends_early = not course.agrees_on and early < valid_until and rng.random() < 0.14
    ended_on = early if ends_early else valid_until
    is_forgotten = not ends_early and rng.random() < 0.02
    if chronicle.is_past(ended_on) and not is_forgotten:
        reason = weighted(rng, texts.END_REASONS[:2]) if ends_early else EndReason.PERIOD_ENDED
        if not ends_early and rng.random() < 0.35:
            reason = weighted(rng, texts.END_REASONS)
        row = chronicle.amended(
            row,
            ended_on,
            source=SourceCode.OFFICER,
            act=Act.PLAN_ENDED,
            state=PlanState.ENDED,
            ended_on=ended_on,
            end_reason=reason,
            onward_guidance=texts.ONWARD if reason is not EndReason.MOVED else "",
        )
        reviews = tuple(review for review in reviews if review.now.reviewed_on <= ended_on)
    return replace(file, plan=row, services=services, reviews=reviews)


def _months_left(first_on: date | None, agreed_on: date) -> int:
    if first_on is None:
        return LONGEST
    longest = add_months(first_on, LONGEST_TOGETHER)
    left = (longest.year - agreed_on.year) * LONGEST + longest.month - agreed_on.month - (longest.day < agreed_on.day)
    return max(1, left)


def _referred(chronicle: Chronicle, service: Row[Service], *, agreed_on: date) -> Row[Service]:
    """Guided to apply within the month that section 20.5 gives, most of them."""
    day = chronicle.after(agreed_on, least=0, most=24)
    if service.now.kind not in NEEDS_REFERRAL or not chronicle.is_past(day) or chronicle.rng.random() < 0.08:
        return service
    return chronicle.amended(service, day, source=SourceCode.OFFICER, act=Act.REFERRED, referred_on=day)


def _reviews(chronicle: Chronicle, *, agreed_on: date, valid_until: date) -> tuple[Row[Review], ...]:
    """Reviews within six months of each other, but for the few that an office forgets."""
    rng, last = chronicle.rng, agreed_on
    reviews: list[Row[Review]] = []
    while True:
        is_forgotten = rng.random() < 0.06
        day = chronicle.after(last, least=190, most=230) if is_forgotten else chronicle.after(last, least=75, most=176)
        if day >= valid_until or not chronicle.is_past(day):
            return tuple(reviews)
        outcome, observations = rng.choice(texts.REVIEWS)
        fact = Review(
            reviewed_on=day,
            reason=weighted(rng, texts.REVIEW_REASONS),
            outcome=outcome,
            observations=observations,
        )
        recorded = chronicle.recorded(day, source=SourceCode.OFFICER, act=Act.PLAN_REVIEWED)
        reviews.append(chronicle.row(fact, recorded))
        last = day


def _goals(rng: Random, course: Course) -> list[Goal]:
    kinds = [
        (GoalKind.EMPLOYMENT if course.is_jobseeker else GoalKind.WORKING_LIFE, Horizon.LONG_TERM),
        (GoalKind.LANGUAGE, Horizon.PLAN_PERIOD),
    ]
    if course.is_under_25:
        kinds.append((GoalKind.EDUCATION, Horizon.LONG_TERM))
    if rng.random() < 0.4:
        kinds.append((GoalKind.INTEGRATION, Horizon.PLAN_PERIOD))
    return [
        Goal(position=position, kind=kind, horizon=horizon, text=rng.choice(texts.GOALS[kind]))
        for position, (kind, horizon) in enumerate(kinds)
    ]


def _services(
    chronicle: Chronicle, course: Course, goals: tuple[Row[Goal], ...], *, drafted: Recorded, drafted_on: date
) -> tuple[Row[Service], ...]:
    rng = chronicle.rng
    language = next(goal for goal in goals if goal.now.kind is GoalKind.LANGUAGE)
    is_at_home = course.ground is Eligibility.HOME_CARE_ALLOWANCE
    main = ServiceKind.LANGUAGE_COURSE if is_at_home else ServiceKind.INTEGRATION_TRAINING
    if course.schooling == 0:
        main = ServiceKind.LITERACY_TRAINING
    others = (
        (ServiceKind.ORIENTATION, goals[0], 0.46),
        (ServiceKind.GUIDANCE, goals[0], 0.4),
        (ServiceKind.THIRD_SECTOR, language, 0.34),
        (ServiceKind.WORK_TRY_OUT, goals[0], 0.26),
        (ServiceKind.SELF_MOTIVATED_STUDY, goals[0], 0.1),
        (ServiceKind.CHILD_CARE, language, 0.6 if is_at_home else 0.04),
    )
    chosen = [(main, language)] + [(kind, goal) for kind, goal, share in others if rng.random() < share]
    return tuple(
        chronicle.row(
            Service(
                goal_id=goal.id,
                position=position,
                kind=kind,
                name=texts.SERVICES[kind],
                reason=texts.REASONS[kind],
                starts_on=drafted_on + timedelta(days=rng.randint(25, 70)),
            ),
            drafted,
        )
        for position, (kind, goal) in enumerate(chosen)
    )
