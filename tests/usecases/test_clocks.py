"""The clocks of a person over all domains, and that a list counts them as the file does."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kotokirja.domains.assessment.types import AssessmentState, AssessmentView, Outcome
from kotokirja.domains.clients.types import PermitView
from kotokirja.kernel.ids import AssessmentId
from kotokirja.policy.terms import ClockName, Tone
from kotokirja.usecases import desk, files
from kotokirja.usecases.clocks import clocks_of
from tests.casework import adult, agreed, begun
from tests.cast import AT, TODAY, Cast

ANCHOR = date(2026, 3, 12)
PLANNED = AssessmentView(
    id=AssessmentId(uuid4()),
    version=1,
    state=AssessmentState.PLANNED,
    learned_on=date(2026, 11, 2),
    planned_on=date(2026, 11, 3),
)
PERMIT = PermitView(
    id=uuid4(),
    version=1,
    permit_type="A",
    aliens_act_section="87",
    granted_on=ANCHOR,
    valid_from=ANCHOR,
    valid_until=date(2026, 12, 1),
    is_after_protection_claim=None,
    is_quota=None,
)


def names(*views: AssessmentView, anchor: date | None = ANCHOR) -> list[ClockName]:
    return [one.name for one in clocks_of(assessments=views, anchor_on=anchor, on=TODAY)]


def test_who_was_not_assessed_has_three_years_from_the_first_permit() -> None:
    assert names() == [ClockName.ASSESSMENT_WINDOW]
    assert names(anchor=None) == []


def test_a_planned_assessment_has_to_start_without_delay() -> None:
    assert set(names(PLANNED)) == {ClockName.ASSESSMENT_START, ClockName.ASSESSMENT_WINDOW}


def test_once_it_has_started_the_plans_window_counts() -> None:
    assert names(replace(PLANNED, state=AssessmentState.STARTED)) == [ClockName.PLAN_WINDOW]
    ready = replace(PLANNED, state=AssessmentState.READY, outcome=Outcome.PLAN_NEEDED.value)
    assert names(ready) == [ClockName.PLAN_WINDOW]


def test_without_need_of_a_plan_nothing_runs() -> None:
    assert names(replace(PLANNED, state=AssessmentState.READY, outcome=Outcome.NO_PLAN_NEEDED.value)) == []


def test_a_broken_off_assessment_counts_for_nothing() -> None:
    assert names(replace(PLANNED, state=AssessmentState.CANCELLED)) == [ClockName.ASSESSMENT_WINDOW]


def test_the_permit_that_ends_last_is_the_one_that_counts() -> None:
    later = replace(PERMIT, id=uuid4(), valid_until=date(2027, 3, 11))
    (one,) = clocks_of(permits=(PERMIT, later, replace(PERMIT, valid_until=None)), on=TODAY)
    assert (one.name, one.due) == (ClockName.PERMIT_END, date(2027, 3, 11))


def test_the_most_urgent_comes_first() -> None:
    found = clocks_of(assessments=(PLANNED,), permits=(PERMIT,), anchor_on=date(2023, 11, 20), on=TODAY)
    assert (found[0].name, found[0].tone) == (ClockName.ASSESSMENT_WINDOW, Tone.LATE)


def test_a_list_counts_the_clocks_of_a_plan_as_the_file_does(cast: Cast) -> None:
    client, other = adult(cast), adult(cast)
    agreed(cast.own_worker, client)
    begun(cast.own_worker, other)
    opened = desk.open_desk(actor=cast.own_worker, is_team=False, at=AT)
    listed = {
        who: {(one.clock.name, one.clock.due) for one in (*opened.late, *opened.this_week, *opened.soon, *opened.later)
              if one.client.client_id == who}
        for who in (client, other)
    }  # fmt: skip
    filed = {
        who: {
            (one.name, one.due)
            for one in files.open_file(actor=cast.own_worker, client_id=who, at=AT).clocks
            if one.name not in {ClockName.PLAN_MAX_END, ClockName.ASSESSMENT_WINDOW}
        }
        for who in (client, other)
    }
    assert listed == filed
    assert (ClockName.PLAN_REVIEW, date(2027, 5, 24)) in listed[client]


@pytest.mark.usefixtures("municipality_db")
def test_the_desk_takes_the_same_statements_for_one_client_and_for_many(cast: Cast) -> None:
    counts = []
    for _turn in range(2):
        with CaptureQueriesContext(connection) as seen:
            desk.open_desk(actor=cast.own_worker, is_team=True, at=AT)
        counts.append(sum(not q["sql"].startswith(("BEGIN", "COMMIT")) for q in seen.captured_queries))
        for _number in range(5):
            agreed(cast.own_worker, adult(cast))
    assert counts[0] == counts[1] <= 10 - 2, "two are kept for session and user"
