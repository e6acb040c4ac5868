"""Records come into being with the act, are carried by hand where that is the way, and are never a job's decision."""

from dataclasses import replace
from datetime import datetime
from uuid import uuid4

import psycopg
import pytest
from django.db import transaction

from kotokirja.domains.registry import operations
from kotokirja.domains.registry.types import EventKind, MessageState
from kotokirja.interfaces.jobs.actor import worker_for
from kotokirja.kernel.ids import ClientId, MessageId
from kotokirja.platform.door import Actor, NotPermitted, authorise, usecase
from kotokirja.platform.outbox.types import Outcome, OutcomeKind
from kotokirja.policy.actions import RULES, Action
from kotokirja.policy.vocabulary import Role
from kotokirja.usecases import registry
from kotokirja.usecases.registry_delivery import note_outcome, resume_overdue, take_next
from tests.cast import AT, KOEKYLA, MALLILA, Cast, take_on
from tests.domains.registry import harness
from tests.domains.registry.harness import Model
from tests.plugins.cluster import TestDatabase


class LaterFailure(Exception):
    """What goes wrong after the record was made."""


@usecase
def agree_and_fail(*, actor: Actor, client_id: ClientId, at: datetime) -> None:
    """An act that fails at its end."""
    grant = authorise(actor=actor, action=Action.CLIENT_FILE_READ, subject=client_id, at=at)
    operations.record_plan(grant=grant, plan=harness.plan(follow_up="x"), at=at)
    raise LaterFailure


def messages(client: ClientId) -> list[MessageId]:
    """The messages about a client, the oldest first."""
    rows = harness.behind("SELECT id FROM outbox_outboxmessage WHERE subject_id = %s ORDER BY sequence", (client,))
    return [row[0] for row in rows]  # type: ignore[misc]


def jobs(client: ClientId) -> int:
    """How many jobs are asked for about a client."""
    rows = harness.behind("SELECT count(*) FROM procrastinate_jobs WHERE args->>'subject' = %s", (str(client),))
    return int(str(rows[0][0]))


@pytest.mark.notice("N4.4", part="record")
def test_the_record_and_its_delivery_stand_or_fall_with_the_act(cast: Cast) -> None:
    client = take_on(cast)
    with pytest.raises(LaterFailure):
        agree_and_fail(actor=cast.own_worker, client_id=client, at=AT)
    assert (messages(client), jobs(client)) == ([], 0)
    harness.tell(model=Model(), actor=cast.own_worker, client=client, events=1, at=AT)
    assert (len(messages(client)), jobs(client)) == (1, 1)


def test_the_same_event_in_the_same_version_is_one_message(cast: Cast) -> None:
    client, plan = take_on(cast), harness.plan(follow_up="x")
    for _ in range(3):
        harness.agree(actor=cast.own_worker, client_id=client, plan=plan, at=AT)
    assert len(messages(client)) == 1
    harness.agree(actor=cast.own_worker, client_id=client, plan=replace(plan, version=2), at=AT)
    assert len(messages(client)) == 2


def test_the_content_is_sealed_while_it_waits_and_gone_when_it_is_acknowledged(cast: Cast) -> None:
    client = take_on(cast, last_name="Kanaria-7f2c")
    harness.tell(model=Model(), actor=cast.own_worker, client=client, events=1, at=AT)
    (sealed,) = harness.behind("SELECT payload FROM outbox_outboxmessage WHERE subject_id = %s", (client,))[0]
    assert isinstance(sealed, bytes)
    worker = worker_for(municipality=MALLILA)
    message = take_next(actor=worker, subject=client, at=AT)
    assert message is not None
    assert b"Kanaria-7f2c" in message.body
    assert b"Kanaria-7f2c" not in sealed
    acknowledged = Outcome(kind=OutcomeKind.ACKNOWLEDGED, receipt=uuid4(), recorded_at=AT)
    note_outcome(actor=worker, subject=client, message=message.id, outcome=acknowledged, at=AT)
    assert harness.behind("SELECT payload FROM outbox_outboxmessage WHERE subject_id = %s", (client,)) == [(None,)]


def test_a_late_answer_changes_nothing_that_is_settled(cast: Cast) -> None:
    client = take_on(cast)
    harness.tell(model=Model(), actor=cast.own_worker, client=client, events=1, at=AT)
    worker, message = worker_for(municipality=MALLILA), messages(client)[0]
    first = Outcome(kind=OutcomeKind.ACKNOWLEDGED, receipt=uuid4(), recorded_at=AT)
    note_outcome(actor=worker, subject=client, message=message, outcome=first, at=AT)
    for late in (Outcome(kind=OutcomeKind.REFUSED), replace(first, receipt=uuid4())):
        state = note_outcome(actor=worker, subject=client, message=message, outcome=late, at=AT)
        assert state is MessageState.ACKNOWLEDGED
    receipts = harness.behind("SELECT receipt FROM outbox_outboxmessage WHERE id = %s", (message,))
    assert receipts == [(first.receipt,)]


@pytest.fixture
def by_hand(settings: object) -> None:
    """Mallila records by hand."""
    settings.KOTOKIRJA_REGISTRY_WAYS = {MALLILA: "MANUAL"}  # type: ignore[attr-defined]


@pytest.mark.usefixtures("by_hand")
def test_a_record_is_carried_over_by_hand_and_marked_by_the_officer(cast: Cast) -> None:
    client = take_on(cast)
    harness.tell(model=Model(), actor=cast.own_worker, client=client, events=1, at=AT)
    (message,) = messages(client)
    assert jobs(client) == 0
    _, view = registry.manual_record(actor=cast.own_worker, client_id=client, message_id=message, at=AT)
    assert view.event is EventKind.PLAN_AGREED
    assert {section.path for section in view.sections} >= {
        "event.plan",
        "event.plan.goals.1",
        "person",
        "person.contact",
    }
    registry.mark_recorded(actor=cast.own_worker, client_id=client, message_id=message, at=AT)
    _, (delivery,) = registry.deliveries(actor=cast.own_worker, client_id=client, at=AT)
    assert (delivery.state, delivery.acknowledged_at) == (MessageState.ACKNOWLEDGED, AT)
    assert (delivery.marked_by, delivery.marked_by_name) == (cast.own_worker.account_id, "Outi Ohjaaja")
    with pytest.raises(registry.MessageNotFound):
        registry.mark_recorded(actor=cast.own_worker, client_id=client, message_id=message, at=AT)


def test_what_goes_over_http_can_not_be_marked_by_hand(cast: Cast) -> None:
    client = take_on(cast)
    harness.tell(model=Model(), actor=cast.own_worker, client=client, events=1, at=AT)
    with pytest.raises(registry.MessageNotFound):
        registry.mark_recorded(actor=cast.own_worker, client_id=client, message_id=messages(client)[0], at=AT)


def test_what_was_refused_is_tried_again_when_an_officer_says_so(cast: Cast) -> None:
    client, worker = take_on(cast), worker_for(municipality=MALLILA)
    harness.tell(model=Model(), actor=cast.own_worker, client=client, events=1, at=AT)
    (message,) = messages(client)
    refused = Outcome(kind=OutcomeKind.REFUSED, fault="HTTP_422")
    note_outcome(actor=worker, subject=client, message=message, outcome=refused, at=AT)
    assert take_next(actor=worker, subject=client, at=AT) is None
    registry.retry_delivery(actor=cast.lead, client_id=client, message_id=message, at=AT)
    assert take_next(actor=worker, subject=client, at=AT) is not None
    assert jobs(client) == 2


@pytest.mark.parametrize("who", ["stranger", "other_lead", "abroad", "guidance_worker", "administrator"])
def test_only_the_clients_own_team_sees_and_touches_the_records(who: str, cast: Cast) -> None:
    client = take_on(cast)
    harness.tell(model=Model(), actor=cast.own_worker, client=client, events=1, at=AT)
    actor, (message,) = getattr(cast, who), messages(client)
    for act in (registry.manual_record, registry.mark_recorded, registry.retry_delivery):
        with pytest.raises(NotPermitted):
            act(actor=actor, client_id=client, message_id=message, at=AT)
    with pytest.raises(NotPermitted):
        registry.deliveries(actor=actor, client_id=client, at=AT)
    assert registry.deliveries(actor=cast.teammate, client_id=client, at=AT)[1]


def test_a_worker_reaches_the_messages_of_its_municipality_only(cast: Cast) -> None:
    client = take_on(cast)
    harness.tell(model=Model(), actor=cast.own_worker, client=client, events=1, at=AT)
    harness.behind("UPDATE outbox_outboxmessage SET next_attempt_at = '2020-01-01' WHERE subject_id = %s", (client,))
    assert take_next(actor=worker_for(municipality=KOEKYLA), subject=client, at=AT) is None
    assert resume_overdue(actor=worker_for(municipality=KOEKYLA), at=AT) == 0
    assert resume_overdue(actor=worker_for(municipality=MALLILA), at=AT) >= 1
    assert take_next(actor=worker_for(municipality=MALLILA), subject=client, at=AT) is not None


@pytest.mark.notice("N6.2", part="no-job-decides")
def test_a_job_can_neither_mark_nor_retry_nor_read_for_the_hand(cast: Cast) -> None:
    client = take_on(cast)
    harness.tell(model=Model(), actor=cast.own_worker, client=client, events=1, at=AT)
    (message,), worker = messages(client), worker_for(municipality=MALLILA)
    for act in (registry.manual_record, registry.mark_recorded, registry.retry_delivery):
        with pytest.raises(NotPermitted):
            act(actor=worker, client_id=client, message_id=message, at=AT)
    assert not any(rule.is_decision for rule in RULES.values() if Role.WORKER in rule.purposes)
    assert RULES[Action.REGISTRY_MARK].is_decision


@pytest.mark.notice("N6.2", part="no-job-decides")
@pytest.mark.usefixtures("by_hand")
def test_the_database_lets_the_workers_role_note_a_delivery_and_nothing_else(
    cast: Cast, municipality_db: TestDatabase
) -> None:
    client = take_on(cast)
    harness.tell(model=Model(), actor=cast.own_worker, client=client, events=1, at=AT)
    with psycopg.connect(municipality_db.address("worker")) as connection:
        for statement in (
            "UPDATE outbox_outboxmessage SET marked_by = gen_random_uuid()",
            "UPDATE outbox_outboxmessage SET marked_by_name = 'x'",
            "UPDATE outbox_outboxmessage SET subject_id = gen_random_uuid()",
            "DELETE FROM outbox_outboxmessage",
            "INSERT INTO outbox_outboxmessage DEFAULT VALUES",
        ):
            with (
                pytest.raises(psycopg.errors.InsufficientPrivilege, match="permission denied"),
                connection.transaction(),
            ):
                connection.execute(statement.encode())
        with (
            pytest.raises(psycopg.errors.InsufficientPrivilege, match="no valid access context"),
            connection.transaction(),
        ):
            connection.execute(b"UPDATE outbox_outboxmessage SET state = 'SENT'")
    with pytest.raises(psycopg.errors.CheckViolation, match="by_whom"):
        harness.behind(
            "UPDATE outbox_outboxmessage SET state = 'ACKNOWLEDGED', acknowledged_at = now(), payload = NULL,"
            " receipt = gen_random_uuid() WHERE subject_id = %s",
            (client,),
        )


def test_the_signed_context_of_one_client_reaches_no_other_clients_messages(cast: Cast) -> None:
    client, other = take_on(cast), take_on(cast)
    for one in (client, other):
        harness.tell(model=Model(), actor=cast.own_worker, client=one, events=1, at=AT)
    from kotokirja.platform.outbox.models import OutboxMessage

    with transaction.atomic():
        authorise(actor=cast.own_worker, action=Action.REGISTRY_READ, subject=client, at=AT)
        seen = set(OutboxMessage.objects.values_list("subject_id", flat=True))
    assert seen == {client}
