"""Each decision bears the name of the officer who made it (N6.2): in the data that it leaves, and in the log."""

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import connections

from kotokirja.domains.clients.types import EndReason as RelationshipEnd
from kotokirja.domains.plans.types import EndReason, ReviewOutcome, ReviewReason
from kotokirja.kernel.ids import ClientId
from kotokirja.platform.door import Actor, NotPermitted
from kotokirja.policy.actions import RULES, Action
from kotokirja.usecases import clients, plans
from tests.casework import adult, agreed, ready
from tests.cast import AT, TODAY, Cast
from tests.plugins.cluster import TestDatabase

pytestmark = pytest.mark.usefixtures("municipality_db")


def rows(statement: str, values: list[Any]) -> list[tuple[Any, ...]]:
    """What stands behind the policies."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("SET ROLE NONE")
        cursor.execute(statement, values)
        return [tuple(row) for row in cursor.fetchall()]


def recorders(mirror: str, client: ClientId, column: str) -> set[UUID]:
    """Who recorded the values of a column about a client."""
    found = rows(f"SELECT recorded_by FROM {mirror} WHERE subject_id = %s AND %s = ANY (columns)", [client, column])
    return {recorder for (recorder,) in found}


def logged(actor: Actor) -> set[tuple[UUID, str, str]]:
    """Who did what with which outcome in one request."""
    found = rows("SELECT actor, action, outcome FROM audit.entry WHERE request_id = %s", [actor.request_id])
    return {(account, action, outcome) for account, action, outcome in found}


def decide_everything(actor: Actor, client: ClientId) -> None:
    """Take every decision of a client's way: assess, agree, review, end the plan and the relationship."""
    plan = agreed(actor, client)
    plan = plans.review_plan(
        actor=actor, client_id=client, plan_id=plan.id, version=plan.version, reviewed_on=TODAY,
        reason=ReviewReason.SIX_MONTHS, outcome=ReviewOutcome.UNCHANGED, observations="Etenee.", valid_until=None, at=AT,
    )  # fmt: skip
    plans.end_plan(
        actor=actor, client_id=client, plan_id=plan.id, version=plan.version, ended_on=TODAY,
        reason=EndReason.OTHER, onward_guidance="Työllisyyspalvelut", at=AT,
    )  # fmt: skip
    relationship = clients.open_part(actor=actor, client_id=client, at=AT).file.relationship
    assert relationship is not None
    clients.end_relationship(
        actor=actor, client_id=client, row=relationship.id, version=relationship.version, on=TODAY,
        reason=next(iter(RelationshipEnd)), at=AT,
    )  # fmt: skip


@pytest.mark.notice("N6.2", part="named")
def test_each_decision_of_a_clients_way_names_the_officer_in_its_data_and_in_the_log(cast: Cast) -> None:
    client = adult(cast)
    officer = replace(cast.own_worker, request_id=uuid4())
    decide_everything(officer, client)
    for mirror, column in {
        "assessment_assessment_history": "outcome",
        "plans_plan_history": "agreed_on",
        "plans_planreview_history": "outcome",
        "clients_relationship_history": "ended_on",
    }.items():
        assert recorders(mirror, client, column) == {officer.account_id}, mirror
    decisions = {
        Action.ASSESSMENT_COMPLETE, Action.PLAN_AGREE, Action.PLAN_REVIEW, Action.PLAN_END, Action.CLIENT_END,
    }  # fmt: skip
    assert all(RULES[action].is_decision for action in decisions)
    assert {(officer.account_id, action.value, "GRANTED") for action in decisions} <= logged(officer)


@pytest.mark.notice("N6.2", part="named")
def test_a_refusal_names_whom_it_met(cast: Cast) -> None:
    client = adult(cast)
    view = ready(cast.own_worker, client)
    stranger = replace(cast.stranger, request_id=uuid4())
    with pytest.raises(NotPermitted):
        plans.draft_plan(actor=stranger, client_id=client, assessment_id=view.id, at=AT)
    ((account, _, outcome),) = logged(stranger)
    assert (account, outcome) == (stranger.account_id, "REFUSED")


@pytest.mark.notice("N6.2", part="named")
def test_nobody_records_in_another_officers_name(cast: Cast, municipality_db: TestDatabase) -> None:
    client = adult(cast)
    with (
        psycopg.connect(municipality_db.address("app")) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute(
            "UPDATE clients_client_history SET recorded_by = %s WHERE subject_id = %s",
            [cast.stranger.account_id, client],
        )
