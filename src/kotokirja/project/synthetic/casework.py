"""What happened with a client: assessment, plans and end, told forward in time until yesterday."""

from dataclasses import dataclass
from datetime import date, timedelta

from kotokirja.domains.assessment.types import AssessmentState, Outcome
from kotokirja.domains.plans.types import EndReason
from kotokirja.kernel.calendar import add_months
from kotokirja.project.synthetic.assessing import assess
from kotokirja.project.synthetic.chronicle import Chronicle
from kotokirja.project.synthetic.course import Course
from kotokirja.project.synthetic.planning import LONGEST_TOGETHER, plan
from kotokirja.project.synthetic.shapes import Act, AssessmentFile, PlanFile

MOST_PLANS = 3


@dataclass(slots=True, kw_only=True)
class Casework:
    """The assessments and plans so far, and the day on which the relationship ended."""

    assessments: tuple[AssessmentFile, ...] = ()
    plans: tuple[PlanFile, ...] = ()
    ended_on: date | None = None


def carry_out(chronicle: Chronicle, course: Course) -> Casework:
    """Tell a client's way until yesterday; where it stands follows from when it began."""
    work = Casework()
    assessment = assess(chronicle, course)
    if assessment is None:
        return work
    work.assessments = (assessment,)
    ready_on = assessment.now.ready_on
    if assessment.now.state is AssessmentState.CANCELLED:
        cancelled_on = assessment.assessment.versions[-1].recorded.at.date()
        work.ended_on = _if_past(chronicle, chronicle.after(cancelled_on, least=0, most=14))
    if ready_on is None or course.stops_at is Act.ASSESSMENT_READY:
        return work
    if assessment.now.outcome is not Outcome.PLAN_NEEDED:
        work.ended_on = _if_past(chronicle, chronicle.after(ready_on, least=10, most=90))
        return work
    first_on: date | None = None
    drafted_on = chronicle.after(ready_on, least=0, most=9)
    for number in range(1, MOST_PLANS + 1):
        if not chronicle.is_past(drafted_on):
            break
        file = plan(chronicle, course, assessment, number=number, drafted_on=drafted_on, first_on=first_on)
        work.plans += (file,)
        now = file.plan.now
        if now.ended_on is None or now.agreed_on is None:
            break
        first_on = first_on or now.agreed_on
        longest = add_months(first_on, LONGEST_TOGETHER)
        if now.end_reason is not EndReason.PERIOD_ENDED or now.ended_on >= longest - timedelta(days=60):
            work.ended_on = _if_past(chronicle, chronicle.after(now.ended_on, least=0, most=25))
            break
        drafted_on = chronicle.after(now.ended_on, least=1, most=6)
    return work


def _if_past(chronicle: Chronicle, day: date) -> date | None:
    return day if chronicle.is_past(day) else None
