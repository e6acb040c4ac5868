"""One client's way from the assessment to the national register, through the same doors as everybody."""

from collections.abc import Iterator
from datetime import timedelta

import httpx
import psycopg
import pytest

from kotokirja.domains.plans.types import ReviewOutcome, ReviewReason
from kotokirja.interfaces.jobs.delivery import deliver_all
from kotokirja.kernel.calendar import helsinki_day
from kotokirja.platform.outbox.adapters import TIMEOUT, NationalRegister
from kotokirja.platform.outbox.schedule import Breaker
from kotokirja.usecases import plans, registry
from tests import casework
from tests.cast import AT, MALLILA, Cast
from tests.domains.registry import harness
from tests.national.server import RegisterServer, running
from tests.plugins.cluster import TestDatabase


@pytest.fixture(scope="module")
def server(national_db: TestDatabase, cast: Cast) -> Iterator[RegisterServer]:
    """The register, to which Mallila is known."""
    server = RegisterServer(national_db)
    server.introduce(harness.key_of(MALLILA), "Mallila")
    with running(server):
        yield server


@pytest.mark.notice("N4.4", part="record")
@pytest.mark.notice("N2.2", part="record")
def test_assessment_plan_and_review_stand_in_the_register_as_they_were_agreed(
    server: RegisterServer, cast: Cast
) -> None:
    actor, client = cast.own_worker, casework.adult(cast)
    agreed = casework.agreed(actor, client)
    later = AT + timedelta(days=60)
    reviewed = plans.review_plan(
        actor=actor,
        client_id=client,
        plan_id=agreed.id,
        version=agreed.version,
        reviewed_on=helsinki_day(later),
        reason=ReviewReason.CLIENT_REQUEST,
        outcome=ReviewOutcome.UNCHANGED,
        observations="Etenee sovitusti",
        valid_until=None,
        at=later,
    )
    harness.let_time_pass()
    with httpx.Client(timeout=TIMEOUT, trust_env=False) as http:
        register = NationalRegister(client=http, address=server.url, key=harness.key_of(MALLILA))
        settled = deliver_all(
            municipality=MALLILA, subject=client, adapter=register, breaker=Breaker(), clock=harness.now
        )
    assert settled == 3
    file, deliveries = registry.deliveries(actor=actor, client_id=client, at=later)
    assert [(delivery.event, delivery.state) for delivery in deliveries] == [
        ("PLAN_REVIEWED", "ACKNOWLEDGED"),
        ("PLAN_AGREED", "ACKNOWLEDGED"),
        ("ASSESSMENT_READY", "ACKNOWLEDGED"),
    ]
    with psycopg.connect(server.database.address()) as connection:
        held = connection.execute(
            "SELECT r.kind, r.valid_until, r.follow_up, r.review_observations, p.last_name, p.municipality_id"
            " FROM national_records_record r JOIN national_records_person p ON p.id = r.person_id"
            " WHERE p.client = %s ORDER BY r.sequence",
            [client],
        ).fetchall()
        services = connection.execute(
            "SELECT count(*) FROM national_records_service s JOIN national_records_person p ON p.id = s.person_id"
            " WHERE p.client = %s",
            [client],
        ).fetchone()
    name = file.person.last_name
    assert held == [
        ("ASSESSMENT_READY", None, "", "", name, MALLILA),
        ("PLAN_AGREED", agreed.valid_until, agreed.follow_up, "", name, MALLILA),
        ("PLAN_REVIEWED", reviewed.valid_until, reviewed.follow_up, "Etenee sovitusti", name, MALLILA),
    ]
    assert services == (2 * len(agreed.services),)
