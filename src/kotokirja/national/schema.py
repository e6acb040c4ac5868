"""The record that a municipality gives to the national register, format 1: closed, versioned, public (section 76.1).

It holds the data of section 73.1 on one person at one event: an assessment that became ready, a plan that was agreed, a
plan that was reviewed. There is no event for guidance, so guidance can't be recorded (N4.4). Neither the municipality
nor a recorder or source is a field: they come from the signature.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, Final, Literal
from uuid import UUID

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    StrictInt,
    StringConstraints,
)
from pydantic_core import PydanticCustomError

from kotokirja.kernel.identity_code import InvalidIdentityCode, PersonalIdentityCode

FORMAT: Final = "kotokirja.record/1"
MOST_ROWS: Final = 100

_ISO_DAY: Final = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LINE: Final = r"^[^\x00-\x1f\x7f]*$"
_TEXT: Final = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$"


def _only_text(value: object) -> object:
    """A day is written as text, never as a number of seconds."""
    if not isinstance(value, str) or not _ISO_DAY.fullmatch(value):
        raise PydanticCustomError("day_is_text", "a day is written as YYYY-MM-DD")
    return value


def _valid_code(value: str) -> str:
    try:
        return PersonalIdentityCode(value).value
    except InvalidIdentityCode as problem:
        raise PydanticCustomError("identity_code", "the personal identity code does not hold") from problem


Day = Annotated[date, BeforeValidator(_only_text)]
Line = Annotated[str, StringConstraints(max_length=200, pattern=_LINE)]
Name = Annotated[str, StringConstraints(max_length=120, pattern=_LINE)]
FilledName = Annotated[str, StringConstraints(min_length=1, max_length=120, pattern=_LINE)]
FilledLine = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=_LINE)]
Text = Annotated[str, StringConstraints(max_length=8000, pattern=_TEXT)]
FilledText = Annotated[str, StringConstraints(min_length=1, max_length=8000, pattern=_TEXT)]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9_-]{1,40}$")]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9]{2,4}$")]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z]{2,4})?$")]
Count = Annotated[int, StrictInt, Field(ge=1, le=2_000_000_000)]
Year = Annotated[int, StrictInt, Field(ge=1900, le=2200)]
IdentityCode = Annotated[
    str, StringConstraints(pattern=r"^[0-9]{6}[-+A-FU-Y][0-9]{3}[0-9A-Y]$"), AfterValidator(_valid_code)
]


class Closed(BaseModel):
    """A part of a record: a field that is not named here is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Contact(Closed):
    """Contact details (yhteystiedot)."""

    street_address: Line = ""
    postal_code: Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z -]{0,12}$")] = ""
    post_office: Annotated[str, StringConstraints(max_length=80, pattern=_LINE)] = ""
    phone: Annotated[str, StringConstraints(max_length=40, pattern=_LINE)] = ""
    email: Annotated[str, StringConstraints(max_length=254, pattern=_LINE)] = ""


class Permit(Closed):
    """A residence permit, card or registered right (oleskelulupa)."""

    permit_type: Code
    aliens_act_section: Annotated[str, StringConstraints(max_length=12, pattern=_LINE)] = ""
    granted_on: Day | None = None
    valid_from: Day | None = None
    valid_until: Day | None = None


class Education(Closed):
    """Education or a degree (koulutus tai tutkinto)."""

    country: Country | None = None
    level: Annotated[str, StringConstraints(pattern=r"^[0-9]?$")] = ""
    degree: Line = ""
    years: Annotated[int, StrictInt, Field(ge=0, le=60)] | None = None
    completed_year: Year | None = None


class Work(Closed):
    """A piece of work history (työhistoria)."""

    country: Country | None = None
    occupation: FilledLine
    start_year: Year | None = None
    end_year: Year | None = None


class LanguageSkill(Closed):
    """A language and how well it is known (kielitaito)."""

    language: Language
    kind: Code
    level: Annotated[str, StringConstraints(min_length=1, max_length=8, pattern=_LINE)]
    tested_on: Day | None = None


class Person(Closed):
    """The person as the municipality knows them on the day of the event."""

    identity_code: IdentityCode | None = None
    last_name: FilledName
    first_names: Name = ""
    birth_date: Day | None = None
    birth_place: Name = ""
    home_municipality: Annotated[str, StringConstraints(pattern=r"^([0-9]{3})?$")] = ""
    migri_number: Annotated[str, StringConstraints(max_length=20, pattern=_LINE)] = ""
    citizenships: Annotated[tuple[Country, ...], Field(max_length=10)] = ()
    native_language: Language | None = None
    service_language: Language | None = None
    interpreter_need: Code | None = None
    arrangements: Annotated[str, StringConstraints(max_length=500, pattern=_TEXT)] = ""
    contact: Contact | None = None
    permits: Annotated[tuple[Permit, ...], Field(max_length=MOST_ROWS)] = ()
    education: Annotated[tuple[Education, ...], Field(max_length=MOST_ROWS)] = ()
    work: Annotated[tuple[Work, ...], Field(max_length=MOST_ROWS)] = ()
    language_skills: Annotated[tuple[LanguageSkill, ...], Field(max_length=MOST_ROWS)] = ()


class Finding(Closed):
    """What the assessment found under one heading of section 14.2."""

    heading: Code
    text: FilledText


class Assessment(Closed):
    """An assessment of competence and need of services (osaamisen ja kotoutumisen palvelutarpeen arviointi, 14)."""

    started_on: Day | None = None
    ready_on: Day
    is_multisectoral: StrictBool = False
    needs_plan: StrictBool
    conclusion: Text = ""
    target_occupation: Line = ""
    training_recommendation: Text = ""
    findings: Annotated[tuple[Finding, ...], Field(max_length=MOST_ROWS)] = ()


class Goal(Closed):
    """A goal of the plan (tavoite, 18)."""

    kind: Code
    horizon: Code
    text: FilledText


class Service(Closed):
    """An agreed service and why it suits the goal (palvelu, 19)."""

    kind: Code
    name: Line = ""
    reason: Text = ""
    begins_on: Day | None = None
    ends_on: Day | None = None


class Plan(Closed):
    """An integration plan as agreed (kotoutumissuunnitelma, 16–20)."""

    drawn_up_on: Day | None = None
    agreed_on: Day
    valid_from: Day
    valid_until: Day
    is_multisectoral: StrictBool = False
    agreed_by: Line = ""
    agreed_how: Line = ""
    target_occupation: Line = ""
    follow_up: Text = ""
    goals: Annotated[tuple[Goal, ...], Field(min_length=1, max_length=MOST_ROWS)]
    services: Annotated[tuple[Service, ...], Field(min_length=1, max_length=MOST_ROWS)]


class Review(Closed):
    """A review of the plan (suunnitelman tarkistus, 22)."""

    reviewed_on: Day
    reason: Code
    outcome: Line = ""
    observations: Text = ""
    next_review_on: Day | None = None


class AssessmentReady(Closed):
    """An assessment became ready."""

    kind: Literal["ASSESSMENT_READY"]
    id: UUID
    version: Count
    assessment: Assessment


class PlanAgreed(Closed):
    """A plan was agreed with the client."""

    kind: Literal["PLAN_AGREED"]
    id: UUID
    version: Count
    plan: Plan


class PlanReviewed(Closed):
    """A plan was reviewed."""

    kind: Literal["PLAN_REVIEWED"]
    id: UUID
    version: Count
    plan: Plan
    review: Review


class Record(Closed):
    """One record: the sender's own number of the client, the number in that client's order, the event, the person."""

    format: Literal["kotokirja.record/1"]
    client: UUID
    sequence: Count
    event: Annotated[AssessmentReady | PlanAgreed | PlanReviewed, Field(discriminator="kind")]
    person: Person


class Receipt(BaseModel):
    """The acknowledgement of a record."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    receipt: UUID
    idempotency_key: str
    recorded_at: Annotated[str, Field(json_schema_extra={"format": "date-time"})]


class Fault(BaseModel):
    """Where a record is wrong and by which rule; never what stood there."""

    at: str
    rule: str


class Problem(BaseModel):
    """An error answer (RFC 9457): says what is wrong, and holds no value of the message."""

    type: str
    title: str
    status: int
    faults: list[Fault] = []


def faults_of(errors: Iterable[Any]) -> list[Fault]:
    """Turn validation errors into places and rules.

    A field that is not in the schema is named by the part that it stands in, because its name came from outside.
    """
    return [
        Fault(at=_place(error["loc"], is_foreign=error["type"] == "extra_forbidden"), rule=str(error["type"]))
        for error in errors
    ]


def _place(location: tuple[int | str, ...], *, is_foreign: bool) -> str:
    known = location[:-1] if is_foreign else location
    return ".".join(str(step) for step in known)
