"""What leaves the clients' domain: closed lists and frozen views."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from kotokirja.domains.controllers.types import PublishedNotice
from kotokirja.kernel.identity_code import PersonalIdentityCode
from kotokirja.kernel.ids import AccountId, ClientId, NoticeVersionId, TeamId
from kotokirja.policy.vocabulary import DataCategory, SourceCode


class InterpreterNeed(StrEnum):
    """Whether an interpreter has to be arranged (tulkin järjestämistarve)."""

    NONE = "NONE"
    SOMETIMES = "SOMETIMES"
    ALWAYS = "ALWAYS"


class SkillKind(StrEnum):
    """How a language skill is known."""

    STATED = "STATED"
    INITIAL_TEST = "INITIAL_TEST"
    FINAL_TEST = "FINAL_TEST"
    CERTIFICATE = "CERTIFICATE"


class EndReason(StrEnum):
    """Why a service relationship ended."""

    PLAN_ENDED = "PLAN_ENDED"
    MOVED_AWAY = "MOVED_AWAY"
    TO_EMPLOYMENT_AUTHORITY = "TO_EMPLOYMENT_AUTHORITY"
    NO_NEED = "NO_NEED"
    OWN_WISH = "OWN_WISH"
    NOT_REACHED = "NOT_REACHED"
    DIED = "DIED"
    RECORDED_BY_MISTAKE = "RECORDED_BY_MISTAKE"
    OTHER = "OTHER"


class GivenHow(StrEnum):
    """How a person was given the privacy notice (GDPR 12.1)."""

    HANDED = "HANDED"
    """On paper, from hand to hand."""
    EXPLAINED = "EXPLAINED"
    """Gone through orally, with an interpreter where one is needed; the paper goes along."""
    POST = "POST"
    """By letter."""
    SECURE_MAIL = "SECURE_MAIL"


class NoticeTask(StrEnum):
    """Why a person waits for a version of the privacy notice."""

    NEVER_GIVEN = "NEVER_GIVEN"
    NEWER_MATTERS = "NEWER_MATTERS"


class NoticeFault(StrEnum):
    """Why the giving of a notice can't be recorded as it was said."""

    NOT_PUBLISHED = "NOT_PUBLISHED"
    DAY_IN_FUTURE = "DAY_IN_FUTURE"
    BEFORE_PUBLISHED = "BEFORE_PUBLISHED"
    LANGUAGE_LACKING = "LANGUAGE_LACKING"
    EXPLAINED_IN_MISSING = "EXPLAINED_IN_MISSING"
    EXPLAINED_IN_NEEDLESS = "EXPLAINED_IN_NEEDLESS"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeHanding:
    """One giving of the notice as an officer tells it."""

    notice_id: NoticeVersionId
    given_on: date
    language: str
    how: GivenHow
    explained_in: str = ""
    """The language of the talk, where it was gone through orally."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeStanding:
    """Which notice holds, which one the person was given, and whether another is due."""

    newest: PublishedNotice | None
    given: PublishedNotice | None
    task: NoticeTask | None
    missed: tuple[PublishedNotice, ...]
    """The later versions that matter, the oldest first."""
    provisions: tuple[str, ...]
    """The articles that ask for it."""
    is_understood: bool = True
    """Whether the version was given in the person's service language or gone through in it, as far as that is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Versioned:
    """A row of the register as it was read: a save must name the version that it saw."""

    id: UUID
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView(Versioned):
    """The person; what the grant did not open is absent (`None`), what is not known is empty."""

    last_name: str | None = None
    first_names: str | None = None
    birth_date: date | None = None
    birth_place: str | None = None
    masked_identity_code: str | None = None
    has_identity_code: bool = False
    migri_number: str | None = None
    home_municipality: str | None = None
    native_language: str | None = None
    service_language: str | None = None
    interpreter_need: str | None = None
    arrangements: str | None = None
    target_occupation: str | None = None

    @property
    def name(self) -> str:
        """The name as lists show it: last name first."""
        return ", ".join(part for part in (self.last_name, self.first_names) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactView(Versioned):
    """Address, telephone and e-mail."""

    street_address: str = ""
    postal_code: str = ""
    post_office: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CitizenshipView(Versioned):
    """One citizenship."""

    country: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PermitView(Versioned):
    """One permit, card or registration."""

    permit_type: str
    aliens_act_section: str
    granted_on: date | None
    valid_from: date | None
    valid_until: date | None
    is_after_protection_claim: bool | None
    is_quota: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EducationView(Versioned):
    """One piece of education."""

    country: str
    level: str
    degree: str
    years: int | None
    completed_year: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkView(Versioned):
    """One piece of work history."""

    country: str
    occupation: str
    start_year: int | None
    end_year: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageSkillView(Versioned):
    """One language skill."""

    language: str
    kind: str
    level: str
    tested_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationshipView(Versioned):
    """The service relationship."""

    team_id: TeamId
    worker_id: AccountId | None = None
    started_on: date | None = None
    ended_on: date | None = None
    end_reason: str = ""
    team: str = ""
    worker: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeGivenView(Versioned):
    """One giving of the privacy notice."""

    notice_id: NoticeVersionId
    given_on: date
    language: str
    how: str
    explained_in: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientFile:
    """Everything that one grant opened of one person, in the clients' domain."""

    id: ClientId
    categories: frozenset[DataCategory]
    person: PersonView
    contact: ContactView | None = None
    citizenships: tuple[CitizenshipView, ...] = ()
    permits: tuple[PermitView, ...] = ()
    education: tuple[EducationView, ...] = ()
    work: tuple[WorkView, ...] = ()
    language_skills: tuple[LanguageSkillView, ...] = ()
    notices: tuple[NoticeGivenView, ...] = ()
    """The givings of the privacy notice, the newest first."""
    relationship: RelationshipView | None = None

    @property
    def anchor_on(self) -> date | None:
        """The earliest day on which a permit or card was granted or a right registered (14.1): the windows' start."""
        days = [permit.granted_on for permit in self.permits if permit.granted_on]
        return min(days) if days else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A person that a search found; outside the searcher's scope only name and birth year are known."""

    client_id: ClientId
    name: str
    birth_year: int | None
    birth_date: date | None = None
    is_within: bool = True
    team: str = ""
    worker: str = ""
    is_ended: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Hits:
    """The first hits of a search, best first, and whether there are more."""

    rows: tuple[Hit, ...]
    has_more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedClient:
    """A client as the desk lists them."""

    client_id: ClientId
    name: str
    birth_date: date | None
    service_language: str | None
    started_on: date
    worker_id: AccountId | None
    is_own: bool
    notices_given: frozenset[NoticeVersionId] = frozenset()


Names = Mapping[ClientId, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewContact:
    """A newcomer's whereabouts."""

    street_address: str = ""
    postal_code: str = ""
    post_office: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPermit:
    """A newcomer's permit, card or registration."""

    permit_type: str
    aliens_act_section: str = ""
    granted_on: date | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    is_after_protection_claim: bool | None = None
    is_quota: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEducation:
    """A newcomer's education."""

    country: str = ""
    level: str = ""
    degree: str = ""
    years: int | None = None
    completed_year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewWork:
    """A newcomer's work history."""

    occupation: str
    country: str = ""
    start_year: int | None = None
    end_year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLanguageSkill:
    """A newcomer's language skill."""

    language: str
    kind: str
    level: str
    tested_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """A person who becomes a client, with everything that is known at once, and where it was learned."""

    id: ClientId
    source: SourceCode
    ground: str = ""
    last_name: str
    first_names: str = ""
    birth_date: date | None = None
    birth_place: str = ""
    identity_code: PersonalIdentityCode | None = None
    migri_number: str = ""
    home_municipality: str = ""
    native_language: str = ""
    service_language: str = ""
    interpreter_need: str = ""
    arrangements: str = ""
    target_occupation: str = ""
    contact: NewContact | None = None
    citizenships: tuple[str, ...] = ()
    permits: tuple[NewPermit, ...] = ()
    education: tuple[NewEducation, ...] = ()
    work: tuple[NewWork, ...] = ()
    language_skills: tuple[NewLanguageSkill, ...] = ()
    team: TeamId
    worker: AccountId | None = None
    started_on: date
