"""What leaves the records: receipts, lists, one person's records."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kotokirja.kernel.ids import MunicipalityCode, SubjectId
from kotokirja.national.schema import (
    AssessmentReady,
    Education,
    LanguageSkill,
    Permit,
    Person,
    PlanAgreed,
    PlanReviewed,
    Work,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """That a record is held: since when, under which number, and whether this message brought it."""

    receipt: UUID
    idempotency_key: str
    recorded_at: datetime
    is_new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRecord:
    """One record as it was taken."""

    id: UUID
    sequence: int
    recorded_at: datetime
    event: AssessmentReady | PlanAgreed | PlanReviewed
    permits: tuple[Permit, ...]
    education: tuple[Education, ...]
    work: tuple[Work, ...]
    language_skills: tuple[LanguageSkill, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFile:
    """One person as one municipality recorded them, the newest record first."""

    id: SubjectId
    municipality: MunicipalityCode
    client: UUID
    person: Person
    records: tuple[StoredRecord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedRecord:
    """A line of the list of the latest records."""

    person_id: SubjectId
    municipality: MunicipalityCode
    kind: str
    recorded_at: datetime
    last_name: str
    first_names: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPerson:
    """A person whom a municipality recorded under the identity code that was asked for."""

    id: SubjectId
    municipality: MunicipalityCode
    last_name: str
    first_names: str
    birth_date: date | None
