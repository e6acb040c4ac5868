"""What leaves the plans' domain: closed lists and frozen views."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from kotokirja.domains.assessment.types import ParticipantView
from kotokirja.kernel.ids import AssessmentId, ExtensionId, GoalId, PlanId, ReviewId, ServiceId


class PlanState(StrEnum):
    """Where a plan stands: DRAFT → AGREED → ENDED, or WITHDRAWN from DRAFT; reviewed is seen from its reviews."""

    DRAFT = "DRAFT"
    AGREED = "AGREED"
    ENDED = "ENDED"
    WITHDRAWN = "WITHDRAWN"


class LegalRegime(StrEnum):
    """The law under which a plan or assessment was made (102.2)."""

    ACT_681_2023 = "ACT_681_2023"
    ACT_1386_2010 = "ACT_1386_2010"
    """Drawn up before 1.1.2025: the old rules on the longest duration; its end is not recomputed."""


class GoalKind(StrEnum):
    """What a goal is about (18)."""

    EMPLOYMENT = "EMPLOYMENT"
    ENTREPRENEURSHIP = "ENTREPRENEURSHIP"
    WORKING_LIFE = "WORKING_LIFE"
    EDUCATION = "EDUCATION"
    LANGUAGE = "LANGUAGE"
    INTEGRATION = "INTEGRATION"


class Horizon(StrEnum):
    """How far a goal reaches (18.1)."""

    LONG_TERM = "LONG_TERM"
    PLAN_PERIOD = "PLAN_PERIOD"


class ServiceKind(StrEnum):
    """What can be agreed in a plan (19.1)."""

    INTEGRATION_TRAINING = "INTEGRATION_TRAINING"
    ORIENTATION = "ORIENTATION"
    LANGUAGE_COURSE = "LANGUAGE_COURSE"
    LITERACY_TRAINING = "LITERACY_TRAINING"
    BASIC_EDUCATION = "BASIC_EDUCATION"
    VOCATIONAL_EDUCATION = "VOCATIONAL_EDUCATION"
    SELF_MOTIVATED_STUDY = "SELF_MOTIVATED_STUDY"
    WORK_TRY_OUT = "WORK_TRY_OUT"
    JOB_SEARCH_SUPPORT = "JOB_SEARCH_SUPPORT"
    GUIDANCE = "GUIDANCE"
    HOBBY = "HOBBY"
    THIRD_SECTOR = "THIRD_SECTOR"
    CHILD_CARE = "CHILD_CARE"
    OTHER = "OTHER"


NEEDS_REFERRAL: Final = frozenset(
    set(ServiceKind) - {ServiceKind.GUIDANCE, ServiceKind.HOBBY, ServiceKind.THIRD_SECTOR}
)
"""Training and services that a client must be guided to apply for (20.5)."""
NO_INTEGRATION_SERVICE: Final = frozenset({ServiceKind.HOBBY, ServiceKind.CHILD_CARE})
"""What alone does not make a plan: section 19.2 asks for a service of the programme or another integration service."""


class AgreedHow(StrEnum):
    """How a plan was agreed; a hand signature is not asked for."""

    IN_PERSON = "IN_PERSON"
    REMOTE = "REMOTE"
    BY_PHONE = "BY_PHONE"
    IN_WRITING = "IN_WRITING"


class ExtensionGround(StrEnum):
    """On which ground a plan may last longer than two years."""

    EDUCATION_OR_SUPPORT = "EDUCATION_OR_SUPPORT"
    """Little education or need of multi-professional services, and special measures needed (23.3)."""
    HOME_CARE = "HOME_CARE"
    """The maximum ran out on home care allowance while services were used only part-time (23.3)."""
    SUSPENSION = "SUSPENSION"
    """The plan could not be carried out for a time: disability, illness, parental allowance, comparable (23.4)."""
    STUDY_UNDER_25 = "STUDY_UNDER_25"
    """Self-motivated studies of a client under 25 unfinished at the maximum (31.1)."""


class ReviewReason(StrEnum):
    """Why a plan was reviewed (22.1)."""

    SIX_MONTHS = "SIX_MONTHS"
    NEED_CHANGED = "NEED_CHANGED"
    CHANGED_SITUATION = "CHANGED_SITUATION"
    CLIENT_REQUEST = "CLIENT_REQUEST"


class ReviewOutcome(StrEnum):
    """What a review led to."""

    UNCHANGED = "UNCHANGED"
    CHANGED = "CHANGED"
    PROLONGED = "PROLONGED"
    TO_BE_ENDED = "TO_BE_ENDED"


class EndReason(StrEnum):
    """Why a plan ended."""

    PERIOD_ENDED = "PERIOD_ENDED"
    EMPLOYED = "EMPLOYED"
    EDUCATION = "EDUCATION"
    TO_EMPLOYMENT_AUTHORITY = "TO_EMPLOYMENT_AUTHORITY"
    MOVED = "MOVED"
    NEW_PLAN = "NEW_PLAN"
    OTHER = "OTHER"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalView:
    """A goal."""

    id: GoalId
    version: int
    kind: GoalKind
    horizon: Horizon
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceView:
    """A service with its reason and days."""

    id: ServiceId
    version: int
    kind: ServiceKind
    goal_id: GoalId | None = None
    name: str = ""
    provider: str = ""
    reason: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    referred_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionView:
    """A component of the longest duration."""

    id: ExtensionId
    version: int
    kind: ExtensionGround
    months: int | None
    valid_from: date | None
    valid_until: date | None
    evidence: str
    granted_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewView:
    """A review."""

    id: ReviewId
    version: int
    reviewed_on: date
    reason: ReviewReason
    outcome: ReviewOutcome
    observations: str = ""
    valid_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanView:
    """A plan with everything in it; goals, services and reviews in the order in which they were made."""

    id: PlanId
    version: int
    state: PlanState
    legal_regime: LegalRegime
    number: int
    drafted_on: date
    assessment_id: AssessmentId | None = None
    is_jobseeker: bool | None = None
    is_multisectoral: bool | None = None
    target_occupation: str = ""
    no_employment_goal_reason: str = ""
    no_education_goal_reason: str = ""
    follow_up: str = ""
    job_search_duty: str = ""
    duration_reason: str = ""
    child_views: str = ""
    child_views_notes: str = ""
    explained_on: date | None = None
    explained_in: str = ""
    is_interpreted: bool | None = None
    copy_given_on: date | None = None
    agreed_on: date | None = None
    agreed_by: str = ""
    agreed_how: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    ended_on: date | None = None
    end_reason: str = ""
    onward_guidance: str = ""
    participants: tuple[ParticipantView, ...] = ()
    goals: tuple[GoalView, ...] = ()
    services: tuple[ServiceView, ...] = ()
    extensions: tuple[ExtensionView, ...] = ()
    reviews: tuple[ReviewView, ...] = ()

    @property
    def last_reviewed_on(self) -> date | None:
        """The day of the last review, if there was one."""
        return max((review.reviewed_on for review in self.reviews), default=None)

    def is_in_force(self, on: date) -> bool:
        """Whether the plan is valid on a day: then the person is an integration client (kotoutuja-asiakas, 5(5))."""
        return (
            self.state in {PlanState.AGREED, PlanState.ENDED}
            and self.valid_from is not None
            and self.valid_until is not None
            and self.valid_from <= on <= min(self.valid_until, self.ended_on or self.valid_until)
        )


class PlanFinding(StrEnum):
    """What can be wrong or missing in a plan."""

    ASSESSMENT_MISSING = "ASSESSMENT_MISSING"
    GOAL_MISSING = "GOAL_MISSING"
    LONG_TERM_GOAL_MISSING = "LONG_TERM_GOAL_MISSING"
    PERIOD_GOAL_MISSING = "PERIOD_GOAL_MISSING"
    JOBSEEKER_UNKNOWN = "JOBSEEKER_UNKNOWN"
    EMPLOYMENT_AUTHORITY_RESPONSIBLE = "EMPLOYMENT_AUTHORITY_RESPONSIBLE"
    WORK_GOAL_REQUIRED = "WORK_GOAL_REQUIRED"
    WORK_GOAL_MISSING = "WORK_GOAL_MISSING"
    UPPER_SECONDARY_GOAL_MISSING = "UPPER_SECONDARY_GOAL_MISSING"
    SERVICE_MISSING = "SERVICE_MISSING"
    INTEGRATION_SERVICE_MISSING = "INTEGRATION_SERVICE_MISSING"
    LANGUAGE_STUDIES_MISSING = "LANGUAGE_STUDIES_MISSING"
    SERVICE_REASON_MISSING = "SERVICE_REASON_MISSING"
    SERVICE_GOAL_MISSING = "SERVICE_GOAL_MISSING"
    FOLLOW_UP_MISSING = "FOLLOW_UP_MISSING"
    JOB_SEARCH_DUTY_MISSING = "JOB_SEARCH_DUTY_MISSING"
    COUNTY_NOT_TAKING_PART = "COUNTY_NOT_TAKING_PART"
    CHILD_NOT_HEARD = "CHILD_NOT_HEARD"
    CHILD_VIEWS_NEED_NOTES = "CHILD_VIEWS_NEED_NOTES"
    NOT_EXPLAINED = "NOT_EXPLAINED"
    AGREED_BY_MISSING = "AGREED_BY_MISSING"
    AGREED_HOW_MISSING = "AGREED_HOW_MISSING"
    AGREED_ON_MISSING = "AGREED_ON_MISSING"
    IN_THE_FUTURE = "IN_THE_FUTURE"
    BEFORE_DRAFT = "BEFORE_DRAFT"
    STARTS_BEFORE_AGREED = "STARTS_BEFORE_AGREED"
    ENDS_BEFORE_START = "ENDS_BEFORE_START"
    END_MISSING = "END_MISSING"
    TOO_LONG = "TOO_LONG"
    OLD_REGIME_DECIDE = "OLD_REGIME_DECIDE"
    DURATION_REASON_MISSING = "DURATION_REASON_MISSING"
    WINDOW_PASSED = "WINDOW_PASSED"
    WINDOW_PASSED_TRAFFICKING = "WINDOW_PASSED_TRAFFICKING"
    ANCHOR_UNKNOWN = "ANCHOR_UNKNOWN"
    PLAN_IN_FORCE = "PLAN_IN_FORCE"
    BEFORE_AGREED = "BEFORE_AGREED"
    PROLONGED_UNTIL_MISSING = "PROLONGED_UNTIL_MISSING"
    END_REASON_MISSING = "END_REASON_MISSING"
    ONWARD_GUIDANCE_MISSING = "ONWARD_GUIDANCE_MISSING"
    EVIDENCE_MISSING = "EVIDENCE_MISSING"
    MEASURE_MISSING = "MEASURE_MISSING"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What is recorded when a plan is agreed; no hand signature is asked for."""

    agreed_on: date | None
    agreed_by: str
    agreed_how: str
    valid_from: date | None
    valid_until: date | None
    explained_on: date | None
    explained_in: str
    is_interpreted: bool = False
    copy_given_on: date | None = None
    duration_reason: str = ""
