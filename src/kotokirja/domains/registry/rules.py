"""The record as a function of the file: pure, and to the published format (section 76.1, content 73.1)."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final
from uuid import UUID

from kotokirja.domains.assessment.types import AssessmentView
from kotokirja.domains.clients.types import ClientFile
from kotokirja.domains.plans.types import PlanView, ReviewView
from kotokirja.domains.registry.types import EventKind, ManualField, ManualSection
from kotokirja.kernel.identity_code import PersonalIdentityCode
from kotokirja.platform.outbox.messages import Json

FORMAT: Final = "kotokirja.record/1"

FINDINGS: Final[Mapping[str, str]] = {
    "LIFE_SITUATION": "life_situation",
    "EDUCATION": "education_notes",
    "STUDY_SKILLS": "study_skills",
    "WORK": "work_notes",
    "WORK_SKILLS": "work_skills",
    "LITERACY": "literacy",
    "LANGUAGE_LEVEL": "language_level",
    "LANGUAGE": "language_notes",
    "STRENGTHS": "strengths",
    "WISHES": "wishes",
    "NETWORKS": "networks",
    "CHILD_VIEWS": "child_views_notes",
    "SERVICE_NEED": "service_need",
}
"""Under which heading of the record each topic of the assessment stands (14.2)."""

TECHNICAL: Final[Mapping[str, frozenset[str]]] = {
    "": frozenset({"format", "client", "sequence"}),
    "event": frozenset({"kind", "id", "version"}),
}
"""What a machine needs of a record and a copying hand does not, by the part in which it stands."""


class RecordIncomplete(ValueError):
    """A day that the record can't do without is missing: the act that should be recorded is not finished."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


def record_of(
    *,
    client: UUID,
    sequence: int,
    event: Mapping[str, Json],
    file: ClientFile,
    identity_code: PersonalIdentityCode | None,
) -> Mapping[str, Json]:
    """The whole record of one event."""
    return {
        "format": FORMAT,
        "client": str(client),
        "sequence": sequence,
        "event": event,
        "person": person_of(file=file, identity_code=identity_code),
    }


def assessment_event(*, assessment: AssessmentView) -> Mapping[str, Json]:
    """The event that an assessment became ready."""
    findings = [
        {"heading": heading, "text": text}
        for heading, field in FINDINGS.items()
        if (text := str(getattr(assessment, field)))
    ]
    return {
        "kind": EventKind.ASSESSMENT_READY.value,
        "id": str(assessment.id),
        "version": assessment.version,
        "assessment": {
            "started_on": _day(assessment.started_on),
            "ready_on": _needed(assessment.ready_on, "ready_on"),
            "is_multisectoral": bool(assessment.is_multisectoral),
            "needs_plan": assessment.needs_plan,
            "conclusion": assessment.conclusion,
            "target_occupation": assessment.target_occupation,
            "training_recommendation": assessment.training_recommendation,
            "findings": findings,
        },
    }


def plan_event(*, plan: PlanView) -> Mapping[str, Json]:
    """The event that a plan was agreed."""
    return {
        "kind": EventKind.PLAN_AGREED.value,
        "id": str(plan.id),
        "version": plan.version,
        "plan": _plan(plan),
    }


def review_event(*, plan: PlanView, review: ReviewView, next_review_on: date | None) -> Mapping[str, Json]:
    """The event that a plan was reviewed."""
    return {
        "kind": EventKind.PLAN_REVIEWED.value,
        "id": str(review.id),
        "version": review.version,
        "plan": _plan(plan),
        "review": {
            "reviewed_on": review.reviewed_on.isoformat(),
            "reason": review.reason.value,
            "outcome": review.outcome.value,
            "observations": review.observations,
            "next_review_on": _day(next_review_on),
        },
    }


def person_of(*, file: ClientFile, identity_code: PersonalIdentityCode | None) -> Mapping[str, Json]:
    """The person, as far as the grant opened the file."""
    person = file.person
    contact = file.contact
    return {
        "identity_code": None if identity_code is None else identity_code.value,
        "last_name": person.last_name or "",
        "first_names": person.first_names or "",
        "birth_date": _day(person.birth_date),
        "birth_place": person.birth_place or "",
        "home_municipality": person.home_municipality or "",
        "migri_number": person.migri_number or "",
        "citizenships": [row.country for row in file.citizenships],
        "native_language": person.native_language or None,
        "service_language": person.service_language or None,
        "interpreter_need": person.interpreter_need or None,
        "arrangements": person.arrangements or "",
        "contact": None
        if contact is None
        else {
            "street_address": contact.street_address,
            "postal_code": contact.postal_code,
            "post_office": contact.post_office,
            "phone": contact.phone,
            "email": contact.email,
        },
        "permits": [
            {
                "permit_type": row.permit_type,
                "aliens_act_section": row.aliens_act_section,
                "granted_on": _day(row.granted_on),
                "valid_from": _day(row.valid_from),
                "valid_until": _day(row.valid_until),
            }
            for row in file.permits
        ],
        "education": [
            {
                "country": row.country or None,
                "level": row.level,
                "degree": row.degree,
                "years": row.years,
                "completed_year": row.completed_year,
            }
            for row in file.education
        ],
        "work": [
            {
                "country": row.country or None,
                "occupation": row.occupation,
                "start_year": row.start_year,
                "end_year": row.end_year,
            }
            for row in file.work
        ],
        "language_skills": [
            {"language": row.language, "kind": row.kind, "level": row.level, "tested_on": _day(row.tested_on)}
            for row in file.language_skills
        ],
    }


def sections_of(*, record: Json) -> tuple[ManualSection, ...]:
    """A record as parts with single values, in the order of the record, empty values left out."""
    return tuple(_sections("", record))


def _sections(path: str, part: Json) -> Iterable[ManualSection]:
    if isinstance(part, Mapping):
        fields = tuple(
            ManualField(name=name, value=text)
            for name, value in part.items()
            if (text := _text(value)) and name not in TECHNICAL.get(path, ())
        )
        if fields:
            yield ManualSection(path=path, fields=fields)
        for name, value in part.items():
            yield from _sections(f"{path}.{name}" if path else name, value)
    elif isinstance(part, list | tuple):
        for place, value in enumerate(part, start=1):
            yield from _sections(f"{path}.{place}", value)


def _text(value: Json) -> str:
    """A single value as text; nothing for parts and for what is empty."""
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple) and all(isinstance(one, str) for one in value):
        return ", ".join(str(one) for one in value)
    return "" if value is None or isinstance(value, Mapping | list | tuple) else str(value)


def _plan(plan: PlanView) -> Mapping[str, Json]:
    return {
        "drawn_up_on": plan.drafted_on.isoformat(),
        "agreed_on": _needed(plan.agreed_on, "agreed_on"),
        "valid_from": _needed(plan.valid_from, "valid_from"),
        "valid_until": _needed(plan.valid_until, "valid_until"),
        "is_multisectoral": bool(plan.is_multisectoral),
        "agreed_by": plan.agreed_by,
        "agreed_how": plan.agreed_how,
        "target_occupation": plan.target_occupation,
        "follow_up": plan.follow_up,
        "goals": [{"kind": goal.kind.value, "horizon": goal.horizon.value, "text": goal.text} for goal in plan.goals],
        "services": [
            {
                "kind": service.kind.value,
                "name": service.name,
                "reason": service.reason,
                "begins_on": _day(service.starts_on),
                "ends_on": _day(service.ends_on),
            }
            for service in plan.services
        ],
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _needed(day: date | None, field: str) -> str:
    if day is None:
        raise RecordIncomplete(field)
    return day.isoformat()
