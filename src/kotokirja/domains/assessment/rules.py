"""The statute on the assessment (section 14, and 4 and 16 where they touch it), over types alone."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from kotokirja.domains.assessment.types import (
    TOPIC_FIELDS,
    AssessmentFinding,
    AssessmentState,
    AssessmentView,
    Eligibility,
    Outcome,
    ParticipantKind,
    Topic,
    TopicState,
    WindowOverride,
)
from kotokirja.kernel.calendar import age_on
from kotokirja.policy.findings import Finding, blocks, warns
from kotokirja.policy.parameters import P, number_of
from kotokirja.policy.terms import assessment_window

ADULT: Final = 18

NEXT: Final[Mapping[AssessmentState, frozenset[AssessmentState]]] = {
    AssessmentState.PLANNED: frozenset({AssessmentState.STARTED, AssessmentState.CANCELLED}),
    AssessmentState.STARTED: frozenset({AssessmentState.READY, AssessmentState.CANCELLED}),
    AssessmentState.READY: frozenset(),
    AssessmentState.CANCELLED: frozenset(),
}
"""Where an assessment may go from each state."""


F = AssessmentFinding


def is_minor(*, born_on: date | None, on: date) -> bool:
    """Whether section 4 on children applies; unknown birth is not a child's."""
    return born_on is not None and age_on(born_on=born_on, day=on) < ADULT


def eligibility_findings(
    assessment: AssessmentView, *, anchor_on: date | None, born_on: date | None, on: date
) -> tuple[Finding, ...]:
    """Whether the person is entitled to an assessment: an item of 14.1, within the window or with a lawful override."""
    return tuple(_eligibility(assessment, anchor_on=anchor_on, born_on=born_on, on=on))


def _eligibility(
    assessment: AssessmentView, *, anchor_on: date | None, born_on: date | None, on: date
) -> Iterator[Finding]:
    eligibility = assessment.eligibility
    if not eligibility:
        yield blocks(F.GROUND_MISSING, "14.1", mend="eligibility")
    is_young = eligibility == Eligibility.YOUNG_WITHOUT_GUARDIAN
    if is_young and born_on is not None and age_on(born_on=born_on, day=on) >= number_of(P.YOUTH_LIMIT, on=on):
        yield blocks(F.NOT_YOUNG, "2.6", mend="eligibility", age=number_of(P.YOUTH_LIMIT, on=on))
    if anchor_on is None:
        yield warns(F.ANCHOR_UNKNOWN, "14.1", mend="eligibility")
        return
    window = assessment_window(anchor_on=anchor_on, on=on)
    began = assessment.started_on or on
    if began > window.value:
        yield _after_window(assessment, until=window.value)
        if assessment.window_override and not assessment.override_reason.strip():
            yield blocks(F.OVERRIDE_NEEDS_REASON, "14.1", mend="override_reason")


def _after_window(assessment: AssessmentView, *, until: date) -> Finding:
    match assessment.window_override:
        case WindowOverride.TRAFFICKING_REACHED_LATE if assessment.eligibility == Eligibility.TRAFFICKING_VICTIM:
            return warns(F.WINDOW_PASSED_TRAFFICKING, "14.6", mend="window_override", until=until)
        case WindowOverride.TRAFFICKING_REACHED_LATE:
            return blocks(F.OVERRIDE_NEEDS_TRAFFICKING, "14.6", mend="eligibility", until=until)
        case WindowOverride.FIRST_PERMIT_CORRECTED:
            return warns(F.WINDOW_PASSED_CORRECTION, "14.1", mend="window_override", until=until)
        case _:
            return blocks(F.WINDOW_PASSED, "14.1", mend="window_override", until=until)


def topic_state(assessment: AssessmentView, topic: Topic, *, is_child: bool) -> TopicState:
    """How far one page is: untouched, begun, done, or not about this person."""
    if topic is Topic.CHILD and not is_child:
        return TopicState.NOT_APPLICABLE
    if topic in assessment.topics_done:
        return TopicState.DONE
    is_touched = any(getattr(assessment, name) for name in TOPIC_FIELDS[topic])
    is_touched = is_touched or (topic is Topic.PARTICIPANTS and bool(assessment.participants))
    return TopicState.IN_PROGRESS if is_touched else TopicState.NOT_STARTED


def content_findings(assessment: AssessmentView, *, born_on: date | None, on: date) -> tuple[Finding, ...]:
    """What the content still lacks before the assessment can be ready (14.2, 14.4, 4)."""
    return tuple(_content(assessment, born_on=born_on, on=on))


def _content(assessment: AssessmentView, *, born_on: date | None, on: date) -> Iterator[Finding]:
    is_child = is_minor(born_on=born_on, on=on)
    if assessment.started_on is None:
        yield blocks(F.NOT_STARTED, "14.2", mend="started_on")
    for name in ("started_on", "learned_on"):
        day = getattr(assessment, name)
        if day is not None and day > on:
            yield blocks(F.IN_THE_FUTURE, "14.2", mend=name, day=day)
    for topic in Topic:
        if topic_state(assessment, topic, is_child=is_child) not in {TopicState.DONE, TopicState.NOT_APPLICABLE}:
            yield blocks(F.TOPIC_NOT_DONE, "14.2", mend=topic.value, topic=topic)
    if is_child and not assessment.child_views:
        yield blocks(F.CHILD_NOT_HEARD, "4", mend="child_views")
    if is_child and assessment.child_views and not assessment.child_views_notes.strip():
        yield blocks(F.CHILD_VIEWS_NEED_NOTES, "4", mend="child_views_notes")
    if assessment.is_multisectoral and not _has_county(assessment):
        yield warns(F.COUNTY_NOT_TAKING_PART, "14.4", mend="is_multisectoral")
    if not assessment.service_need.strip():
        yield blocks(F.SERVICE_NEED_MISSING, "14.2", mend="service_need")


def _has_county(assessment: AssessmentView) -> bool:
    return any(part.kind is ParticipantKind.WELLBEING_COUNTY for part in assessment.participants)


def conclusion_findings(
    assessment: AssessmentView, *, outcome: str, conclusion: str, ready_on: date, on: date
) -> tuple[Finding, ...]:
    """Whether the conclusion holds: an outcome with its reasons, also when no plan is needed (14.5, 16)."""
    found = []
    if not outcome:
        found.append(blocks(F.OUTCOME_MISSING, "16", mend="outcome"))
    if not conclusion.strip():
        found.append(blocks(F.CONCLUSION_MISSING, "16", mend="conclusion"))
    if outcome == Outcome.COVERED_BY_OTHER_PLAN and assessment.eligibility != Eligibility.YOUNG_WITHOUT_GUARDIAN:
        found.append(blocks(F.OTHER_PLAN_NOT_FOR_THIS_GROUND, "14.5", mend="outcome"))
    if ready_on > on:
        found.append(blocks(F.IN_THE_FUTURE, "14.2", mend="ready_on", day=ready_on))
    if assessment.started_on is not None and ready_on < assessment.started_on:
        found.append(blocks(F.BEFORE_START, "14.2", mend="ready_on", day=assessment.started_on))
    return tuple(found)
