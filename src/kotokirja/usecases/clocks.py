"""The clocks of a person over all domains, for files and desks; they read nothing themselves."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from kotokirja.domains.assessment.queries import AssessmentDates, latest_of
from kotokirja.domains.assessment.types import AssessmentState, AssessmentView
from kotokirja.domains.clients.types import PermitView
from kotokirja.domains.plans.queries import clocks_of_dates, clocks_of_plans, running_of
from kotokirja.domains.plans.types import PlanView
from kotokirja.kernel.calendar import helsinki_day
from kotokirja.kernel.ids import ClientId
from kotokirja.platform.door import Grant
from kotokirja.policy.terms import (
    Clock,
    ClockName,
    assessment_start_clock,
    most_urgent_first,
    permit_clock,
    window_clock,
)


def clocks_of(
    *,
    assessments: Sequence[AssessmentView] = (),
    plans: Sequence[PlanView] = (),
    permits: Sequence[PermitView] = (),
    anchor_on: date | None = None,
    born_on: date | None = None,
    on: date,
) -> tuple[Clock, ...]:
    """Every clock that runs for one person, the most urgent first."""
    from_plans = clocks_of_plans(plans=plans, born_on=born_on, on=on)
    return most_urgent_first(
        (*_assessing(assessments, plans, anchor_on=anchor_on, on=on), *from_plans, *_permits(permits, on=on))
    )


def _assessing(
    assessments: Sequence[AssessmentView], plans: Sequence[PlanView], *, anchor_on: date | None, on: date
) -> Iterator[Clock]:
    held = [view for view in assessments if view.state is not AssessmentState.CANCELLED]
    if any(plan.agreed_on for plan in plans):
        return
    latest = max(held, key=lambda view: (view.is_open, view.planned_on or date.min), default=None)
    if latest is not None and latest.state is AssessmentState.PLANNED and latest.learned_on:
        yield assessment_start_clock(learned_on=latest.learned_on, on=on)
    if anchor_on is None:
        return
    if latest is None or latest.state is AssessmentState.PLANNED:
        name = ClockName.ASSESSMENT_WINDOW
    elif latest.state is AssessmentState.STARTED or latest.needs_plan:
        name = ClockName.PLAN_WINDOW
    else:
        return
    found = window_clock(name, anchor_on=anchor_on, on=on)
    if found is not None:
        yield found


def _permits(permits: Sequence[PermitView], *, on: date) -> Iterator[Clock]:
    ending = [permit for permit in permits if permit.valid_until is not None and permit.valid_from is not None]
    last = max(ending, key=lambda permit: permit.valid_until or date.min, default=None)
    if last is not None and last.valid_from and last.valid_until:
        yield permit_clock(valid_from=last.valid_from, valid_until=last.valid_until, on=on)


def clocks_of_many(*, grant: Grant, clients: Sequence[ClientId]) -> Mapping[ClientId, tuple[Clock, ...]]:
    """The clocks of assessments and plans of many persons, in two statements."""
    on = helsinki_day(grant.at)
    plans = running_of(grant=grant, clients=clients)
    assessments = latest_of(grant=grant, clients=clients)
    return {
        client: most_urgent_first(
            (
                *(clocks_of_dates(dates=plans[client], on=on) if client in plans else ()),
                *(_of_assessment(assessments[client], on=on) if client in assessments else ()),
            )
        )
        for client in clients
    }


def _of_assessment(dates: AssessmentDates, *, on: date) -> Iterator[Clock]:
    if dates.state is AssessmentState.PLANNED and dates.learned_on:
        yield assessment_start_clock(learned_on=dates.learned_on, on=on)
