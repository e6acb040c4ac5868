"""What leaves the assessment's domain: closed lists and frozen views."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from kotokirja.kernel.ids import AssessmentId, ParticipantId


class AssessmentState(StrEnum):
    """Where an assessment stands: PLANNED → STARTED → READY, or CANCELLED from either of the first two."""

    PLANNED = "PLANNED"
    STARTED = "STARTED"
    READY = "READY"
    CANCELLED = "CANCELLED"


class Eligibility(StrEnum):
    """Who is entitled to an assessment: items 1–7 of section 14.1."""

    UNEMPLOYED_JOBSEEKER = "UNEMPLOYED_JOBSEEKER"
    PROTECTION = "PROTECTION"
    HOME_CARE_ALLOWANCE = "HOME_CARE_ALLOWANCE"
    IN_NEED = "IN_NEED"
    SOCIAL_ASSISTANCE = "SOCIAL_ASSISTANCE"
    YOUNG_WITHOUT_GUARDIAN = "YOUNG_WITHOUT_GUARDIAN"
    TRAFFICKING_VICTIM = "TRAFFICKING_VICTIM"


ITEM_OF: Final[Mapping[Eligibility, int]] = {member: item for item, member in enumerate(Eligibility, start=1)}
"""The item of section 14.1 that each ground is."""


class WindowOverride(StrEnum):
    """Why an assessment may be made although more than three years have passed."""

    TRAFFICKING_REACHED_LATE = "TRAFFICKING_REACHED_LATE"
    """A victim of trafficking whom the services reach only now (14.6)."""
    FIRST_PERMIT_CORRECTED = "FIRST_PERMIT_CORRECTED"
    """The date of the first permit in the file is wrong and is being corrected."""


class ChildViews(StrEnum):
    """Whether a minor's views were found out, or on which ground they were not (section 4)."""

    HEARD = "HEARD"
    NOT_HEARD_HARMFUL = "NOT_HEARD_HARMFUL"
    NOT_HEARD_NEEDLESS = "NOT_HEARD_NEEDLESS"


class ParticipantKind(StrEnum):
    """Who takes part besides the client and the interviewing official."""

    WELLBEING_COUNTY = "WELLBEING_COUNTY"
    EMPLOYMENT_AUTHORITY = "EMPLOYMENT_AUTHORITY"
    GUARDIAN = "GUARDIAN"
    REPRESENTATIVE = "REPRESENTATIVE"
    INTERPRETER = "INTERPRETER"
    SCHOOL = "SCHOOL"
    SUPPORT_PERSON = "SUPPORT_PERSON"
    OTHER = "OTHER"


class CancelReason(StrEnum):
    """Why an assessment was not carried through."""

    WITHDREW = "WITHDREW"
    NOT_REACHED = "NOT_REACHED"
    MOVED = "MOVED"
    TO_EMPLOYMENT_AUTHORITY = "TO_EMPLOYMENT_AUTHORITY"
    NOT_ENTITLED = "NOT_ENTITLED"


class Outcome(StrEnum):
    """What an assessment concludes (14.5, 16)."""

    PLAN_NEEDED = "PLAN_NEEDED"
    NO_PLAN_NEEDED = "NO_PLAN_NEEDED"
    COVERED_BY_OTHER_PLAN = "COVERED_BY_OTHER_PLAN"
    """A child's or youth's need is covered by another client plan (14.5)."""


class Topic(StrEnum):
    """The headings of the assessment form (14.2), one page each."""

    GROUND = "GROUND"
    LIFE_SITUATION = "LIFE_SITUATION"
    EDUCATION = "EDUCATION"
    WORK = "WORK"
    LANGUAGE = "LANGUAGE"
    COMPETENCE = "COMPETENCE"
    GOALS = "GOALS"
    NETWORKS = "NETWORKS"
    CHILD = "CHILD"
    PARTICIPANTS = "PARTICIPANTS"
    NEEDS = "NEEDS"


TOPIC_FIELDS: Final[Mapping[Topic, tuple[str, ...]]] = {
    Topic.GROUND: (
        "eligibility",
        "learned_on",
        "started_on",
        "window_override",
        "override_reason",
        "interview_language",
    ),
    Topic.LIFE_SITUATION: ("life_situation",),
    Topic.EDUCATION: ("education_notes", "study_skills"),
    Topic.WORK: ("work_notes", "work_skills"),
    Topic.LANGUAGE: ("literacy", "language_level", "language_notes"),
    Topic.COMPETENCE: ("strengths",),
    Topic.GOALS: ("wishes", "target_occupation"),
    Topic.NETWORKS: ("networks",),
    Topic.CHILD: ("child_views", "child_views_notes"),
    Topic.PARTICIPANTS: ("is_multisectoral",),
    Topic.NEEDS: ("service_need", "training_recommendation"),
}
"""Which data each page of the form holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantView:
    """Somebody who takes part."""

    id: ParticipantId
    version: int
    kind: ParticipantKind
    name: str
    organisation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentView:
    """An assessment with its participants."""

    id: AssessmentId
    version: int
    state: AssessmentState
    eligibility: str = ""
    learned_on: date | None = None
    planned_on: date | None = None
    started_on: date | None = None
    ready_on: date | None = None
    window_override: str = ""
    override_reason: str = ""
    interview_language: str = ""
    life_situation: str = ""
    education_notes: str = ""
    study_skills: str = ""
    work_notes: str = ""
    work_skills: str = ""
    literacy: str = ""
    language_level: str = ""
    language_notes: str = ""
    strengths: str = ""
    wishes: str = ""
    target_occupation: str = ""
    networks: str = ""
    child_views: str = ""
    child_views_notes: str = ""
    is_multisectoral: bool | None = None
    service_need: str = ""
    training_recommendation: str = ""
    outcome: str = ""
    conclusion: str = ""
    cancel_reason: str = ""
    legal_regime: str = ""
    topics_done: tuple[Topic, ...] = ()
    participants: tuple[ParticipantView, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it can still be filled in."""
        return self.state in {AssessmentState.PLANNED, AssessmentState.STARTED}

    @property
    def needs_plan(self) -> bool:
        """Whether it concluded that a plan is needed (16)."""
        return self.outcome == Outcome.PLAN_NEEDED


class TopicState(StrEnum):
    """How far a page of the form is."""

    NOT_STARTED = "NOT_STARTED"
    IN_PROGRESS = "IN_PROGRESS"
    DONE = "DONE"
    NOT_APPLICABLE = "NOT_APPLICABLE"


class AssessmentFinding(StrEnum):
    """What can be wrong or missing in an assessment."""

    GROUND_MISSING = "GROUND_MISSING"
    ANCHOR_UNKNOWN = "ANCHOR_UNKNOWN"
    WINDOW_PASSED = "WINDOW_PASSED"
    WINDOW_PASSED_TRAFFICKING = "WINDOW_PASSED_TRAFFICKING"
    WINDOW_PASSED_CORRECTION = "WINDOW_PASSED_CORRECTION"
    OVERRIDE_NEEDS_TRAFFICKING = "OVERRIDE_NEEDS_TRAFFICKING"
    OVERRIDE_NEEDS_REASON = "OVERRIDE_NEEDS_REASON"
    NOT_YOUNG = "NOT_YOUNG"
    NOT_STARTED = "NOT_STARTED"
    IN_THE_FUTURE = "IN_THE_FUTURE"
    BEFORE_START = "BEFORE_START"
    TOPIC_NOT_DONE = "TOPIC_NOT_DONE"
    CHILD_NOT_HEARD = "CHILD_NOT_HEARD"
    CHILD_VIEWS_NEED_NOTES = "CHILD_VIEWS_NEED_NOTES"
    COUNTY_NOT_TAKING_PART = "COUNTY_NOT_TAKING_PART"
    SERVICE_NEED_MISSING = "SERVICE_NEED_MISSING"
    OUTCOME_MISSING = "OUTCOME_MISSING"
    CONCLUSION_MISSING = "CONCLUSION_MISSING"
    OTHER_PLAN_NOT_FOR_THIS_GROUND = "OTHER_PLAN_NOT_FOR_THIS_GROUND"
