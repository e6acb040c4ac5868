"""Writes of plans; each asks for a grant and names its source."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from enum import Enum
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from kotokirja.domains.assessment.types import AssessmentView, Eligibility, ParticipantKind
from kotokirja.domains.plans import models, rules
from kotokirja.domains.plans.types import (
    Agreement,
    EndReason,
    ExtensionGround,
    LegalRegime,
    PlanState,
    PlanView,
    ReviewOutcome,
    ReviewReason,
)
from kotokirja.kernel.ids import ExtensionId, PlanId, ReviewId
from kotokirja.platform.door import Grant
from kotokirja.platform.register import changes, writes
from kotokirja.platform.register.changes import SaveConflict
from kotokirja.platform.register.models import HistoryModel, RegisterModel
from kotokirja.policy.findings import Finding, blocking
from kotokirja.policy.vocabulary import SourceCode

__all__ = ["DraftExists", "PartNotFound", "PlanClosed", "PlanNotReady", "SaveConflict"]


class DraftExists(Exception):
    """The person has a plan that is being drawn up."""


class PlanClosed(Exception):
    """The plan is not in a state in which this can be done."""


class PartNotFound(LookupError):
    """The plan has no such goal, service or participant."""


class PlanNotReady(Exception):
    """Something that the Act asks for is missing or against it; `findings` say what."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(f"{len(findings)} findings")
        self.findings = findings


class Section(Enum):
    """The parts of a plan's own row, a page each."""

    BASIS = ("is_jobseeker", "target_occupation", "no_employment_goal_reason", "no_education_goal_reason")
    FOLLOW_UP = ("follow_up", "job_search_duty")
    PARTICIPATION = ("is_multisectoral", "child_views", "child_views_notes")


class Part(Enum):
    """The parts of a plan that are rows of their own."""

    GOAL = (models.Goal, models.GoalHistory, "goals")
    SERVICE = (models.PlannedService, models.PlannedServiceHistory, "services")

    @property
    def model(self) -> type[RegisterModel]:
        """The table."""
        table: type[RegisterModel] = self.value[0]
        return table

    @property
    def mirror(self) -> type[HistoryModel]:
        """Where its provenance stands."""
        mirror: type[HistoryModel] = self.value[1]
        return mirror

    def rows(self, plan: PlanView) -> Sequence[Any]:
        """The rows of a plan."""
        found: Sequence[Any] = getattr(plan, self.value[2])
        return found


def draft(*, grant: Grant, plans: Sequence[PlanView], assessment: AssessmentView, on: date) -> PlanId:
    """Begin a plan from a ready assessment, with what is known from it; raises `DraftExists`.

    Who took part in the assessment is carried over (20.2).
    """
    made = uuid4()
    values = {
        "id": made,
        "client_id": grant.require_subject(),
        "assessment_id": assessment.id,
        "state": PlanState.DRAFT.value,
        "legal_regime": LegalRegime.ACT_681_2023.value,
        "number": max((plan.number for plan in plans), default=0) + 1,
        "drafted_on": on,
        "is_multisectoral": assessment.is_multisectoral,
        "target_occupation": assessment.target_occupation,
        "is_jobseeker": True if assessment.eligibility == Eligibility.UNEMPLOYED_JOBSEEKER else None,
    }
    try:
        with transaction.atomic():
            writes.insert(grant=grant, model=models.Plan, source=SourceCode.OFFICER, values=values)
    except IntegrityError as refused:
        if "plans_plan_one_draft" in str(refused):
            raise DraftExists from None
        raise
    carried = [part for part in assessment.participants if part.kind is not ParticipantKind.INTERPRETER]
    writes.insert_many(
        grant=grant,
        model=models.PlanParticipant,
        rows=[
            (SourceCode.OFFICER, "", _participant(grant, made, part.kind, part.name, part.organisation))
            for part in carried
        ],
    )
    return PlanId(made)


def save_section(
    *, grant: Grant, plan: PlanView, version: int, section: Section, values: Mapping[str, Any], source: SourceCode
) -> int:
    """Save a part of the plan's own row; returns the new version, or raises `SaveConflict`."""
    _must_be(plan, PlanState.DRAFT, PlanState.AGREED)
    stored = {name: getattr(plan, name) for name in section.value} | {"version": plan.version}
    wanted = changes.merged(
        grant=grant,
        mirror=models.PlanHistory,
        row=plan.id,
        version=version,
        stored=stored,
        values={name: value for name, value in values.items() if name in section.value},
    )
    return _update(grant, plan, source, wanted) if wanted else plan.version


def add_part(*, grant: Grant, plan: PlanView, part: Part, values: Mapping[str, Any], source: SourceCode) -> UUID:
    """Add a goal or a service."""
    _must_be(plan, PlanState.DRAFT, PlanState.AGREED)
    _goal_of(plan, values)
    made = writes.insert(
        grant=grant,
        model=part.model,
        source=source,
        values={
            "client_id": grant.require_subject(),
            "plan_id": plan.id,
            "position": len(part.rows(plan)),
            **values,
        },
    )
    return made.id


def save_part(
    *,
    grant: Grant,
    plan: PlanView,
    part: Part,
    row: UUID,
    version: int,
    values: Mapping[str, Any],
    source: SourceCode,
) -> None:
    """Change a goal or a service; raises `SaveConflict`."""
    _must_be(plan, PlanState.DRAFT, PlanState.AGREED)
    _goal_of(plan, values)
    view = _row(part.rows(plan), row)
    stored = {name: getattr(view, name) for name in values} | {"version": view.version}
    wanted = changes.merged(grant=grant, mirror=part.mirror, row=row, version=version, stored=stored, values=values)
    if wanted:
        writes.update(grant=grant, model=part.model, row=row, version=view.version, source=source, values=wanted)


def remove_part(*, grant: Grant, plan: PlanView, part: Part, row: UUID, source: SourceCode) -> None:
    """Take a goal or a service out of the plan; what it was stays in the history."""
    _must_be(plan, PlanState.DRAFT, PlanState.AGREED)
    view = _row(part.rows(plan), row)
    writes.update(grant=grant, model=part.model, row=row, version=view.version, source=source, values={"is_void": True})


def record_referral(*, grant: Grant, plan: PlanView, row: UUID, referred_on: date) -> None:
    """Record that the client was guided to apply for an agreed service (20.5)."""
    _must_be(plan, PlanState.AGREED)
    view = _row(plan.services, row)
    writes.update(
        grant=grant,
        model=models.PlannedService,
        row=row,
        version=view.version,
        source=SourceCode.OFFICER,
        values={"referred_on": referred_on},
    )


def add_participant(
    *, grant: Grant, plan: PlanView, kind: ParticipantKind, name: str, organisation: str, source: SourceCode
) -> None:
    """Record somebody who takes part in drawing up the plan (20.2)."""
    _must_be(plan, PlanState.DRAFT, PlanState.AGREED)
    writes.insert(
        grant=grant,
        model=models.PlanParticipant,
        source=source,
        values=_participant(grant, plan.id, kind, name, organisation),
    )


def remove_participant(*, grant: Grant, plan: PlanView, row: UUID, source: SourceCode) -> None:
    """Take a participant out of sight; who it was stays in the history."""
    _must_be(plan, PlanState.DRAFT, PlanState.AGREED)
    part = _row(plan.participants, row)
    writes.update(
        grant=grant,
        model=models.PlanParticipant,
        row=row,
        version=part.version,
        source=source,
        values={"is_void": True},
    )


def grant_extension(
    *,
    grant: Grant,
    plan: PlanView,
    kind: ExtensionGround,
    months: int | None,
    valid_from: date | None,
    valid_until: date | None,
    evidence: str,
    on: date,
) -> ExtensionId:
    """Grant a component of the longest duration on evidence (23.3, 23.4, 31.1)."""
    _must_be(plan, PlanState.DRAFT, PlanState.AGREED)
    is_suspension = kind is ExtensionGround.SUSPENSION
    found = rules.extension_findings(
        kind=kind, months=months, valid_from=valid_from, valid_until=valid_until, evidence=evidence, on=on
    )
    _refuse(found)
    made = writes.insert(
        grant=grant,
        model=models.PlanExtension,
        source=SourceCode.OFFICER,
        values={
            "client_id": grant.require_subject(),
            "plan_id": plan.id,
            "kind": kind.value,
            "months": None if is_suspension else months,
            "valid_from": valid_from if is_suspension else None,
            "valid_until": valid_until if is_suspension else None,
            "evidence": evidence,
            "granted_on": on,
        },
    )
    return ExtensionId(made.id)


def revoke_extension(*, grant: Grant, plan: PlanView, row: UUID) -> None:
    """Take back a component that was granted by mistake, which its history keeps."""
    _must_be(plan, PlanState.DRAFT, PlanState.AGREED)
    view = _row(plan.extensions, row)
    writes.update(
        grant=grant,
        model=models.PlanExtension,
        row=row,
        version=view.version,
        source=SourceCode.OFFICER,
        values={"is_void": True},
    )


def agree(
    *,
    grant: Grant,
    plan: PlanView,
    version: int,
    agreement: Agreement,
    plans: Sequence[PlanView],
    assessment: AssessmentView | None,
    anchor_on: date | None,
    born_on: date | None,
    on: date,
) -> int:
    """Agree a drafted plan with the client, which starts its validity; raises `PlanNotReady` with what is missing."""
    _must_be(plan, PlanState.DRAFT)
    _refuse(
        (
            *rules.content_findings(plan, assessment=assessment, born_on=born_on, on=on),
            *rules.agreement_findings(
                plan, agreement, plans=plans, assessment=assessment, anchor_on=anchor_on, born_on=born_on, on=on
            ),
        )
    )
    _must_be_current(plan, version)
    regime = rules.legal_regime_of(agreement.agreed_on or on)
    return _update(
        grant,
        plan,
        SourceCode.OFFICER,
        {**asdict(agreement), "state": PlanState.AGREED.value, "legal_regime": regime.value},
    )


def review(
    *,
    grant: Grant,
    plan: PlanView,
    version: int,
    reviewed_on: date,
    reason: ReviewReason,
    outcome: ReviewOutcome,
    observations: str,
    valid_until: date | None,
    plans: Sequence[PlanView],
    born_on: date | None,
    on: date,
) -> ReviewId:
    """Record a review of the plan in force (22.1); prolonging it moves its last day."""
    _must_be(plan, PlanState.AGREED)
    _refuse(
        rules.review_findings(
            plan,
            reviewed_on=reviewed_on,
            outcome=outcome.value,
            valid_until=valid_until,
            plans=plans,
            born_on=born_on,
            on=on,
        )
    )
    _must_be_current(plan, version)
    is_prolonged = outcome is ReviewOutcome.PROLONGED
    made = writes.insert(
        grant=grant,
        model=models.PlanReview,
        source=SourceCode.OFFICER,
        values={
            "client_id": grant.require_subject(),
            "plan_id": plan.id,
            "reviewed_on": reviewed_on,
            "reason": reason.value,
            "outcome": outcome.value,
            "observations": observations,
            "valid_until": valid_until if is_prolonged else None,
        },
    )
    if is_prolonged:
        _update(grant, plan, SourceCode.OFFICER, {"valid_until": valid_until})
    return ReviewId(made.id)


def end(
    *,
    grant: Grant,
    plan: PlanView,
    version: int,
    ended_on: date | None,
    reason: EndReason | None,
    onward_guidance: str,
    on: date,
) -> int:
    """End the plan in force; from the next day on the person is no integration client by it."""
    _must_be(plan, PlanState.AGREED)
    _refuse(
        rules.end_findings(plan, ended_on=ended_on, end_reason=reason or "", onward_guidance=onward_guidance, on=on)
    )
    _must_be_current(plan, version)
    values = {
        "state": PlanState.ENDED.value,
        "ended_on": ended_on,
        "end_reason": reason.value if reason else "",
        "onward_guidance": onward_guidance,
    }
    return _update(grant, plan, SourceCode.OFFICER, values)


def withdraw(*, grant: Grant, plan: PlanView, version: int) -> int:
    """Give up a draft."""
    _must_be(plan, PlanState.DRAFT)
    _must_be_current(plan, version)
    return _update(grant, plan, SourceCode.OFFICER, {"state": PlanState.WITHDRAWN.value})


def _participant(grant: Grant, plan: UUID, kind: ParticipantKind, name: str, organisation: str) -> Mapping[str, Any]:
    return {
        "client_id": grant.require_subject(),
        "plan_id": plan,
        "kind": kind.value,
        "name": name,
        "organisation": organisation,
    }


def _goal_of(plan: PlanView, values: Mapping[str, Any]) -> None:
    goal = values.get("goal_id")
    if goal is not None:
        _row(plan.goals, goal)


def _row(rows: Sequence[Any], row: UUID) -> Any:  # noqa: ANN401 - a goal, a service or a participant
    for view in rows:
        if view.id == row:
            return view
    raise PartNotFound


def _must_be(plan: PlanView, *states: PlanState) -> None:
    if plan.state not in states:
        raise PlanClosed


def _must_be_current(plan: PlanView, version: int) -> None:
    if version != plan.version:
        raise writes.StaleVersion(models.Plan._meta.label)


def _refuse(findings: Sequence[Finding]) -> None:
    found = blocking(findings)
    if found:
        raise PlanNotReady(found)


def _update(grant: Grant, plan: PlanView, source: SourceCode, values: Mapping[str, Any]) -> int:
    return writes.update(
        grant=grant, model=models.Plan, row=plan.id, version=plan.version, source=source, values=values
    )
