"""Delivery over real HTTP through a network that loses, repeats and delays (reliability 4.4)."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random
from uuid import UUID, uuid4

import httpx
import pytest

from kotokirja.interfaces.jobs.delivery import deliver_all
from kotokirja.kernel.ids import ClientId, SubjectId
from kotokirja.platform.outbox.adapters import TIMEOUT, NationalRegister
from kotokirja.platform.outbox.schedule import Breaker
from tests.cast import MALLILA, Cast, take_on
from tests.domains.registry import harness
from tests.domains.registry.harness import BadNetwork, Model, compare
from tests.national.server import RegisterServer, running
from tests.plugins.cluster import TestDatabase

CLIENTS, EVENTS = 60, 5


@pytest.fixture(scope="module")
def server(national_db: TestDatabase, cast: Cast) -> Iterator[RegisterServer]:
    """The register, to which Mallila is known."""
    server = RegisterServer(national_db)
    server.introduce(harness.key_of(MALLILA), "Mallila")
    with running(server):
        yield server


def deliver(client: SubjectId, *, transport: httpx.BaseTransport, url: str) -> None:
    """Deliver what may leave for one client, through this network."""
    with httpx.Client(transport=transport, timeout=TIMEOUT, trust_env=False) as http:
        deliver_all(
            municipality=MALLILA,
            subject=client,
            adapter=NationalRegister(client=http, address=url, key=harness.key_of(MALLILA)),
            breaker=Breaker(),
            clock=harness.now,
        )


@pytest.mark.requirement("4.4", part="outbox")
@pytest.mark.notice("N4.4", part="record")
@pytest.mark.notice("N9.4", part="record")
@pytest.mark.notice("N2.2", part="record")
def test_a_bad_network_loses_nothing_and_doubles_nothing(server: RegisterServer, cast: Cast) -> None:
    rng, model = Random(44), Model()
    clients = [take_on(cast) for _ in range(CLIENTS)]
    for client in clients:
        harness.tell(model=model, actor=cast.own_worker, client=client, events=EVENTS, at=harness.now())
    assert harness.states() == {"PENDING": CLIENTS * EVENTS}
    network = BadNetwork(rng=rng, loss=0.3, copies=5)
    for _ in range(60):
        harness.let_time_pass()
        rng.shuffle(clients)
        for client in clients:
            deliver(client, transport=network, url=server.url)
        if harness.states() == {"ACKNOWLEDGED": CLIENTS * EVENTS}:
            break
    assert harness.states() == {"ACKNOWLEDGED": CLIENTS * EVENTS}
    assert not compare(model=model, held=harness.held(server))
    assert all(number > CLIENTS for number in network.counts.values()), network.counts
    receipts = harness.behind(
        "SELECT count(DISTINCT receipt), count(*) FROM outbox_outboxmessage WHERE payload IS NULL"
    )
    assert receipts == [(CLIENTS * EVENTS, CLIENTS * EVENTS)]


def test_the_comparison_finds_what_is_missing_doubled_or_otherwise(server: RegisterServer, cast: Cast) -> None:
    model = Model()
    client = take_on(cast)
    harness.tell(model=model, actor=cast.own_worker, client=client, events=3, at=harness.now())
    first, second, third = model.told
    assert not compare(model=model, held=[third, first, second])
    assert compare(model=model, held=[first, second]).missing == [third]
    assert compare(model=model, held=[first, second, third, third]).extra == [third]
    other = replace(third, follow_up="toinen")
    differences = compare(model=model, held=[first, second, other])
    assert (differences.missing, differences.extra) == ([third], [other])


def test_the_order_of_a_clients_records_holds_while_one_has_to_wait(server: RegisterServer, cast: Cast) -> None:
    model, client = Model(), take_on(cast)
    harness.tell(model=model, actor=cast.own_worker, client=client, events=3, at=harness.now())
    asked: list[httpx.Request] = []

    def closed(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(503)

    deliver(client, transport=httpx.MockTransport(closed), url=server.url)
    deliver(client, transport=httpx.MockTransport(closed), url=server.url)
    assert len(asked) == 1
    assert _states(client) == ["PENDING", "PENDING", "PENDING"]
    harness.let_time_pass()
    deliver(client, transport=httpx.HTTPTransport(), url=server.url)
    assert _states(client) == ["ACKNOWLEDGED"] * 3
    held = [told for told in harness.held(server) if told.client == client]
    assert not compare(model=model, held=held)


def _states(client: ClientId) -> list[object]:
    rows = harness.behind("SELECT state FROM outbox_outboxmessage WHERE subject_id = %s ORDER BY sequence", (client,))
    return [row[0] for row in rows]


def test_a_poisoned_message_is_laid_aside_and_the_others_pass(server: RegisterServer, cast: Cast) -> None:
    client = take_on(cast)
    harness.tell(model=Model(), actor=cast.own_worker, client=client, events=3, at=harness.now())
    poisoned: list[str] = []

    class Poisoned(httpx.HTTPTransport):
        """A register that fails at one message, the first it sees."""

        def handle_request(self, request: httpx.Request) -> httpx.Response:
            """Fail at that message only."""
            key = request.headers["Idempotency-Key"]
            poisoned.append(key)
            return httpx.Response(500) if key == poisoned[0] else super().handle_request(request)

    for _ in range(12):
        harness.let_time_pass()
        deliver(client, transport=Poisoned(), url=server.url)
    assert _states(client) == ["DEAD", "ACKNOWLEDGED", "ACKNOWLEDGED"]
    assert poisoned.count(poisoned[0]) == 10


def test_an_acknowledgement_is_believed_only_for_the_message_that_it_names(cast: Cast) -> None:
    client = take_on(cast)
    harness.tell(model=Model(), actor=cast.own_worker, client=client, events=1, at=harness.now())

    def another(request: httpx.Request) -> httpx.Response:
        content = {"receipt": str(uuid4()), "idempotency_key": "0" * 64, "recorded_at": harness.now().isoformat()}
        return httpx.Response(201, json=content)

    deliver(client, transport=httpx.MockTransport(another), url="http://register.invalid")
    assert _states(client) == ["SENT"]

    def own(request: httpx.Request) -> httpx.Response:
        content = {
            "receipt": str(UUID(int=7)),
            "idempotency_key": request.headers["Idempotency-Key"],
            "recorded_at": harness.now().isoformat(),
        }
        return httpx.Response(201, json=content)

    harness.let_time_pass()
    deliver(client, transport=httpx.MockTransport(own), url="http://register.invalid")
    assert _states(client) == ["ACKNOWLEDGED"]


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"receipt": 1}', b"<html>", b"x" * 100_000, b"\xff"])
def test_garbage_for_an_acknowledgement_acknowledges_nothing(body: bytes, cast: Cast) -> None:
    client = take_on(cast)
    harness.tell(model=Model(), actor=cast.own_worker, client=client, events=1, at=harness.now())
    transport = httpx.MockTransport(lambda _: httpx.Response(201, content=body))
    deliver(client, transport=transport, url="http://register.invalid")
    assert _states(client) == ["SENT"]
