"""Reads of plans; each asks for a grant."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from kotokirja.domains.assessment import queries as assessment_queries
from kotokirja.domains.assessment.types import AssessmentView
from kotokirja.domains.plans import models, rules
from kotokirja.domains.plans.types import (
    NEEDS_REFERRAL,
    ExtensionGround,
    ExtensionView,
    GoalKind,
    GoalView,
    Horizon,
    LegalRegime,
    PlanState,
    PlanView,
    ReviewOutcome,
    ReviewReason,
    ReviewView,
    ServiceKind,
    ServiceView,
)
from kotokirja.kernel.ids import ClientId, PlanId
from kotokirja.platform.door import Grant
from kotokirja.platform.register.models import HistoryModel, TenantModel
from kotokirja.platform.register.reads import Row, rows_of_subject
from kotokirja.policy.findings import Finding
from kotokirja.policy.terms import Clock, Explained

TABLES: Sequence[type[TenantModel]] = (
    models.Plan,
    models.PlanParticipant,
    models.Goal,
    models.PlannedService,
    models.PlanExtension,
    models.PlanReview,
)
"""The tables of a person's plans."""
CASEWORK: Sequence[type[TenantModel]] = (*assessment_queries.TABLES, *TABLES)
"""These and the tables of the assessments that they follow from."""
MIRRORS: Sequence[type[HistoryModel]] = (
    models.PlanHistory,
    models.PlanParticipantHistory,
    models.GoalHistory,
    models.PlannedServiceHistory,
    models.PlanExtensionHistory,
    models.PlanReviewHistory,
)
"""Where their provenance stands."""

Rows = Mapping[type[TenantModel], Sequence[Row]]


class PlanNotFound(LookupError):
    """The person of the grant has no such plan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Casework:
    """A person's assessments and plans."""

    assessments: tuple[AssessmentView, ...]
    plans: tuple[PlanView, ...]


def casework(*, grant: Grant) -> Casework:
    """All assessments and plans of the grant's person with everything in them, in one statement."""
    return casework_of(rows=rows_of_subject(grant=grant, tables=CASEWORK))


def casework_of(*, rows: Rows) -> Casework:
    """Assessments and plans of rows that were read together with others."""
    return Casework(assessments=assessment_queries.from_rows(rows=rows), plans=from_rows(rows=rows))


def plans(*, grant: Grant) -> tuple[PlanView, ...]:
    """The plans of the grant's person, the latest first, in one statement."""
    return from_rows(rows=rows_of_subject(grant=grant, tables=TABLES))


def from_rows(*, rows: Rows) -> tuple[PlanView, ...]:
    """Plans of rows that were read together with others, the latest first."""
    views = [_plan(row, rows) for row in rows[models.Plan]]
    return tuple(sorted(views, key=lambda view: view.number, reverse=True))


def one(*, views: Sequence[PlanView], plan_id: PlanId) -> PlanView:
    """The plan of that id, or `PlanNotFound`."""
    for view in views:
        if view.id == plan_id:
            return view
    raise PlanNotFound


def _plan(row: Row, rows: Rows) -> PlanView:
    values: dict[str, Any] = {name: row[name] for name in PlanView.__dataclass_fields__ if name in row}
    values |= {
        "state": PlanState(row["state"]),
        "legal_regime": LegalRegime(row["legal_regime"]),
        "participants": tuple(assessment_queries.participant(part) for part in _of(row, rows[models.PlanParticipant])),
        "goals": tuple(_goal(part) for part in sorted(_of(row, rows[models.Goal]), key=_place)),
        "services": tuple(_service(part) for part in sorted(_of(row, rows[models.PlannedService]), key=_place)),
        "extensions": tuple(_extension(part) for part in _of(row, rows[models.PlanExtension])),
        "reviews": tuple(
            _review(part) for part in sorted(_of(row, rows[models.PlanReview]), key=lambda part: part["reviewed_on"])
        ),
    }
    return PlanView(**values)


def _of(plan: Row, parts: Sequence[Row]) -> list[Row]:
    return [part for part in parts if part["plan_id"] == plan["id"] and not part.get("is_void", False)]


def _place(row: Row) -> tuple[int, str]:
    return row["position"], str(row["id"])


def _goal(row: Row) -> GoalView:
    return GoalView(
        id=row["id"],
        version=row["version"],
        kind=GoalKind(row["kind"]),
        horizon=Horizon(row["horizon"]),
        text=row["text"],
    )


def _service(row: Row) -> ServiceView:
    values = {name: row[name] for name in ServiceView.__dataclass_fields__ if name in row}
    return ServiceView(**values | {"kind": ServiceKind(row["kind"])})


def _extension(row: Row) -> ExtensionView:
    values = {name: row[name] for name in ExtensionView.__dataclass_fields__ if name in row}
    return ExtensionView(**values | {"kind": ExtensionGround(row["kind"])})


def _review(row: Row) -> ReviewView:
    values = {name: row[name] for name in ReviewView.__dataclass_fields__ if name in row}
    return ReviewView(**values | {"reason": ReviewReason(row["reason"]), "outcome": ReviewOutcome(row["outcome"])})


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDates:
    """What a list needs of somebody's plan in force."""

    client_id: ClientId
    plan_id: PlanId
    agreed_on: date
    valid_from: date
    valid_until: date
    last_reviewed_on: date | None
    waits_for_referral: bool


RUNNING = """
SELECT p.client_id, p.id, p.agreed_on, p.valid_from, p.valid_until,
       (SELECT max(r.reviewed_on) FROM plans_planreview r
        WHERE r.municipality_id = p.municipality_id AND r.client_id = p.client_id AND r.plan_id = p.id),
       EXISTS (SELECT FROM plans_plannedservice s
               WHERE s.municipality_id = p.municipality_id AND s.client_id = p.client_id AND s.plan_id = p.id
                 AND NOT s.is_void AND s.referred_on IS NULL AND s.kind = ANY (%(kinds)s))
FROM plans_plan p
WHERE p.municipality_id = %(municipality)s AND p.client_id = ANY (%(clients)s) AND p.state = 'AGREED'
"""


def running_of(*, grant: Grant, clients: Sequence[ClientId]) -> Mapping[ClientId, PlanDates]:
    """The agreed and not ended plan of each of these persons, in one statement."""
    with connection.cursor() as cursor:
        cursor.execute(
            RUNNING,
            {
                "municipality": grant.municipality,
                "clients": list(clients),
                "kinds": [kind.value for kind in NEEDS_REFERRAL],
            },
        )
        return {
            ClientId(client): PlanDates(
                client_id=ClientId(client),
                plan_id=PlanId(plan),
                agreed_on=agreed,
                valid_from=start,
                valid_until=end,
                last_reviewed_on=reviewed,
                waits_for_referral=waits,
            )
            for client, plan, agreed, start, end, reviewed, waits in cursor.fetchall()
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanStanding:
    """What the statute says about a plan as it stands."""

    findings: tuple[Finding, ...]
    latest_end: Explained[date] | None
    """The last day until which it may be valid if it is agreed today, or was allowed when it was agreed."""
    max_end: Explained[date] | None
    """The last day of all plans together, as a sum of components."""
    is_in_force: bool
    waiting_for_referral: tuple[ServiceView, ...]


def standing_of(
    *, plan: PlanView, work: Casework, assessment: AssessmentView | None, born_on: date | None, on: date
) -> PlanStanding:
    """Hold a plan against the rules."""
    drawn_up = plan.agreed_on or on
    return PlanStanding(
        findings=rules.content_findings(plan, assessment=assessment, born_on=born_on, on=on),
        latest_end=rules.latest_end(plan, work.plans, born_on=born_on, drawn_up_on=drawn_up),
        max_end=rules.max_end(work.plans, born_on=born_on, drawn_up_on=drawn_up),
        is_in_force=plan.is_in_force(on),
        waiting_for_referral=rules.waiting_for_referral(plan),
    )


def clocks_of_plans(*, plans: Sequence[PlanView], born_on: date | None, on: date) -> tuple[Clock, ...]:
    """The clocks of the plan that is agreed and not ended."""
    return rules.plan_clocks(plans, born_on=born_on, on=on)


def clocks_of_dates(*, dates: PlanDates, on: date) -> tuple[Clock, ...]:
    """The clocks of a running plan by its days alone, as lists need them."""
    return tuple(
        rules.running_clocks(
            drawn_up_on=dates.agreed_on,
            valid_from=dates.valid_from,
            valid_until=dates.valid_until,
            last_reviewed_on=dates.last_reviewed_on,
            waits_for_referral=dates.waits_for_referral,
            on=on,
        )
    )


def is_integration_client(*, plans: Sequence[PlanView], on: date) -> bool:
    """Whether a plan is in force, which makes a person an integration client (kotoutuja-asiakas, 5(5))."""
    return rules.is_integration_client(plans, on=on)
