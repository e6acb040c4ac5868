"""Words for records and their deliveries: rules and queues speak in codes, pages in sentences."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kotokirja.domains.registry.types import Delivery, EventKind, ManualRecord, MessageState, Way
from kotokirja.interfaces.staff import casework_words
from kotokirja.interfaces.staff.clients.forms import EDUCATION_LEVELS, INTERPRETER_NEEDS, PERMIT_TYPES, SKILL_KINDS
from kotokirja.kernel.country import Country, UnknownCountry
from kotokirja.kernel.language import Language, UnknownLanguage

Words = str | Promise

EVENTS: Final[Mapping[EventKind, Words]] = {
    EventKind.ASSESSMENT_READY: _("Assessment completed"),
    EventKind.PLAN_AGREED: _("Integration plan agreed"),
    EventKind.PLAN_REVIEWED: _("Integration plan reviewed"),
}
STATES: Final[Mapping[MessageState, Words]] = {
    MessageState.PENDING: _("waits to be sent"),
    MessageState.SENT: _("sent, no answer yet"),
    MessageState.ACKNOWLEDGED: _("recorded"),
    MessageState.REFUSED: _("refused by the register"),
    MessageState.DEAD: _("laid aside after too many tries"),
    MessageState.MANUAL: _("waits to be carried over by hand"),
}
TONES: Final[Mapping[MessageState, str]] = {
    MessageState.PENDING: "info",
    MessageState.SENT: "info",
    MessageState.ACKNOWLEDGED: "ok",
    MessageState.REFUSED: "danger",
    MessageState.DEAD: "danger",
    MessageState.MANUAL: "warn",
}
PARTS: Final[Mapping[str, Words]] = {
    "person": _("Person"),
    "person.contact": _("Contact details"),
    "person.permits": _("Residence permit"),
    "person.education": _("Education"),
    "person.work": _("Work history"),
    "person.language_skills": _("Language skill"),
    "event.assessment": _("Assessment"),
    "event.assessment.findings": _("Finding"),
    "event.plan": _("Integration plan"),
    "event.plan.goals": _("Goal"),
    "event.plan.services": _("Service"),
    "event.review": _("Review"),
}
"""The parts of a record in the order in which they are carried over."""
FIELDS: Final[Mapping[str, Words]] = {
    "identity_code": _("Personal identity code"),
    "last_name": _("Last name"),
    "first_names": _("First names"),
    "birth_date": _("Date of birth"),
    "birth_place": _("Place of birth"),
    "home_municipality": _("Municipality of residence"),
    "migri_number": _("Migri customer number"),
    "citizenships": _("Citizenship"),
    "native_language": _("Native language"),
    "service_language": _("Service language"),
    "interpreter_need": _("Need of an interpreter"),
    "arrangements": _("Other arrangements"),
    "street_address": _("Street address"),
    "postal_code": _("Postal code"),
    "post_office": _("Post office"),
    "phone": _("Telephone"),
    "email": _("E-mail"),
    "permit_type": _("Type of permit"),
    "aliens_act_section": _("Section of the Aliens Act"),
    "granted_on": _("Granted on"),
    "valid_from": _("Valid from"),
    "valid_until": _("Valid until"),
    "country": _("Country"),
    "level": _("Level"),
    "degree": _("Degree"),
    "years": _("Years"),
    "completed_year": _("Completed in"),
    "occupation": _("Occupation"),
    "start_year": _("From year"),
    "end_year": _("Until year"),
    "language": _("Language"),
    "kind": _("Kind"),
    "tested_on": _("Tested on"),
    "started_on": _("Started on"),
    "ready_on": _("Completed on"),
    "is_multisectoral": _("Multisectoral"),
    "needs_plan": _("Need of an integration plan"),
    "conclusion": _("Conclusion"),
    "target_occupation": _("Target occupation"),
    "training_recommendation": _("Recommended training"),
    "heading": _("Heading"),
    "text": _("Text"),
    "drawn_up_on": _("Drawn up on"),
    "agreed_on": _("Agreed on"),
    "agreed_by": _("Agreed by"),
    "agreed_how": _("Agreed how"),
    "follow_up": _("Follow-up"),
    "horizon": _("Horizon"),
    "name": _("Name"),
    "reason": _("Reason"),
    "begins_on": _("Begins on"),
    "ends_on": _("Ends on"),
    "reviewed_on": _("Reviewed on"),
    "outcome": _("Outcome"),
    "observations": _("Observations"),
    "next_review_on": _("Next review by"),
}
FINDINGS: Final[Mapping[str, Words]] = {
    "LIFE_SITUATION": _("Life situation"),
    "EDUCATION": _("Education"),
    "STUDY_SKILLS": _("Study skills"),
    "WORK": _("Work history"),
    "WORK_SKILLS": _("Working-life skills"),
    "LITERACY": _("Literacy"),
    "LANGUAGE_LEVEL": _("Level of language skills"),
    "LANGUAGE": _("Language skills"),
    "STRENGTHS": _("Special skills and strengths"),
    "WISHES": _("Goals and wishes"),
    "NETWORKS": _("Networks, organisations and free time"),
    "CHILD_VIEWS": _("The child's views"),
    "SERVICE_NEED": _("Need of training and services"),
}
CODES: Final[Mapping[str, Mapping[Any, Any]]] = {
    "person.interpreter_need": dict(INTERPRETER_NEEDS),
    "person.permits.permit_type": dict(PERMIT_TYPES),
    "person.education.level": dict(EDUCATION_LEVELS),
    "person.language_skills.kind": dict(SKILL_KINDS),
    "event.assessment.findings.heading": FINDINGS,
    "event.plan.agreed_how": casework_words.AGREED_HOW,
    "event.plan.goals.kind": casework_words.GOALS,
    "event.plan.goals.horizon": casework_words.HORIZONS,
    "event.plan.services.kind": casework_words.SERVICES,
    "event.review.reason": casework_words.REVIEW_REASONS,
    "event.review.outcome": casework_words.REVIEW_OUTCOMES,
}
_ISO_DAY: Final = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)")
_PLACE: Final = re.compile(r"\.(?P<place>\d+)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryLine:
    """One record with its state in words, and what can be done about it."""

    id: UUID
    event: Words
    state: Words
    tone: str
    created_at: datetime
    acknowledged_at: datetime | None
    is_acknowledged: bool
    is_by_hand: bool
    marked_by_name: str
    receipt: UUID | None
    next_attempt_at: datetime | None
    attempts: int
    fault: str
    waits_for_hand: bool
    can_be_retried: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ManualLine:
    """A value to copy, under its name in words."""

    name: Words
    key: str
    value: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ManualPart:
    """A part of a record with its values."""

    name: Words
    number: str
    lines: tuple[ManualLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ManualLines:
    """A record to be carried over by hand."""

    message: UUID
    event: Words
    parts: tuple[ManualPart, ...]


def delivery_lines(deliveries: Iterable[Delivery]) -> tuple[DeliveryLine, ...]:
    """Deliveries in words."""
    return tuple(
        DeliveryLine(
            id=delivery.id,
            event=EVENTS[EventKind(delivery.event)],
            state=STATES[delivery.state],
            tone=TONES[delivery.state],
            created_at=delivery.created_at,
            acknowledged_at=delivery.acknowledged_at,
            is_acknowledged=delivery.state is MessageState.ACKNOWLEDGED,
            is_by_hand=delivery.way is Way.MANUAL,
            marked_by_name=delivery.marked_by_name,
            receipt=delivery.receipt,
            next_attempt_at=delivery.next_attempt_at,
            attempts=delivery.attempts,
            fault=delivery.fault,
            waits_for_hand=delivery.state is MessageState.MANUAL,
            can_be_retried=delivery.state in {MessageState.REFUSED, MessageState.DEAD},
        )
        for delivery in deliveries
    )


def manual_lines(record: ManualRecord) -> ManualLines:
    """A record in words, ready to be typed into a form: the person first, days as Finns write them, yes and no."""
    parts = []
    for section in sorted(record.sections, key=lambda one: _order(PARTS, _PLACE.sub("", one.path))):
        found = _PLACE.search(section.path)
        path = section.path[: found.start()] if found else section.path
        lines = tuple(
            ManualLine(
                name=FIELDS.get(field.name, field.name),
                key=f"{section.path}.{field.name}".strip(".").replace(".", "-"),
                value=_worded(path, field.name, field.value),
            )
            for field in sorted(section.fields, key=lambda one: _order(FIELDS, one.name))
        )
        parts.append(ManualPart(name=PARTS.get(path, path), number=found["place"] if found else "", lines=lines))
    return ManualLines(message=record.message, event=EVENTS[record.event], parts=tuple(parts))


def _order(words: Mapping[str, Words], name: str) -> int:
    names = list(words)
    return names.index(name) if name in words else len(names)


def _worded(path: str, name: str, value: str) -> Words:
    if value in {"True", "False"}:
        return _("yes") if value == "True" else _("no")
    if day := _ISO_DAY.fullmatch(value):
        return f"{int(day['day'])}.{int(day['month'])}.{day['year']}"
    if name in {"native_language", "service_language", "language"}:
        return _named(Language, value)
    if name in {"country", "citizenships"}:
        return ", ".join(_named(Country, code) for code in value.split(", "))
    codes = CODES.get(f"{path}.{name}")
    return codes.get(value, value) if codes else value


def _named(code_set: type[Language | Country], code: str) -> str:
    try:
        return code_set(code).name(get_language() or "fi")
    except (UnknownLanguage, UnknownCountry):
        return code
