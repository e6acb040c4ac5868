"""Writes of assessments; each asks for a grant and names its source."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from kotokirja.domains.assessment import models, rules
from kotokirja.domains.assessment.types import (
    TOPIC_FIELDS,
    AssessmentState,
    AssessmentView,
    CancelReason,
    Outcome,
    ParticipantKind,
    Topic,
)
from kotokirja.kernel.ids import AssessmentId, ParticipantId
from kotokirja.platform.door import Grant
from kotokirja.platform.register import changes, writes
from kotokirja.platform.register.changes import SaveConflict
from kotokirja.policy.findings import Finding, blocking
from kotokirja.policy.vocabulary import SourceCode

__all__ = ["AssessmentClosed", "AssessmentNotReady", "OpenAssessmentExists", "SaveConflict"]


class OpenAssessmentExists(Exception):
    """The person has an assessment that is not finished."""


class AssessmentClosed(Exception):
    """The assessment is ready or cancelled: nothing in it changes any more."""


class AssessmentNotReady(Exception):
    """Something that the Act asks for is missing; `findings` say what."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(f"{len(findings)} findings")
        self.findings = findings


def plan(
    *,
    grant: Grant,
    learned_on: date | None,
    eligibility: str,
    interview_language: str,
    on: date,
    source: SourceCode,
    regime: str = "ACT_681_2023",
) -> AssessmentId:
    """Plan an assessment; raises `OpenAssessmentExists` when one is unfinished."""
    made = uuid4()
    try:
        with transaction.atomic():
            writes.insert(
                grant=grant,
                model=models.Assessment,
                source=source,
                values={
                    "id": made,
                    "client_id": grant.require_subject(),
                    "state": AssessmentState.PLANNED.value,
                    "legal_regime": regime,
                    "planned_on": on,
                    "learned_on": learned_on,
                    "eligibility": eligibility,
                    "interview_language": interview_language,
                },
            )
    except IntegrityError as refused:
        if "assessment_one_open" in str(refused):
            raise OpenAssessmentExists from None
        raise
    return AssessmentId(made)


def save_topic(
    *,
    grant: Grant,
    assessment: AssessmentView,
    version: int,
    topic: Topic,
    values: Mapping[str, Any],
    is_done: bool,
    source: SourceCode,
) -> int:
    """Save one page of the form; a start day makes a planned assessment a started one. Returns the new version.

    `assessment` is the assessment as it stands; `version` the one that the page showed.
    """
    _must_be_open(assessment)
    stored = {name: getattr(assessment, name) for name in TOPIC_FIELDS[topic]} | {"version": assessment.version}
    wanted = dict(
        changes.merged(
            grant=grant,
            mirror=models.AssessmentHistory,
            row=assessment.id,
            version=version,
            stored=stored,
            values={name: value for name, value in values.items() if name in TOPIC_FIELDS[topic]},
        )
    )
    done = sorted({*assessment.topics_done, topic} if is_done else {*assessment.topics_done} - {topic})
    if done != sorted(assessment.topics_done):
        wanted["topics_done"] = [code.value for code in done]
    if wanted.get("started_on") and assessment.state is AssessmentState.PLANNED:
        wanted["state"] = AssessmentState.STARTED.value
    if not wanted:
        return assessment.version
    return _update(grant, assessment, source, wanted)


def add_participant(
    *,
    grant: Grant,
    assessment: AssessmentView,
    kind: ParticipantKind,
    name: str,
    organisation: str,
    source: SourceCode,
) -> ParticipantId:
    """Record somebody who takes part (14.4)."""
    _must_be_open(assessment)
    made = writes.insert(
        grant=grant,
        model=models.AssessmentParticipant,
        source=source,
        values={
            "client_id": grant.require_subject(),
            "assessment_id": assessment.id,
            "kind": kind.value,
            "name": name,
            "organisation": organisation,
        },
    )
    return ParticipantId(made.id)


def remove_participant(*, grant: Grant, assessment: AssessmentView, row: UUID, source: SourceCode) -> None:
    """Take a participant out of sight; who it was stays in the history."""
    _must_be_open(assessment)
    for part in assessment.participants:
        if part.id == row:
            writes.update(
                grant=grant,
                model=models.AssessmentParticipant,
                row=row,
                version=part.version,
                source=source,
                values={"is_void": True},
            )


def complete(
    *,
    grant: Grant,
    assessment: AssessmentView,
    version: int,
    outcome: Outcome | None,
    conclusion: str,
    ready_on: date,
    anchor_on: date | None,
    born_on: date | None,
    on: date,
) -> int:
    """Conclude an assessment with the officer's reasons; raises `AssessmentNotReady` while something is missing."""
    _must_be_open(assessment)
    found = blocking(
        (
            *rules.eligibility_findings(assessment, anchor_on=anchor_on, born_on=born_on, on=on),
            *rules.content_findings(assessment, born_on=born_on, on=on),
            *rules.conclusion_findings(
                assessment, outcome=outcome or "", conclusion=conclusion, ready_on=ready_on, on=on
            ),
        )
    )
    if found or outcome is None:
        raise AssessmentNotReady(found)
    if version != assessment.version:
        raise writes.StaleVersion(models.Assessment._meta.label)
    values = {
        "state": AssessmentState.READY.value,
        "outcome": outcome.value,
        "conclusion": conclusion,
        "ready_on": ready_on,
    }
    return _update(grant, assessment, SourceCode.OFFICER, values)


def cancel(*, grant: Grant, assessment: AssessmentView, version: int, reason: CancelReason) -> int:
    """Break an assessment off, for a reason."""
    _must_be_open(assessment)
    if version != assessment.version:
        raise writes.StaleVersion(models.Assessment._meta.label)
    values = {"state": AssessmentState.CANCELLED.value, "cancel_reason": reason.value}
    return _update(grant, assessment, SourceCode.OFFICER, values)


def _must_be_open(assessment: AssessmentView) -> None:
    if not assessment.is_open:
        raise AssessmentClosed


def _update(grant: Grant, assessment: AssessmentView, source: SourceCode, values: Mapping[str, Any]) -> int:
    return writes.update(
        grant=grant,
        model=models.Assessment,
        row=assessment.id,
        version=assessment.version,
        source=source,
        values=values,
    )
