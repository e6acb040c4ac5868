"""Reads of assessments; each asks for a grant."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from kotokirja.domains.assessment import models, rules
from kotokirja.domains.assessment.types import (
    AssessmentState,
    AssessmentView,
    ParticipantKind,
    ParticipantView,
    Topic,
    TopicState,
)
from kotokirja.kernel.ids import AssessmentId, ClientId, ParticipantId
from kotokirja.platform.door import Grant
from kotokirja.platform.register.models import HistoryModel, TenantModel
from kotokirja.platform.register.reads import Row, rows_of_subject
from kotokirja.policy.findings import Finding

TABLES: Sequence[type[TenantModel]] = (models.Assessment, models.AssessmentParticipant)
"""The tables of a person's assessments."""
MIRRORS: Sequence[type[HistoryModel]] = (models.AssessmentHistory, models.AssessmentParticipantHistory)
"""Where their provenance stands."""

Rows = Mapping[type[TenantModel], Sequence[Row]]


class AssessmentNotFound(LookupError):
    """The person of the grant has no such assessment."""


def assessments(*, grant: Grant) -> tuple[AssessmentView, ...]:
    """The assessments of the grant's person, the latest first, in one statement."""
    return from_rows(rows=rows_of_subject(grant=grant, tables=TABLES))


def from_rows(*, rows: Rows) -> tuple[AssessmentView, ...]:
    """Assessments of rows that were read together with others."""
    views = [_assessment(row, rows[models.AssessmentParticipant]) for row in rows[models.Assessment]]
    return tuple(sorted(views, key=lambda view: (view.is_open, view.planned_on or date.min), reverse=True))


def _assessment(row: Row, participants: Sequence[Row]) -> AssessmentView:
    values: dict[str, Any] = {name: row[name] for name in AssessmentView.__dataclass_fields__ if name in row}
    values |= {
        "state": AssessmentState(row["state"]),
        "topics_done": tuple(Topic(code) for code in row["topics_done"]),
        "participants": tuple(
            participant(part) for part in participants if part["assessment_id"] == row["id"] and not part["is_void"]
        ),
    }
    return AssessmentView(**values)


def participant(row: Row) -> ParticipantView:
    """A participant of an assessment or a plan."""
    return ParticipantView(
        id=ParticipantId(row["id"]),
        version=row["version"],
        kind=ParticipantKind(row["kind"]),
        name=row["name"],
        organisation=row["organisation"],
    )


def one(*, views: Sequence[AssessmentView], assessment_id: AssessmentId) -> AssessmentView:
    """The assessment of that id, or `AssessmentNotFound`."""
    for view in views:
        if view.id == assessment_id:
            return view
    raise AssessmentNotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentDates:
    """What a list needs of somebody's latest assessment."""

    client_id: ClientId
    state: AssessmentState
    learned_on: date | None
    started_on: date | None
    ready_on: date | None
    needs_plan: bool


LATEST = """
SELECT DISTINCT ON (a.client_id) a.client_id, a.state, a.learned_on, a.started_on, a.ready_on, a.outcome
FROM assessment_assessment a
WHERE a.municipality_id = %s AND a.client_id = ANY (%s) AND a.state <> 'CANCELLED'
ORDER BY a.client_id, a.planned_on DESC NULLS LAST
"""


def latest_of(*, grant: Grant, clients: Sequence[ClientId]) -> Mapping[ClientId, AssessmentDates]:
    """The latest assessment of each of these persons, in one statement."""
    with connection.cursor() as cursor:
        cursor.execute(LATEST, [grant.municipality, list(clients)])
        return {
            ClientId(client): AssessmentDates(
                client_id=ClientId(client),
                state=AssessmentState(state),
                learned_on=learned,
                started_on=started,
                ready_on=ready,
                needs_plan=outcome == "PLAN_NEEDED",
            )
            for client, state, learned, started, ready, outcome in cursor.fetchall()
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentStanding:
    """What the statute says about an assessment as it stands."""

    findings: tuple[Finding, ...]
    topics: Mapping[Topic, TopicState]
    is_minor: bool

    @property
    def is_complete(self) -> bool:
        """Whether nothing but the conclusion is missing."""
        return not any(finding.is_blocking for finding in self.findings)


def standing_of(
    *, assessment: AssessmentView, anchor_on: date | None, born_on: date | None, on: date
) -> AssessmentStanding:
    """Hold an assessment against the rules."""
    is_child = rules.is_minor(born_on=born_on, on=on)
    return AssessmentStanding(
        findings=(
            *rules.eligibility_findings(assessment, anchor_on=anchor_on, born_on=born_on, on=on),
            *rules.content_findings(assessment, born_on=born_on, on=on),
        ),
        topics={topic: rules.topic_state(assessment, topic, is_child=is_child) for topic in Topic},
        is_minor=is_child,
    )
