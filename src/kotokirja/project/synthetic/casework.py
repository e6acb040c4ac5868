"""What happened with a client: assessment, plan, reviews and end, told forward in time until yesterday."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Final

from kotokirja.kernel.calendar import add_months
from kotokirja.policy.vocabulary import SourceCode
from kotokirja.project.synthetic import texts
from kotokirja.project.synthetic.chronicle import Chronicle
from kotokirja.project.synthetic.profiles import OCCUPATIONS, weighted
from kotokirja.project.synthetic.shapes import (
    Act,
    Assessment,
    AssessmentState,
    Goal,
    GoalKind,
    Plan,
    PlanFile,
    PlanState,
    Review,
    Row,
    Service,
    ServiceKind,
)

LONGEST_TOGETHER: Final = 24
"""Months that all plans together may take, from the first (section 23.2)."""
FIRST_AT_MOST: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What the way through the services depends on."""

    starts_on: date
    is_jobseeker: bool
    is_under_25: bool
    schooling: int
    speaks: str
    is_interpreted: bool
    ground: str
    agrees_on: date | None = None
    """Agree the first plan on exactly this day and never review it; for the clients made to walk through."""
    stops_at: Act | None = None
    """Stop here; for the clients made to walk through."""


@dataclass(slots=True, kw_only=True)
class Casework:
    """The assessments and plans so far, and the day on which the relationship ended."""

    assessments: tuple[Row[Assessment], ...] = ()
    plans: tuple[PlanFile, ...] = ()
    ended_on: date | None = None


def carry_out(chronicle: Chronicle, course: Course) -> Casework:
    """Tell a client's way until yesterday; where it stands follows from when it began."""
    work = Casework()
    assessment = _assessment(chronicle, course)
    if assessment is None:
        return work
    work.assessments = (assessment,)
    ready_on = assessment.now.ready_on
    if ready_on is None or course.stops_at is Act.ASSESSMENT_READY:
        return work
    if not assessment.now.needs_plan:
        ended_on = chronicle.after(ready_on, least=10, most=90)
        work.ended_on = ended_on if chronicle.is_past(ended_on) else None
        return work
    first_on: date | None = None
    drafted_on = chronicle.after(ready_on, least=0, most=9)
    for number in range(1, 4):
        if not chronicle.is_past(drafted_on):
            break
        file = _plan(chronicle, course, assessment.now, number=number, drafted_on=drafted_on, first_on=first_on)
        work.plans += (file,)
        plan = file.plan.now
        if plan.ended_on is None or plan.agreed_on is None:
            break
        first_on = first_on or plan.agreed_on
        longest = add_months(first_on, LONGEST_TOGETHER)
        if plan.end_reason != "PERIOD_ENDED" or plan.ended_on >= longest - timedelta(days=60):
            ended_on = chronicle.after(plan.ended_on, least=0, most=25)
            work.ended_on = ended_on if chronicle.is_past(ended_on) else None
            break
        drafted_on = chronicle.after(plan.ended_on, least=0, most=6)
    return work


def _assessment(chronicle: Chronicle, course: Course) -> Row[Assessment] | None:
    rng = chronicle.rng
    planned_on = chronicle.after(course.starts_on, least=0, most=10)
    if not chronicle.is_past(planned_on):
        return None
    row = chronicle.row(
        Assessment(
            state=AssessmentState.PLANNED,
            ground=course.ground,
            learned_on=course.starts_on,
            planned_on=planned_on,
        ),
        chronicle.recorded(planned_on, source=SourceCode.OFFICER, act=Act.ASSESSMENT_PLANNED),
    )
    started_on = chronicle.after(planned_on, least=5, most=40)
    if course.agrees_on is not None:
        started_on = planned_on + timedelta(days=1)
    if not chronicle.is_past(started_on):
        return row
    row = chronicle.amended(
        row,
        started_on,
        source=SourceCode.CLIENT,
        act=Act.ASSESSMENT_STARTED,
        state=AssessmentState.STARTED,
        started_on=started_on,
        literacy=texts.LITERACY[min(course.schooling, 3)],
        life_situation=rng.choice(texts.LIFE_SITUATIONS),
        wishes=rng.choice(texts.WISHES),
    )
    ready_on = chronicle.after(started_on, least=3, most=35)
    if course.agrees_on is not None:
        ready_on = started_on + timedelta(days=1)
    if not chronicle.is_past(ready_on):
        return row
    needs_plan = course.agrees_on is not None or course.stops_at is not None or rng.random() < 0.93
    return chronicle.amended(
        row,
        ready_on,
        source=SourceCode.OFFICER,
        act=Act.ASSESSMENT_READY,
        state=AssessmentState.READY,
        ready_on=ready_on,
        is_multisectoral=rng.random() < 0.16,
        language_level=weighted(
            rng, [("A1.1", 44), ("A1.2", 22), ("A1.3", 16), ("A2.1", 10), ("A2.2", 5), ("B1.1", 3)]
        ),
        study_skills=rng.choice(texts.STUDY_SKILLS),
        work_skills=rng.choice(texts.WORK_SKILLS),
        target_occupation=rng.choice(OCCUPATIONS)[1] if course.is_jobseeker or rng.random() < 0.5 else "",
        service_need=rng.choice(texts.SERVICE_NEEDS),
        training_recommendation=rng.choice(texts.RECOMMENDATIONS),
        needs_plan=needs_plan,
        conclusion=rng.choice(texts.CONCLUSIONS if needs_plan else texts.NO_PLAN),
    )


def _plan(
    chronicle: Chronicle,
    course: Course,
    assessment: Assessment,
    *,
    number: int,
    drafted_on: date,
    first_on: date | None,
) -> PlanFile:
    rng = chronicle.rng
    drafted = chronicle.recorded(drafted_on, source=SourceCode.OFFICER, act=Act.PLAN_DRAFTED)
    row = chronicle.row(
        Plan(
            state=PlanState.DRAFT,
            number=number,
            drafted_on=drafted_on,
            target_occupation=assessment.target_occupation,
            follow_up=rng.choice(texts.FOLLOW_UPS),
            is_multisectoral=assessment.is_multisectoral,
        ),
        drafted,
    )
    goals = tuple(chronicle.row(goal, replace(drafted, source=SourceCode.CLIENT)) for goal in _goals(rng, course))
    services = tuple(
        chronicle.row(service, drafted) for service in _services(rng, course, goals, drafted_on=drafted_on)
    )
    agreed_on = course.agrees_on or chronicle.after(drafted_on, least=0, most=16)
    if not chronicle.is_past(agreed_on):
        return PlanFile(plan=row, goals=goals, services=services, reviews=())
    months = min(FIRST_AT_MOST, rng.choice((6, 9, 12, 12, 12)))
    if first_on is not None:
        months = min(months, max(1, _months_left(first_on, agreed_on)))
    valid_until = add_months(agreed_on, 12 if course.agrees_on else months)
    row = chronicle.amended(
        row,
        agreed_on,
        source=SourceCode.CLIENT,
        act=Act.PLAN_AGREED,
        state=PlanState.AGREED,
        agreed_on=agreed_on,
        agreed_how=texts.HOW_AGREED[0] if course.is_interpreted else rng.choice(texts.HOW_AGREED[1:]),
        explained_on=agreed_on,
        explained_in=course.speaks,
        valid_until=valid_until,
    )
    reviews = () if course.agrees_on else _reviews(chronicle, agreed_on=agreed_on, valid_until=valid_until)
    early = chronicle.after(agreed_on, least=70, most=360)
    ends_early = not course.agrees_on and early < valid_until and rng.random() < 0.14
    ended_on = early if ends_early else valid_until
    if chronicle.is_past(ended_on):
        reason = weighted(rng, texts.END_REASONS[:2]) if ends_early else "PERIOD_ENDED"
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
        )
        reviews = tuple(review for review in reviews if review.now.reviewed_on <= ended_on)
    return PlanFile(plan=row, goals=goals, services=services, reviews=reviews)


def _months_left(first_on: date, agreed_on: date) -> int:
    longest = add_months(first_on, LONGEST_TOGETHER)
    return (longest.year - agreed_on.year) * 12 + longest.month - agreed_on.month - (longest.day < agreed_on.day)


def _reviews(chronicle: Chronicle, *, agreed_on: date, valid_until: date) -> tuple[Row[Review], ...]:
    """Reviews within six months of each other, but for the few that an office forgets."""
    rng, last = chronicle.rng, agreed_on
    reviews: list[Row[Review]] = []
    while True:
        is_forgotten = rng.random() < 0.06
        day = chronicle.after(last, least=190, most=230) if is_forgotten else chronicle.after(last, least=75, most=176)
        if day >= valid_until or not chronicle.is_past(day):
            return tuple(reviews)
        fact = Review(
            reviewed_on=day,
            reason=weighted(rng, texts.REVIEW_REASONS),
            outcome=rng.choice(texts.REVIEW_OUTCOMES),
        )
        reviews.append(chronicle.row(fact, chronicle.recorded(day, source=SourceCode.OFFICER, act=Act.PLAN_REVIEWED)))
        last = day


def _goals(rng: Random, course: Course) -> list[Goal]:
    kinds = [(GoalKind.EMPLOYMENT if course.is_jobseeker else GoalKind.WORKING_LIFE, True), (GoalKind.LANGUAGE, False)]
    if course.is_under_25:
        kinds.append((GoalKind.EDUCATION, True))
    if rng.random() < 0.4:
        kinds.append((GoalKind.INTEGRATION, False))
    return [Goal(kind=kind, is_long_term=is_long, text=rng.choice(texts.GOALS[kind])) for kind, is_long in kinds]


def _services(rng: Random, course: Course, goals: tuple[Row[Goal], ...], *, drafted_on: date) -> list[Service]:
    language = next(goal for goal in goals if goal.now.kind is GoalKind.LANGUAGE)
    main = ServiceKind.LITERACY_TRAINING if course.schooling == 0 else ServiceKind.INTEGRATION_TRAINING
    if not course.is_jobseeker:
        main = rng.choice((ServiceKind.LANGUAGE_COURSE, ServiceKind.CHILD_CARE))
    chosen = [(main, language)]
    others = [
        (ServiceKind.ORIENTATION, goals[0], 0.46),
        (ServiceKind.GUIDANCE, goals[0], 0.4),
        (ServiceKind.THIRD_SECTOR, language, 0.34),
        (ServiceKind.WORK_TRY_OUT, goals[0], 0.26),
        (ServiceKind.SELF_MOTIVATED_STUDY, goals[0], 0.1),
    ]
    chosen += [(kind, goal) for kind, goal, share in others if rng.random() < share]
    return [
        Service(
            kind=kind,
            goal=goal.id,
            text=texts.SERVICES[kind],
            reason=texts.REASONS[kind],
            starts_on=drafted_on + timedelta(days=rng.randint(7, 60)),
            apply_by=add_months(drafted_on, 1),
        )
        for kind, goal in chosen
    ]
