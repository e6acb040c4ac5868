"""What staff do with an assessment (section 14)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from kotokirja.domains.assessment import operations
from kotokirja.domains.assessment import queries as assessment_queries
from kotokirja.domains.assessment.operations import (
    AssessmentClosed,
    AssessmentNotReady,
    OpenAssessmentExists,
    SaveConflict,
)
from kotokirja.domains.assessment.queries import AssessmentNotFound, AssessmentStanding
from kotokirja.domains.assessment.types import AssessmentView, CancelReason, Outcome, ParticipantKind, Topic
from kotokirja.domains.clients import queries as client_queries
from kotokirja.domains.clients.types import ClientFile
from kotokirja.domains.plans import queries as plan_queries
from kotokirja.domains.plans.types import PlanView
from kotokirja.domains.registry import operations as registry
from kotokirja.kernel.calendar import helsinki_day
from kotokirja.kernel.ids import AssessmentId, ClientId
from kotokirja.platform.door import Actor, authorise, usecase
from kotokirja.platform.register.reads import Trail, trail_of_subject
from kotokirja.platform.register.writes import StaleVersion
from kotokirja.policy.actions import Action
from kotokirja.policy.vocabulary import SourceCode

__all__ = [
    "AssessmentClosed",
    "AssessmentNotFound",
    "AssessmentNotReady",
    "OpenAssessmentExists",
    "SaveConflict",
    "StaleVersion",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedAssessments:
    """A person's assessments and plans with what their rules need of the file, and where each datum came from."""

    file: ClientFile
    assessments: tuple[AssessmentView, ...]
    plans: tuple[PlanView, ...]
    standings: Mapping[AssessmentId, AssessmentStanding]
    trail: Trail


@usecase
def open_assessments(*, actor: Actor, client_id: ClientId, at: datetime) -> OpenedAssessments:
    """Open a person's assessments."""
    grant = authorise(actor=actor, action=Action.ASSESSMENT_READ, subject=client_id, at=at)
    work = plan_queries.casework(grant=grant)
    file = client_queries.client_file(grant=grant)
    return OpenedAssessments(
        file=file,
        assessments=work.assessments,
        plans=work.plans,
        standings={
            view.id: assessment_queries.standing_of(
                assessment=view, anchor_on=file.anchor_on, born_on=file.person.birth_date, on=helsinki_day(at)
            )
            for view in work.assessments
            if view.is_open
        },
        trail=trail_of_subject(grant=grant, mirrors=(*assessment_queries.MIRRORS, *client_queries.MIRRORS)),
    )


@usecase
def plan_assessment(
    *,
    actor: Actor,
    client_id: ClientId,
    learned_on: date | None,
    eligibility: str,
    interview_language: str,
    source: SourceCode,
    at: datetime,
) -> AssessmentId:
    """Take up an assessment of a person; raises `OpenAssessmentExists` when one is unfinished."""
    grant = authorise(actor=actor, action=Action.ASSESSMENT_PLAN, subject=client_id, at=at)
    return operations.plan(
        grant=grant,
        learned_on=learned_on,
        eligibility=eligibility,
        interview_language=interview_language,
        on=helsinki_day(at),
        source=source,
    )


@usecase
def save_topic(
    *,
    actor: Actor,
    client_id: ClientId,
    assessment_id: AssessmentId,
    version: int,
    topic: Topic,
    values: Mapping[str, Any],
    is_done: bool,
    source: SourceCode,
    at: datetime,
) -> int:
    """Save one page of the form; raises `SaveConflict` when somebody else changed the same data in between."""
    grant = authorise(actor=actor, action=Action.ASSESSMENT_WRITE, subject=client_id, at=at)
    views = assessment_queries.assessments(grant=grant)
    return operations.save_topic(
        grant=grant,
        assessment=assessment_queries.one(views=views, assessment_id=assessment_id),
        version=version,
        topic=topic,
        values=values,
        is_done=is_done,
        source=source,
    )


@usecase
def add_participant(
    *,
    actor: Actor,
    client_id: ClientId,
    assessment_id: AssessmentId,
    kind: ParticipantKind,
    name: str,
    organisation: str,
    source: SourceCode,
    at: datetime,
) -> None:
    """Record somebody who takes part in an assessment."""
    grant = authorise(actor=actor, action=Action.ASSESSMENT_PARTICIPANT_ADD, subject=client_id, at=at)
    views = assessment_queries.assessments(grant=grant)
    operations.add_participant(
        grant=grant,
        assessment=assessment_queries.one(views=views, assessment_id=assessment_id),
        kind=kind,
        name=name,
        organisation=organisation,
        source=source,
    )


@usecase
def remove_participant(
    *, actor: Actor, client_id: ClientId, assessment_id: AssessmentId, row: UUID, at: datetime
) -> None:
    """Take a participant out of an assessment."""
    grant = authorise(actor=actor, action=Action.ASSESSMENT_PARTICIPANT_REMOVE, subject=client_id, at=at)
    views = assessment_queries.assessments(grant=grant)
    operations.remove_participant(
        grant=grant,
        assessment=assessment_queries.one(views=views, assessment_id=assessment_id),
        row=row,
        source=SourceCode.OFFICER,
    )


@usecase
def complete(
    *,
    actor: Actor,
    client_id: ClientId,
    assessment_id: AssessmentId,
    version: int,
    outcome: Outcome | None,
    conclusion: str,
    ready_on: date,
    at: datetime,
) -> AssessmentView:
    """Conclude an assessment, and record it nationally; raises `AssessmentNotReady` while something is missing."""
    grant = authorise(actor=actor, action=Action.ASSESSMENT_COMPLETE, subject=client_id, at=at)
    file = client_queries.client_file(grant=grant)
    operations.complete(
        grant=grant,
        assessment=assessment_queries.one(
            views=assessment_queries.assessments(grant=grant), assessment_id=assessment_id
        ),
        version=version,
        outcome=outcome,
        conclusion=conclusion,
        ready_on=ready_on,
        anchor_on=file.anchor_on,
        born_on=file.person.birth_date,
        on=helsinki_day(at),
    )
    ready = assessment_queries.one(views=assessment_queries.assessments(grant=grant), assessment_id=assessment_id)
    registry.record_assessment(grant=grant, assessment=ready, at=at)
    return ready


@usecase
def cancel(
    *,
    actor: Actor,
    client_id: ClientId,
    assessment_id: AssessmentId,
    version: int,
    reason: CancelReason,
    at: datetime,
) -> None:
    """Break an assessment off."""
    grant = authorise(actor=actor, action=Action.ASSESSMENT_CANCEL, subject=client_id, at=at)
    views = assessment_queries.assessments(grant=grant)
    operations.cancel(
        grant=grant,
        assessment=assessment_queries.one(views=views, assessment_id=assessment_id),
        version=version,
        reason=reason,
    )
