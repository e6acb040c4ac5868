"""How a client's file looked on the day of an event, in the shapes in which the domains show it."""

from collections.abc import Iterable
from dataclasses import MISSING, fields
from datetime import datetime
from typing import Any, TypeVar

from kotokirja.domains.assessment.types import AssessmentView, ParticipantView
from kotokirja.domains.clients.types import (
    CitizenshipView,
    ClientFile,
    ContactView,
    EducationView,
    LanguageSkillView,
    PermitView,
    PersonView,
    WorkView,
)
from kotokirja.domains.plans.types import GoalView, PlanView, ReviewView, ServiceView
from kotokirja.policy.vocabulary import DataCategory
from kotokirja.project.synthetic.shapes import AssessmentFile, Client, PlanFile, Row

F = TypeVar("F")
V = TypeVar("V")


def version_at(row: Row[F], at: datetime) -> int:
    """How many versions the row had at an instant."""
    return sum(version.recorded.at <= at for version in row.versions)


def client_file(client: Client, *, at: datetime) -> ClientFile:
    """The person's part of the file."""
    return ClientFile(
        id=client.id,
        categories=frozenset(DataCategory),
        person=_one(PersonView, client.person, at),
        contact=_one(ContactView, client.contact, at) if client.contact else None,
        citizenships=_all(CitizenshipView, client.citizenships, at),
        permits=_all(PermitView, client.permits, at),
        education=_all(EducationView, client.education, at),
        work=_all(WorkView, client.work, at),
        language_skills=_all(LanguageSkillView, client.language_skills, at),
    )


def identity_code(client: Client, *, at: datetime) -> str:
    """The identity code as it was known at an instant."""
    known = version_at(client.person, at)
    return client.person.versions[known - 1].fact.identity_code if known else ""


def assessment_view(file: AssessmentFile, *, at: datetime) -> AssessmentView:
    """An assessment with its participants."""
    return _one(AssessmentView, file.assessment, at, participants=_all(ParticipantView, file.participants, at))


def plan_view(file: PlanFile, *, at: datetime) -> PlanView:
    """A plan with its goals, services and reviews."""
    return _one(
        PlanView,
        file.plan,
        at,
        goals=_all(GoalView, file.goals, at),
        services=_all(ServiceView, file.services, at),
        reviews=_all(ReviewView, file.reviews, at),
        participants=_all(ParticipantView, file.participants, at),
    )


def review_view(row: Row[Any], *, at: datetime) -> ReviewView:
    """One review."""
    return _one(ReviewView, row, at)


def _all(view: type[V], rows: Iterable[Row[Any]], at: datetime) -> tuple[V, ...]:
    return tuple(_one(view, row, at) for row in rows if version_at(row, at))


def _one(view: type[V], row: Row[Any], at: datetime, **more: object) -> V:
    """The version that stood at an instant, with the fields that the view shows."""
    known = version_at(row, at)
    fact = row.versions[known - 1].fact
    values = {
        shown.name: value
        for shown in fields(view)  # type: ignore[arg-type]
        if hasattr(fact, shown.name) and ((value := getattr(fact, shown.name)) is not None or shown.default is MISSING)
    }
    return view(**{"id": row.id, "version": known, **values, **more})
