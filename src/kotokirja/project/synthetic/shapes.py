"""What the generator makes: facts as the declaration sorts them, each with the versions that it went through."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Generic, TypeVar
from uuid import UUID

from kotokirja.domains.assessment.types import (
    AssessmentState,
    CancelReason,
    Eligibility,
    Outcome,
    ParticipantKind,
    Topic,
)
from kotokirja.domains.clients.types import EndReason, GivenHow, InterpreterNeed, SkillKind
from kotokirja.domains.plans.types import (
    AgreedHow,
    GoalKind,
    Horizon,
    LegalRegime,
    PlanState,
    ReviewOutcome,
    ReviewReason,
    ServiceKind,
)
from kotokirja.domains.plans.types import EndReason as PlanEndReason
from kotokirja.kernel.ids import AccountId, MunicipalityCode, NoticeVersionId, SubjectId, TeamId
from kotokirja.policy.vocabulary import Role, SourceCode

F = TypeVar("F")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """Who recorded something, when, and where it came from."""

    at: datetime
    by: AccountId
    source: SourceCode
    ground: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version(Generic[F]):
    """How a row stood after one write."""

    fact: F
    recorded: Recorded


@dataclass(frozen=True, slots=True, kw_only=True)
class Row(Generic[F]):
    """One row of a register with every version of it, the oldest first."""

    id: UUID
    versions: tuple[Version[F], ...]

    @property
    def now(self) -> F:
        """How the row stands today."""
        return self.versions[-1].fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """A team (tiimi) of the service."""

    id: TeamId
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffMember:
    """An employee (virkailija) with an account to try the system with."""

    id: AccountId
    username: str
    display_name: str
    roles: tuple[Role, ...]
    teams: tuple[TeamId, ...]
    unit: str
    employed_on: date
    language: str = "fi"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who somebody is."""

    last_name: str
    first_names: str = ""
    birth_date: date | None = None
    birth_place: str = ""
    identity_code: str = ""
    migri_number: str = ""
    home_municipality: str = ""
    native_language: str = ""
    service_language: str = ""
    interpreter_need: InterpreterNeed | None = None
    arrangements: str = ""
    target_occupation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relationship:
    """The service relationship: team, worker, start and end."""

    team: TeamId
    worker: AccountId
    started_on: date
    ended_on: date | None = None
    end_reason: EndReason | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Where somebody lives and how they are reached."""

    street_address: str
    postal_code: str
    post_office: str
    phone: str
    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Citizenship:
    """A citizenship, or that there is none."""

    country: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Permit:
    """A residence permit (oleskelulupa) or another right to stay, with the section of the Aliens Act."""

    permit_type: str
    aliens_act_section: str
    granted_on: date
    valid_from: date
    valid_until: date | None
    is_after_protection_claim: bool
    is_quota: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Education:
    """Schooling or a degree."""

    country: str
    level: str
    degree: str
    years: int | None
    completed_year: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A spell of work."""

    country: str
    occupation: str
    start_year: int
    end_year: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageSkill:
    """A level that somebody reached or stated."""

    language: str
    kind: SkillKind
    level: str
    tested_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeGiven:
    """A version of the privacy notice that somebody was given (GDPR 13 and 14)."""

    notice: NoticeVersionId
    given_on: date
    language: str
    how: GivenHow
    explained_in: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """An assessment of skills and the need of services (section 14)."""

    state: AssessmentState
    legal_regime: LegalRegime = LegalRegime.ACT_681_2023
    topics_done: tuple[Topic, ...] = ()
    eligibility: Eligibility
    learned_on: date
    planned_on: date
    started_on: date | None = None
    ready_on: date | None = None
    interview_language: str = ""
    life_situation: str = ""
    study_skills: str = ""
    work_skills: str = ""
    literacy: str = ""
    language_level: str = ""
    wishes: str = ""
    target_occupation: str = ""
    networks: str = ""
    is_multisectoral: bool | None = None
    service_need: str = ""
    training_recommendation: str = ""
    outcome: Outcome | None = None
    conclusion: str = ""
    cancel_reason: CancelReason | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Somebody of another authority who takes part (sections 14.4, 20.2)."""

    kind: ParticipantKind
    name: str
    organisation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentFile:
    """An assessment with those who take part."""

    assessment: Row[Assessment]
    participants: tuple[Row[Participant], ...] = ()

    @property
    def now(self) -> Assessment:
        """How the assessment stands today."""
        return self.assessment.now


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """An integration plan (sections 16–24)."""

    assessment_id: UUID
    state: PlanState
    legal_regime: LegalRegime = LegalRegime.ACT_681_2023
    number: int
    drafted_on: date
    is_jobseeker: bool
    is_multisectoral: bool | None = None
    target_occupation: str = ""
    no_employment_goal_reason: str = ""
    follow_up: str = ""
    job_search_duty: str = ""
    duration_reason: str = ""
    explained_on: date | None = None
    explained_in: str = ""
    is_interpreted: bool | None = None
    copy_given_on: date | None = None
    agreed_on: date | None = None
    agreed_by: str = ""
    agreed_how: AgreedHow | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    ended_on: date | None = None
    end_reason: PlanEndReason | None = None
    onward_guidance: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A goal of a plan (section 18)."""

    position: int
    kind: GoalKind
    horizon: Horizon
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A service agreed in a plan, with the reason why it suits its goal (section 19.3)."""

    goal_id: UUID
    position: int
    kind: ServiceKind
    name: str
    reason: str
    starts_on: date
    referred_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A review of a plan (section 22)."""

    reviewed_on: date
    reason: ReviewReason
    outcome: ReviewOutcome
    observations: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFile:
    """A plan with everything in it."""

    plan: Row[Plan]
    goals: tuple[Row[Goal], ...]
    services: tuple[Row[Service], ...]
    reviews: tuple[Row[Review], ...] = ()
    participants: tuple[Row[Participant], ...] = ()


class Act(StrEnum):
    """What somebody did with a client's data, for the access log."""

    FOUND = "FOUND"
    LISTED = "LISTED"
    OPENED = "OPENED"
    CREATED = "CREATED"
    NAME_CHANGED = "NAME_CHANGED"
    CODE_GIVEN = "CODE_GIVEN"
    LANGUAGE_CHANGED = "LANGUAGE_CHANGED"
    MOVED = "MOVED"
    PERMIT_CHANGED = "PERMIT_CHANGED"
    ALLOCATED = "ALLOCATED"
    NOTICE_GIVEN = "NOTICE_GIVEN"
    ENDED = "ENDED"
    IMPORTED = "IMPORTED"
    ASSESSMENT_PLANNED = "ASSESSMENT_PLANNED"
    ASSESSMENT_STARTED = "ASSESSMENT_STARTED"
    ASSESSMENT_READY = "ASSESSMENT_READY"
    ASSESSMENT_CANCELLED = "ASSESSMENT_CANCELLED"
    PLAN_DRAFTED = "PLAN_DRAFTED"
    PLAN_AGREED = "PLAN_AGREED"
    REFERRED = "REFERRED"
    PLAN_REVIEWED = "PLAN_REVIEWED"
    PLAN_ENDED = "PLAN_ENDED"
    REFUSED = "REFUSED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """One line of the access log."""

    at: datetime
    by: AccountId
    role: Role
    act: Act
    request_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """A client (kotoutuja-asiakas or on the way to be one) with the whole file."""

    id: SubjectId
    municipality: MunicipalityCode
    person: Row[Person]
    relationship: Row[Relationship]
    contact: Row[Contact] | None = None
    citizenships: tuple[Row[Citizenship], ...] = ()
    permits: tuple[Row[Permit], ...] = ()
    education: tuple[Row[Education], ...] = ()
    work: tuple[Row[Work], ...] = ()
    language_skills: tuple[Row[LanguageSkill], ...] = ()
    notices: tuple[Row[NoticeGiven], ...] = ()
    assessments: tuple[AssessmentFile, ...] = ()
    plans: tuple[PlanFile, ...] = ()
    traces: tuple[Trace, ...] = ()
