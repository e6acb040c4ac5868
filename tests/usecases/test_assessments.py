"""Assessing a person's need of services: who may, what is asked for, and what two people do at once."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kotokirja.domains.assessment.models import Assessment, AssessmentParticipant
from kotokirja.domains.assessment.types import (
    AssessmentFinding,
    AssessmentState,
    CancelReason,
    ChildViews,
    Eligibility,
    Outcome,
    Topic,
    TopicState,
)
from kotokirja.kernel.ids import AssessmentId, ClientId
from kotokirja.platform.door import Actor, NotPermitted
from kotokirja.policy.vocabulary import SourceCode
from kotokirja.usecases import assessments, registry
from kotokirja.usecases.assessments import (
    AssessmentClosed,
    AssessmentNotFound,
    AssessmentNotReady,
    OpenAssessmentExists,
    SaveConflict,
    StaleVersion,
)
from tests.casework import COUNTY, adult, begun, child, filled, ready, stored
from tests.cast import AT, TODAY, Cast

pytestmark = pytest.mark.usefixtures("municipality_db")
OUTSIDERS = ["stranger", "other_lead", "abroad", "guidance_worker", "compensation_officer", "administrator",
             "records_officer", "data_protection_officer", "interpreting_coordinator"]  # fmt: skip


def statements(seen: CaptureQueriesContext) -> int:
    control = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")
    return sum(not query["sql"].startswith(control) for query in seen.captured_queries)


def save(actor: Actor, client: ClientId, view: AssessmentId, version: int, topic: Topic, **values: object) -> int:
    return assessments.save_topic(
        actor=actor,
        client_id=client,
        assessment_id=view,
        version=version,
        topic=topic,
        values=values,
        is_done=False,
        source=SourceCode.CLIENT,
        at=AT,
    )


def every_act(actor: Actor, client: ClientId, view: AssessmentId) -> dict[str, Callable[[], object]]:
    """Each thing that can be done with an assessment, tried by one actor."""
    row = uuid4()
    who: dict[str, Any] = {"actor": actor, "client_id": client, "at": AT}
    return {
        "open": lambda: assessments.open_assessments(**who),
        "plan": lambda: begun(actor, client),
        "save": lambda: save(actor, client, view, 1, Topic.GOALS, wishes="X"),
        "add": lambda: assessments.add_participant(
            **who, assessment_id=view, kind=COUNTY, name="", organisation="", source=SourceCode.OFFICER
        ),
        "remove": lambda: assessments.remove_participant(**who, assessment_id=view, row=row),
        "complete": lambda: assessments.complete(
            **who,
            assessment_id=view,
            version=1,
            outcome=Outcome.NO_PLAN_NEEDED,
            conclusion="X",
            ready_on=TODAY,
        ),
        "cancel": lambda: assessments.cancel(**who, assessment_id=view, version=1, reason=CancelReason.MOVED),
    }


@pytest.mark.parametrize("name", OUTSIDERS)
def test_nobody_outside_the_case_can_do_anything_with_an_assessment(cast: Cast, name: str) -> None:
    client = adult(cast)
    view = begun(cast.own_worker, client)
    for act, attempt in every_act(getattr(cast, name), client, view).items():
        with pytest.raises(NotPermitted):
            attempt()
        assert stored(cast.own_worker, client, view).version == 1, act


@pytest.mark.parametrize("name", ["own_worker", "teammate", "lead"])
def test_the_team_can_open_and_save_an_assessment(cast: Cast, name: str) -> None:
    client = adult(cast)
    view = begun(cast.own_worker, client)
    version = save(getattr(cast, name), client, view, 1, Topic.GOALS, wishes="Oppia suomea", target_occupation="")
    assert version == 2
    assert stored(cast.own_worker, client, view).wishes == "Oppia suomea"


def test_an_assessment_is_reached_only_through_its_own_client(cast: Cast) -> None:
    one, other = adult(cast), adult(cast)
    view = begun(cast.own_worker, one)
    with pytest.raises(AssessmentNotFound):
        save(cast.own_worker, other, view, 1, Topic.GOALS, wishes="X")
    assert stored(cast.own_worker, one, view).wishes == ""


def test_one_assessment_at_a_time(cast: Cast) -> None:
    client = adult(cast)
    begun(cast.own_worker, client)
    with pytest.raises(OpenAssessmentExists):
        begun(cast.teammate, client)


def test_the_interview_day_makes_a_planned_assessment_a_started_one(cast: Cast) -> None:
    client = adult(cast)
    view = begun(cast.own_worker, client)
    assert stored(cast.own_worker, client, view).state is AssessmentState.PLANNED
    save(cast.own_worker, client, view, 1, Topic.GROUND, eligibility=Eligibility.IN_NEED.value, started_on=TODAY)
    assert stored(cast.own_worker, client, view).state is AssessmentState.STARTED


def test_an_assessment_is_not_ready_before_every_heading_was_found_out(cast: Cast) -> None:
    client = adult(cast)
    view = begun(cast.own_worker, client)
    with pytest.raises(AssessmentNotReady) as refusal:
        assessments.complete(
            actor=cast.own_worker,
            client_id=client,
            assessment_id=view,
            version=1,
            outcome=Outcome.PLAN_NEEDED,
            conclusion="",
            ready_on=TODAY,
            at=AT,
        )
    codes = {finding.code for finding in refusal.value.findings}
    assert {AssessmentFinding.TOPIC_NOT_DONE, AssessmentFinding.CONCLUSION_MISSING} <= codes
    assert stored(cast.own_worker, client, view).state is AssessmentState.PLANNED


def test_a_ready_assessment_is_recorded_nationally_in_the_same_transaction(cast: Cast) -> None:
    client = adult(cast)
    view = ready(cast.own_worker, client)
    assert view.state is AssessmentState.READY
    assert view.needs_plan
    _, (sent,) = registry.deliveries(actor=cast.own_worker, client_id=client, at=AT)
    assert (sent.event, sent.event_id) == ("ASSESSMENT_READY", view.id)


def test_nothing_changes_in_a_ready_assessment(cast: Cast) -> None:
    client = adult(cast)
    view = ready(cast.own_worker, client)
    with pytest.raises(AssessmentClosed):
        save(cast.own_worker, client, view.id, view.version, Topic.GOALS, wishes="Jotain muuta")
    assert stored(cast.own_worker, client, view.id).wishes == view.wishes


def test_no_need_of_a_plan_is_a_reasoned_outcome_too(cast: Cast) -> None:
    client = adult(cast)
    view = ready(cast.own_worker, client, outcome=Outcome.NO_PLAN_NEEDED)
    assert not view.needs_plan
    assert view.conclusion


def test_two_people_on_two_pages_both_save(cast: Cast) -> None:
    client = adult(cast)
    view = begun(cast.own_worker, client)
    save(cast.own_worker, client, view, 1, Topic.GOALS, wishes="Oma ompelimo", target_occupation="ompelija")
    save(cast.teammate, client, view, 1, Topic.NETWORKS, networks="Kerho")
    now = stored(cast.own_worker, client, view)
    assert (now.wishes, now.networks) == ("Oma ompelimo", "Kerho")


def test_two_people_in_one_field_both_values_are_shown_and_nothing_is_overwritten(cast: Cast) -> None:
    client = adult(cast)
    view = begun(cast.own_worker, client)
    save(cast.own_worker, client, view, 1, Topic.GOALS, wishes="Ompelija", target_occupation="ompelija")
    with pytest.raises(SaveConflict) as conflict:
        save(cast.teammate, client, view, 1, Topic.GOALS, wishes="Kokki", target_occupation="")
    (found,) = conflict.value.conflicts
    assert (found.field, found.theirs, found.ours) == ("wishes", "Ompelija", "Kokki")
    assert isinstance(conflict.value, StaleVersion)
    save(cast.teammate, client, view, conflict.value.version, Topic.GOALS, wishes="Kokki", target_occupation="ompelija")
    assert stored(cast.own_worker, client, view).wishes == "Kokki"


def test_a_field_that_only_the_other_changed_keeps_the_others_value(cast: Cast) -> None:
    client = adult(cast)
    view = begun(cast.own_worker, client)
    save(cast.own_worker, client, view, 1, Topic.GOALS, wishes="Ompelija", target_occupation="")
    save(cast.teammate, client, view, 1, Topic.GOALS, wishes="", target_occupation="kokki")
    now = stored(cast.own_worker, client, view)
    assert (now.wishes, now.target_occupation) == ("Ompelija", "kokki")


def test_saving_what_already_stands_writes_nothing(cast: Cast) -> None:
    client = adult(cast)
    view = begun(cast.own_worker, client)
    assert save(cast.own_worker, client, view, 1, Topic.GOALS, wishes="", target_occupation="") == 1


@pytest.mark.notice("N5.2", part="kept")
def test_each_answer_carries_its_source_and_recorder(cast: Cast) -> None:
    client = adult(cast)
    view = begun(cast.own_worker, client)
    assessments.save_topic(
        actor=cast.teammate,
        client_id=client,
        assessment_id=view,
        version=1,
        topic=Topic.LANGUAGE,
        values={"language_level": "A2.1"},
        is_done=True,
        source=SourceCode.PROVIDER,
        at=AT,
    )
    opened = assessments.open_assessments(actor=cast.own_worker, client_id=client, at=AT)
    level = opened.trail.of(Assessment, view, "language_level")
    assert level is not None
    assert (level.source, level.recorder_id) == (SourceCode.PROVIDER, cast.teammate.account_id)
    assert opened.trail.of(Assessment, view, "wishes") is None
    assert opened.standings[view].topics[Topic.LANGUAGE] is TopicState.DONE


def test_saving_a_page_takes_at_most_ten_statements(cast: Cast) -> None:
    client = adult(cast)
    view = begun(cast.own_worker, client)
    save(cast.own_worker, client, view, 1, Topic.GOALS, wishes="A", target_occupation="")
    with CaptureQueriesContext(connection) as seen:
        save(cast.own_worker, client, view, 2, Topic.GOALS, wishes="B", target_occupation="")
    assert statements(seen) <= 7
    with CaptureQueriesContext(connection) as seen:
        save(cast.own_worker, client, view, 2, Topic.NETWORKS, networks="C")
    assert statements(seen) <= 8, "one more when somebody saved in between"


def test_opening_takes_the_same_few_statements_for_one_and_for_many(cast: Cast) -> None:
    few, many = adult(cast), adult(cast)
    begun(cast.own_worker, few)
    filled(cast.own_worker, many, begun(cast.own_worker, many))
    counts = []
    for client in (few, many):
        with CaptureQueriesContext(connection) as seen:
            assessments.open_assessments(actor=cast.own_worker, client_id=client, at=AT)
        counts.append(statements(seen))
    assert counts[0] == counts[1] <= 7


def test_a_participant_comes_and_goes_and_stays_in_the_history(cast: Cast) -> None:
    client = adult(cast)
    view = begun(cast.own_worker, client)
    assessments.add_participant(
        actor=cast.own_worker,
        client_id=client,
        assessment_id=view,
        kind=COUNTY,
        name="Hanna Hyvinvointi",
        organisation="Keski-Uudenmaan hyvinvointialue",
        source=SourceCode.OFFICER,
        at=AT,
    )
    (part,) = stored(cast.own_worker, client, view).participants
    assessments.remove_participant(actor=cast.own_worker, client_id=client, assessment_id=view, row=part.id, at=AT)
    assert stored(cast.own_worker, client, view).participants == ()
    opened = assessments.open_assessments(actor=cast.own_worker, client_id=client, at=AT)
    removed = opened.trail.of(AssessmentParticipant, part.id, "is_void")
    assert removed is not None
    assert [earlier.value for earlier in removed.earlier] == [False]


def test_a_broken_off_assessment_keeps_its_reason_and_lets_a_new_one_begin(cast: Cast) -> None:
    client = adult(cast)
    view = begun(cast.own_worker, client)
    assessments.cancel(
        actor=cast.own_worker,
        client_id=client,
        assessment_id=view,
        version=1,
        reason=CancelReason.NOT_REACHED,
        at=AT,
    )
    assert stored(cast.own_worker, client, view).cancel_reason == CancelReason.NOT_REACHED
    assert begun(cast.own_worker, client) != view


def test_a_childs_views_are_found_out_or_the_ground_for_not_doing_so_is_told(cast: Cast) -> None:
    client = child(cast)
    view = filled(cast.own_worker, client, begun(cast.own_worker, client))
    conclusion: dict[str, Any] = {
        "outcome": Outcome.NO_PLAN_NEEDED,
        "conclusion": "Koulun tuki riittää.",
        "ready_on": TODAY,
    }
    who: dict[str, Any] = {"actor": cast.own_worker, "client_id": client, "assessment_id": view.id, "at": AT}
    with pytest.raises(AssessmentNotReady) as refusal:
        assessments.complete(**who, version=view.version, **conclusion)
    assert AssessmentFinding.CHILD_NOT_HEARD in {finding.code for finding in refusal.value.findings}
    version = assessments.save_topic(
        **who,
        version=view.version,
        topic=Topic.CHILD,
        values={"child_views": ChildViews.HEARD.value, "child_views_notes": "Haluaa jatkaa jalkapalloa."},
        is_done=True,
        source=SourceCode.CLIENT,
    )
    assert assessments.complete(**who, version=version, **conclusion).state is AssessmentState.READY
