"""What the pages show: frozen lines made of views, so that templates hold no rules."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kotokirja.kernel.identity_code import PersonalIdentityCode
from kotokirja.kernel.ids import MunicipalityCode
from kotokirja.national import schema
from kotokirja.national.pages import words
from kotokirja.national.pages.words import KINDS, Words, worded
from kotokirja.national.records.types import FoundPerson, ListedRecord, PersonFile, StoredRecord

Names = Mapping[MunicipalityCode, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a list that leads to a person."""

    person_id: UUID
    municipality: int
    municipality_name: str
    name: str
    birth_date: date | None = None
    kind: Words = ""
    recorded_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A datum under its name."""

    name: Words
    value: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Facts under a heading; each row of a list is a text of its own."""

    heading: Words
    facts: tuple[Fact, ...] = ()
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordLines:
    """One record with its groups."""

    id: UUID
    kind: Words
    recorded_at: datetime
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLines:
    """One person's page."""

    municipality_name: str
    name: str
    person: tuple[Group, ...]
    records: tuple[RecordLines, ...]


def latest_lines(rows: Sequence[ListedRecord], *, names: Names) -> tuple[Line, ...]:
    """The list of the latest records."""
    return tuple(
        Line(
            person_id=row.person_id,
            municipality=row.municipality,
            municipality_name=names.get(row.municipality, ""),
            name=_name(row.last_name, row.first_names),
            kind=KINDS[row.kind],
            recorded_at=row.recorded_at,
        )
        for row in rows
    )


def found_lines(rows: Sequence[FoundPerson], *, names: Names) -> tuple[Line, ...]:
    """The answer to a search."""
    return tuple(
        Line(
            person_id=row.id,
            municipality=row.municipality,
            municipality_name=names.get(row.municipality, ""),
            name=_name(row.last_name, row.first_names),
            birth_date=row.birth_date,
        )
        for row in rows
    )


def file_lines(file: PersonFile, *, names: Names) -> FileLines:
    """One person's page."""
    return FileLines(
        municipality_name=names.get(file.municipality, ""),
        name=_name(file.person.last_name, file.person.first_names),
        person=tuple(_person_groups(file.person)),
        records=tuple(
            RecordLines(
                id=record.id,
                kind=KINDS[record.event.kind],
                recorded_at=record.recorded_at,
                groups=tuple(_filled(_record_groups(record))),
            )
            for record in file.records
        ),
    )


def _name(last: str, first: str) -> str:
    return ", ".join(part for part in (last, first) if part)


def _day(day: date | None) -> str:
    return "" if day is None else f"{day.day}.{day.month}.{day.year}"


def _span(first: date | None, last: date | None) -> str:
    return f"{_day(first)}–{_day(last)}" if first or last else ""


def _years(first: int | None, last: int | None) -> str:
    return f"{first or ''}–{last or ''}" if first or last else ""


def _yes_no(value: bool | None) -> Words:
    return "" if value is None else _("yes") if value else _("no")


def _facts(*pairs: tuple[Words, Words]) -> tuple[Fact, ...]:
    return tuple(Fact(name=name, value=value) for name, value in pairs if value)


def _joined(*parts: object) -> str:
    return " · ".join(str(part) for part in parts if part)


def _filled(groups: Iterator[Group]) -> Iterator[Group]:
    return (group for group in groups if group.facts or group.rows)


def _person_groups(person: schema.Person) -> Iterator[Group]:
    masked = PersonalIdentityCode(person.identity_code).masked if person.identity_code else ""
    contact = person.contact or schema.Contact()
    yield Group(
        heading=_("Person"),
        facts=_facts(
            (_("Personal identity code"), masked),
            (_("Date of birth"), _day(person.birth_date)),
            (_("Place of birth"), person.birth_place),
            (_("Citizenship"), ", ".join(words.country(code) for code in person.citizenships)),
            (_("Municipality of residence"), person.home_municipality),
            (_("Migri customer number"), person.migri_number),
        ),
    )
    yield Group(
        heading=_("Language and dealing with the authority"),
        facts=_facts(
            (_("Native language"), words.language(person.native_language)),
            (_("Service language"), words.language(person.service_language)),
            (
                _("Need of an interpreter"),
                worded(words.INTERPRETER, person.interpreter_need or ""),
            ),
            (_("Other arrangements"), person.arrangements),
        ),
    )
    yield Group(
        heading=_("Contact details"),
        facts=_facts(
            (_("Address"), _joined(contact.street_address, contact.postal_code, contact.post_office)),
            (_("Telephone"), contact.phone),
            (_("E-mail"), contact.email),
        ),
    )


def _record_groups(record: StoredRecord) -> Iterator[Group]:
    match record.event:
        case schema.AssessmentReady(assessment=assessment):
            yield from _assessment_groups(assessment)
        case schema.PlanAgreed(plan=plan):
            yield from _plan_groups(plan)
        case schema.PlanReviewed(plan=plan, review=review):
            yield Group(
                heading=_("Review"),
                facts=_facts(
                    (_("Reviewed on"), _day(review.reviewed_on)),
                    (_("Reason"), worded(words.REVIEW_REASONS, review.reason)),
                    (_("Outcome"), worded(words.REVIEW_OUTCOMES, review.outcome)),
                    (_("Observations"), review.observations),
                    (_("Next review by"), _day(review.next_review_on)),
                ),
            )
            yield from _plan_groups(plan)
    yield Group(
        heading=_("Residence permits"),
        rows=tuple(
            _joined(
                worded(words.PERMITS, row.permit_type),
                row.aliens_act_section and f"§ {row.aliens_act_section}",
                _day(row.valid_until),
            )
            for row in record.permits
        ),
    )
    yield Group(
        heading=_("Education"),
        rows=tuple(
            _joined(
                row.degree, worded(words.EDUCATION_LEVELS, row.level), words.country(row.country), row.completed_year
            )
            for row in record.education
        ),
    )
    yield Group(
        heading=_("Work history"),
        rows=tuple(
            _joined(row.occupation, words.country(row.country), _years(row.start_year, row.end_year))
            for row in record.work
        ),
    )
    yield Group(
        heading=_("Language skills"),
        rows=tuple(
            _joined(words.language(row.language), row.level, worded(words.SKILLS, row.kind), _day(row.tested_on))
            for row in record.language_skills
        ),
    )


def _assessment_groups(assessment: schema.Assessment) -> Iterator[Group]:
    yield Group(
        heading=_("Assessment"),
        facts=_facts(
            (_("Started on"), _day(assessment.started_on)),
            (_("Completed on"), _day(assessment.ready_on)),
            (_("Multisectoral"), _yes_no(assessment.is_multisectoral)),
            (_("Need of an integration plan"), _yes_no(assessment.needs_plan)),
            (_("Conclusion"), assessment.conclusion),
            (_("Target occupation"), assessment.target_occupation),
            (_("Recommended training"), assessment.training_recommendation),
        ),
    )
    yield Group(
        heading=_("Findings"),
        facts=_facts(*((worded(words.FINDINGS, row.heading), row.text) for row in assessment.findings)),
    )


def _plan_groups(plan: schema.Plan) -> Iterator[Group]:
    yield Group(
        heading=_("Integration plan"),
        facts=_facts(
            (_("Drawn up on"), _day(plan.drawn_up_on)),
            (_("Agreed on"), _day(plan.agreed_on)),
            (_("Agreed by"), plan.agreed_by),
            (_("Agreed how"), worded(words.AGREED_HOW, plan.agreed_how)),
            (_("Valid"), _span(plan.valid_from, plan.valid_until)),
            (_("Multisectoral"), _yes_no(plan.is_multisectoral)),
            (_("Target occupation"), plan.target_occupation),
            (_("Follow-up"), plan.follow_up),
        ),
    )
    yield Group(
        heading=_("Goals"),
        rows=tuple(
            _joined(worded(words.GOALS, row.kind), worded(words.HORIZONS, row.horizon), row.text) for row in plan.goals
        ),
    )
    yield Group(
        heading=_("Services"),
        rows=tuple(
            _joined(worded(words.SERVICES, row.kind), row.name, _span(row.begins_on, row.ends_on), row.reason)
            for row in plan.services
        ),
    )
