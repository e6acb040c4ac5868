"""Section 14 as rules: who is entitled, what has to be found out, and when it is concluded."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kotokirja.domains.assessment import rules
from kotokirja.domains.assessment.types import (
    ITEM_OF,
    TOPIC_FIELDS,
    AssessmentFinding,
    AssessmentState,
    AssessmentView,
    Eligibility,
    Outcome,
    ParticipantKind,
    ParticipantView,
    Topic,
    TopicState,
    WindowOverride,
)
from kotokirja.kernel.calendar import add_years
from kotokirja.kernel.ids import AssessmentId, ParticipantId
from kotokirja.policy.findings import blocking

ON = date(2026, 11, 24)
ANCHOR = date(2026, 3, 12)
GROWN, SMALL = date(1991, 3, 14), date(2016, 3, 14)
F = AssessmentFinding

COMPLETE = AssessmentView(
    id=AssessmentId(uuid4()),
    version=5,
    state=AssessmentState.STARTED,
    eligibility=Eligibility.IN_NEED.value,
    learned_on=date(2026, 11, 2),
    started_on=date(2026, 11, 10),
    service_need="Suomen kieli",
    topics_done=tuple(topic for topic in Topic if topic is not Topic.CHILD),
)


def codes(findings: object) -> set[AssessmentFinding]:
    return {finding.code for finding in findings}  # type: ignore[attr-defined]


def eligible(
    view: AssessmentView, *, anchor: date | None = ANCHOR, born: date | None = GROWN
) -> set[AssessmentFinding]:
    return codes(rules.eligibility_findings(view, anchor_on=anchor, born_on=born, on=ON))


def lacking(view: AssessmentView, *, born: date | None = GROWN) -> set[AssessmentFinding]:
    return codes(rules.content_findings(view, born_on=born, on=ON))


def test_the_grounds_are_the_seven_items_of_section_14_1() -> None:
    assert sorted(ITEM_OF.values()) == [1, 2, 3, 4, 5, 6, 7]
    assert ITEM_OF[Eligibility.TRAFFICKING_VICTIM] == 7


@pytest.mark.parametrize("ground", list(Eligibility))
def test_each_ground_entitles_within_three_years(ground: Eligibility) -> None:
    view = replace(COMPLETE, eligibility=ground.value)
    born = date(2006, 1, 1) if ground is Eligibility.YOUNG_WITHOUT_GUARDIAN else GROWN
    assert eligible(view, born=born) == set()


def test_without_a_ground_nobody_is_entitled() -> None:
    assert eligible(replace(COMPLETE, eligibility="")) == {F.GROUND_MISSING}


def test_ground_six_is_for_those_under_23() -> None:
    view = replace(COMPLETE, eligibility=Eligibility.YOUNG_WITHOUT_GUARDIAN.value)
    assert eligible(view, born=date(2003, 11, 25)) == set()
    assert eligible(view, born=date(2003, 11, 24)) == {F.NOT_YOUNG}


@given(st.dates(min_value=date(2020, 1, 1), max_value=date(2026, 11, 24)))
def test_the_window_closes_exactly_three_years_after_the_first_permit(anchor: date) -> None:
    view = replace(COMPLETE, started_on=None)
    is_closed = add_years(anchor, 3) < ON
    assert (F.WINDOW_PASSED in eligible(view, anchor=anchor)) == is_closed


def test_an_assessment_started_in_time_may_be_finished_later() -> None:
    view = replace(COMPLETE, started_on=date(2026, 11, 10))
    assert eligible(view, anchor=date(2023, 11, 10)) == set()


OLD = date(2020, 1, 1)
LATE: dict[str, Any] = {
    "window_override": WindowOverride.TRAFFICKING_REACHED_LATE.value,
    "override_reason": "Tavattiin vasta nyt.",
}


def test_a_victim_of_trafficking_may_be_assessed_late() -> None:
    view = replace(COMPLETE, eligibility=Eligibility.TRAFFICKING_VICTIM.value, **LATE)
    found = rules.eligibility_findings(view, anchor_on=OLD, born_on=GROWN, on=ON)
    assert codes(found) == {F.WINDOW_PASSED_TRAFFICKING}
    assert blocking(found) == ()
    assert found[0].section == "14.6"


def test_that_exception_is_for_nobody_else() -> None:
    assert eligible(replace(COMPLETE, **LATE), anchor=OLD) == {F.OVERRIDE_NEEDS_TRAFFICKING}


def test_an_exception_needs_its_reason() -> None:
    view = replace(COMPLETE, window_override=WindowOverride.FIRST_PERMIT_CORRECTED.value, override_reason=" ")
    assert eligible(view, anchor=OLD) == {F.WINDOW_PASSED_CORRECTION, F.OVERRIDE_NEEDS_REASON}


def test_an_unknown_first_permit_is_said_and_stops_nothing() -> None:
    found = rules.eligibility_findings(COMPLETE, anchor_on=None, born_on=GROWN, on=ON)
    assert codes(found) == {F.ANCHOR_UNKNOWN}
    assert blocking(found) == ()


def test_a_complete_assessment_lacks_nothing() -> None:
    assert lacking(COMPLETE) == set()


@pytest.mark.parametrize("topic", [topic for topic in Topic if topic is not Topic.CHILD])
def test_each_heading_has_to_be_found_out(topic: Topic) -> None:
    view = replace(COMPLETE, topics_done=tuple(one for one in COMPLETE.topics_done if one is not topic))
    assert lacking(view) == {F.TOPIC_NOT_DONE}


def test_a_childs_views_have_to_be_found_out_and_written_down() -> None:
    assert {F.CHILD_NOT_HEARD, F.TOPIC_NOT_DONE} == lacking(COMPLETE, born=SMALL)
    heard = replace(COMPLETE, topics_done=tuple(Topic), child_views="HEARD")
    assert lacking(heard, born=SMALL) == {F.CHILD_VIEWS_NEED_NOTES}
    assert lacking(replace(heard, child_views_notes="Haluaa pelata."), born=SMALL) == set()


def test_childhood_ends_on_the_eighteenth_birthday() -> None:
    assert rules.is_minor(born_on=date(2008, 11, 25), on=ON)
    assert not rules.is_minor(born_on=date(2008, 11, 24), on=ON)
    assert not rules.is_minor(born_on=None, on=ON)


def test_the_county_has_to_take_part_where_services_are_co_ordinated() -> None:
    view = replace(COMPLETE, is_multisectoral=True)
    assert lacking(view) == {F.COUNTY_NOT_TAKING_PART}
    assert blocking(rules.content_findings(view, born_on=GROWN, on=ON)) == ()
    county = ParticipantView(
        id=ParticipantId(uuid4()), version=1, kind=ParticipantKind.WELLBEING_COUNTY, name="", organisation="K-U"
    )
    assert lacking(replace(view, participants=(county,))) == set()


def test_days_to_come_are_no_days_of_an_assessment() -> None:
    assert lacking(replace(COMPLETE, learned_on=date(2026, 11, 25))) == {F.IN_THE_FUTURE}
    assert F.NOT_STARTED in lacking(replace(COMPLETE, started_on=None))


def concluded(view: AssessmentView = COMPLETE, **given: object) -> set[AssessmentFinding]:
    values = {"outcome": Outcome.PLAN_NEEDED.value, "conclusion": "Koska.", "ready_on": ON} | given
    return codes(rules.conclusion_findings(view, on=ON, **values))  # type: ignore[arg-type]


@pytest.mark.parametrize("outcome", [Outcome.PLAN_NEEDED, Outcome.NO_PLAN_NEEDED])
def test_each_outcome_needs_its_reasons(outcome: Outcome) -> None:
    assert concluded(outcome=outcome.value) == set()
    assert concluded(outcome=outcome.value, conclusion="  ") == {F.CONCLUSION_MISSING}
    assert concluded(outcome="") == {F.OUTCOME_MISSING}


def test_another_plan_covers_the_need_of_ground_six_only() -> None:
    other = Outcome.COVERED_BY_OTHER_PLAN.value
    assert concluded(outcome=other) == {F.OTHER_PLAN_NOT_FOR_THIS_GROUND}
    young = replace(COMPLETE, eligibility=Eligibility.YOUNG_WITHOUT_GUARDIAN.value)
    assert concluded(young, outcome=other) == set()


def test_an_assessment_is_ready_between_its_start_and_today() -> None:
    assert concluded(ready_on=date(2026, 11, 25)) == {F.IN_THE_FUTURE}
    assert concluded(ready_on=date(2026, 11, 9)) == {F.BEFORE_START}


def test_a_page_is_untouched_begun_done_or_not_about_this_person() -> None:
    empty = replace(COMPLETE, topics_done=(), wishes="")
    assert rules.topic_state(empty, Topic.GOALS, is_child=False) is TopicState.NOT_STARTED
    begun = replace(empty, wishes="Työ")
    assert rules.topic_state(begun, Topic.GOALS, is_child=False) is TopicState.IN_PROGRESS
    assert rules.topic_state(COMPLETE, Topic.GOALS, is_child=False) is TopicState.DONE
    assert rules.topic_state(COMPLETE, Topic.CHILD, is_child=False) is TopicState.NOT_APPLICABLE


def test_every_answer_belongs_to_exactly_one_page_and_none_is_about_health() -> None:
    names = [name for fields in TOPIC_FIELDS.values() for name in fields]
    assert len(names) == len(set(names))
    assert set(names) <= set(AssessmentView.__dataclass_fields__)
    assert not [name for name in AssessmentView.__dataclass_fields__ if "health" in name]


def test_from_ready_and_cancelled_there_is_no_way_on() -> None:
    assert rules.NEXT[AssessmentState.READY] == rules.NEXT[AssessmentState.CANCELLED] == frozenset()
