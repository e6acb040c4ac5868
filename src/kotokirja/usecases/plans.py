"""What staff do with an integration plan (sections 16–24)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from kotokirja.domains.assessment import queries as assessment_queries
from kotokirja.domains.assessment.queries import AssessmentNotFound
from kotokirja.domains.assessment.types import AssessmentView, ParticipantKind
from kotokirja.domains.clients import queries as client_queries
from kotokirja.domains.clients.types import ClientFile
from kotokirja.domains.plans import operations
from kotokirja.domains.plans import queries as plan_queries
from kotokirja.domains.plans.operations import (
    DraftExists,
    Part,
    PartNotFound,
    PlanClosed,
    PlanNotReady,
    SaveConflict,
    Section,
)
from kotokirja.domains.plans.queries import Casework, PlanNotFound, PlanStanding
from kotokirja.domains.plans.types import Agreement, EndReason, ExtensionGround, PlanView, ReviewOutcome, ReviewReason
from kotokirja.domains.registry import operations as registry
from kotokirja.kernel.calendar import helsinki_day
from kotokirja.kernel.ids import AssessmentId, ClientId, PlanId
from kotokirja.platform.door import Actor, Grant, authorise, usecase
from kotokirja.platform.register.reads import Trail, trail_of_subject
from kotokirja.platform.register.writes import StaleVersion
from kotokirja.policy.actions import Action
from kotokirja.policy.terms import Clock, review_due
from kotokirja.policy.vocabulary import SourceCode

__all__ = [
    "AssessmentNotFound",
    "DraftExists",
    "Part",
    "PartNotFound",
    "PlanClosed",
    "PlanNotFound",
    "PlanNotReady",
    "SaveConflict",
    "Section",
    "StaleVersion",
]

WRITES = {Part.GOAL: Action.PLAN_GOAL_WRITE, Part.SERVICE: Action.PLAN_SERVICE_WRITE}


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedPlan:
    """A plan with the person's other plans and assessments, what the rules need of the file, and provenance."""

    file: ClientFile
    plan: PlanView
    plans: tuple[PlanView, ...]
    assessment: AssessmentView | None
    standing: PlanStanding
    clocks: tuple[Clock, ...]
    trail: Trail


def assessment_of(plan: PlanView, assessments: tuple[AssessmentView, ...]) -> AssessmentView | None:
    """The assessment that a plan rests on (16)."""
    return next((view for view in assessments if view.id == plan.assessment_id), None)


@usecase
def open_plan(*, actor: Actor, client_id: ClientId, plan_id: PlanId, at: datetime) -> OpenedPlan:
    """Open a plan."""
    return _opened(authorise(actor=actor, action=Action.PLAN_READ, subject=client_id, at=at), plan_id)


@usecase
def print_plan(*, actor: Actor, client_id: ClientId, plan_id: PlanId, at: datetime) -> OpenedPlan:
    """Open a plan for printing, which the log tells apart from reading it."""
    return _opened(authorise(actor=actor, action=Action.PLAN_PRINT, subject=client_id, at=at), plan_id)


def _opened(grant: Grant, plan_id: PlanId) -> OpenedPlan:
    work = plan_queries.casework(grant=grant)
    plan = plan_queries.one(views=work.plans, plan_id=plan_id)
    file = client_queries.client_file(grant=grant)
    born_on, today, assessment = file.person.birth_date, helsinki_day(grant.at), assessment_of(plan, work.assessments)
    return OpenedPlan(
        file=file,
        plan=plan,
        plans=work.plans,
        assessment=assessment,
        standing=plan_queries.standing_of(plan=plan, work=work, assessment=assessment, born_on=born_on, on=today),
        clocks=plan_queries.clocks_of_plans(plans=work.plans, born_on=born_on, on=today),
        trail=trail_of_subject(grant=grant, mirrors=(*plan_queries.MIRRORS, *client_queries.MIRRORS)),
    )


@usecase
def draft_plan(*, actor: Actor, client_id: ClientId, assessment_id: AssessmentId, at: datetime) -> PlanId:
    """Begin a plan from a ready assessment; raises `DraftExists` when one is being drawn up."""
    grant = authorise(actor=actor, action=Action.PLAN_DRAFT, subject=client_id, at=at)
    work = plan_queries.casework(grant=grant)
    return operations.draft(
        grant=grant,
        plans=work.plans,
        assessment=assessment_queries.one(views=work.assessments, assessment_id=assessment_id),
        on=helsinki_day(at),
    )


@usecase
def save_section(
    *,
    actor: Actor,
    client_id: ClientId,
    plan_id: PlanId,
    version: int,
    section: Section,
    values: Mapping[str, Any],
    source: SourceCode,
    at: datetime,
) -> int:
    """Save a page of the plan; raises `SaveConflict` when somebody else changed the same data in between."""
    grant = authorise(actor=actor, action=Action.PLAN_WRITE, subject=client_id, at=at)
    return operations.save_section(
        grant=grant, plan=_plan(grant, plan_id), version=version, section=section, values=values, source=source
    )


@usecase
def add_part(
    *,
    actor: Actor,
    client_id: ClientId,
    plan_id: PlanId,
    part: Part,
    values: Mapping[str, Any],
    source: SourceCode,
    at: datetime,
) -> UUID:
    """Add a goal or a service to a plan."""
    grant = authorise(actor=actor, action=WRITES[part], subject=client_id, at=at)
    return operations.add_part(grant=grant, plan=_plan(grant, plan_id), part=part, values=values, source=source)


@usecase
def save_part(
    *,
    actor: Actor,
    client_id: ClientId,
    plan_id: PlanId,
    part: Part,
    row: UUID,
    version: int,
    values: Mapping[str, Any],
    source: SourceCode,
    at: datetime,
) -> None:
    """Change a goal or a service of a plan."""
    grant = authorise(actor=actor, action=WRITES[part], subject=client_id, at=at)
    operations.save_part(
        grant=grant,
        plan=_plan(grant, plan_id),
        part=part,
        row=row,
        version=version,
        values=values,
        source=source,
    )


@usecase
def remove_part(*, actor: Actor, client_id: ClientId, plan_id: PlanId, part: Part, row: UUID, at: datetime) -> None:
    """Take a goal or a service out of a plan."""
    grant = authorise(actor=actor, action=WRITES[part], subject=client_id, at=at)
    operations.remove_part(grant=grant, plan=_plan(grant, plan_id), part=part, row=row, source=SourceCode.OFFICER)


@usecase
def record_referral(
    *, actor: Actor, client_id: ClientId, plan_id: PlanId, row: UUID, referred_on: date, at: datetime
) -> None:
    """Record that the client was guided to apply for an agreed service (20.5)."""
    grant = authorise(actor=actor, action=Action.PLAN_REFERRAL_RECORD, subject=client_id, at=at)
    operations.record_referral(grant=grant, plan=_plan(grant, plan_id), row=row, referred_on=referred_on)


@usecase
def add_participant(
    *,
    actor: Actor,
    client_id: ClientId,
    plan_id: PlanId,
    kind: ParticipantKind,
    name: str,
    organisation: str,
    source: SourceCode,
    at: datetime,
) -> None:
    """Record somebody who takes part in drawing up a plan."""
    grant = authorise(actor=actor, action=Action.PLAN_PARTICIPANT_ADD, subject=client_id, at=at)
    operations.add_participant(
        grant=grant, plan=_plan(grant, plan_id), kind=kind, name=name, organisation=organisation, source=source
    )


@usecase
def remove_participant(*, actor: Actor, client_id: ClientId, plan_id: PlanId, row: UUID, at: datetime) -> None:
    """Take a participant out of a plan."""
    grant = authorise(actor=actor, action=Action.PLAN_PARTICIPANT_REMOVE, subject=client_id, at=at)
    operations.remove_participant(grant=grant, plan=_plan(grant, plan_id), row=row, source=SourceCode.OFFICER)


@usecase
def grant_extension(
    *,
    actor: Actor,
    client_id: ClientId,
    plan_id: PlanId,
    kind: ExtensionGround,
    months: int | None,
    valid_from: date | None,
    valid_until: date | None,
    evidence: str,
    at: datetime,
) -> None:
    """Grant a component of the longest duration on evidence (23.3, 23.4, 31.1)."""
    grant = authorise(actor=actor, action=Action.PLAN_EXTEND, subject=client_id, at=at)
    operations.grant_extension(
        grant=grant,
        plan=_plan(grant, plan_id),
        kind=kind,
        months=months,
        valid_from=valid_from,
        valid_until=valid_until,
        evidence=evidence,
        on=helsinki_day(at),
    )


@usecase
def revoke_extension(*, actor: Actor, client_id: ClientId, plan_id: PlanId, row: UUID, at: datetime) -> None:
    """Take back an extension that was granted by mistake."""
    grant = authorise(actor=actor, action=Action.PLAN_EXTENSION_REVOKE, subject=client_id, at=at)
    operations.revoke_extension(grant=grant, plan=_plan(grant, plan_id), row=row)


@usecase
def agree_plan(
    *, actor: Actor, client_id: ClientId, plan_id: PlanId, version: int, agreement: Agreement, at: datetime
) -> PlanView:
    """Agree a drafted plan with the client, and record it nationally; raises `PlanNotReady` with what is missing."""
    grant = authorise(actor=actor, action=Action.PLAN_AGREE, subject=client_id, at=at)
    file = client_queries.client_file(grant=grant)
    work = plan_queries.casework(grant=grant)
    plan = plan_queries.one(views=work.plans, plan_id=plan_id)
    operations.agree(
        grant=grant,
        plan=plan,
        version=version,
        agreement=agreement,
        plans=work.plans,
        assessment=assessment_of(plan, work.assessments),
        anchor_on=file.anchor_on,
        born_on=file.person.birth_date,
        on=helsinki_day(at),
    )
    agreed = _plan(grant, plan_id)
    registry.record_plan(grant=grant, plan=agreed, at=at)
    return agreed


@usecase
def review_plan(
    *,
    actor: Actor,
    client_id: ClientId,
    plan_id: PlanId,
    version: int,
    reviewed_on: date,
    reason: ReviewReason,
    outcome: ReviewOutcome,
    observations: str,
    valid_until: date | None,
    at: datetime,
) -> PlanView:
    """Record a review of the plan in force, here and nationally; raises `PlanNotReady`."""
    grant = authorise(actor=actor, action=Action.PLAN_REVIEW, subject=client_id, at=at)
    file = client_queries.client_file(grant=grant)
    work: Casework = plan_queries.casework(grant=grant)
    made = operations.review(
        grant=grant,
        plan=plan_queries.one(views=work.plans, plan_id=plan_id),
        version=version,
        reviewed_on=reviewed_on,
        reason=reason,
        outcome=outcome,
        observations=observations,
        valid_until=valid_until,
        plans=work.plans,
        born_on=file.person.birth_date,
        on=helsinki_day(at),
    )
    plan = _plan(grant, plan_id)
    review = next(view for view in plan.reviews if view.id == made)
    due = review_due(drawn_up_on=reviewed_on, last_reviewed_on=reviewed_on).value
    registry.record_review(grant=grant, plan=plan, review=review, next_review_on=due, at=at)
    return plan


@usecase
def end_plan(
    *,
    actor: Actor,
    client_id: ClientId,
    plan_id: PlanId,
    version: int,
    ended_on: date | None,
    reason: EndReason | None,
    onward_guidance: str,
    at: datetime,
) -> None:
    """End the plan in force; raises `PlanNotReady`."""
    grant = authorise(actor=actor, action=Action.PLAN_END, subject=client_id, at=at)
    operations.end(
        grant=grant,
        plan=_plan(grant, plan_id),
        version=version,
        ended_on=ended_on,
        reason=reason,
        onward_guidance=onward_guidance,
        on=helsinki_day(at),
    )


@usecase
def withdraw_plan(*, actor: Actor, client_id: ClientId, plan_id: PlanId, version: int, at: datetime) -> None:
    """Give up a draft."""
    grant = authorise(actor=actor, action=Action.PLAN_WITHDRAW, subject=client_id, at=at)
    operations.withdraw(grant=grant, plan=_plan(grant, plan_id), version=version)


def _plan(grant: Grant, plan_id: PlanId) -> PlanView:
    return plan_queries.one(views=plan_queries.plans(grant=grant), plan_id=plan_id)
