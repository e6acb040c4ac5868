"""Killing either side of the delivery at any moment (reliability 4.1): nothing is lost, nothing doubled."""

import asyncio
import time
from collections.abc import Coroutine
from random import Random

import pytest

from tests.cast import MALLILA, Cast, take_on
from tests.domains.registry import harness
from tests.domains.registry.harness import Model, Worker, compare
from tests.national.server import RegisterServer
from tests.plugins.cluster import TestDatabase

CLIENTS, EVENTS = 30, 4
ROUNDS = 6
PATIENCE = 240.0


@pytest.mark.requirement("4.1", part="outbox")
@pytest.mark.notice("N4.4", part="record")
@pytest.mark.notice("N9.4", part="record")
def test_killing_either_side_loses_nothing_and_doubles_nothing(
    municipality_db: TestDatabase, national_db: TestDatabase, cast: Cast
) -> None:
    rng, model = Random(41), Model()
    server = RegisterServer(national_db)
    server.introduce(harness.key_of(MALLILA), "Mallila")
    worker = Worker(municipality_db, server.url)
    deaths: list[tuple[str, int]] = []
    try:
        server.start()
        worker.start()
        for batch in range(ROUNDS):
            for _ in range(CLIENTS // ROUNDS):
                client = take_on(cast)
                harness.tell(model=model, actor=cast.own_worker, client=client, events=EVENTS, at=harness.now())
            _await_progress(batch)
            time.sleep(rng.uniform(0.0, 0.2))
            victim = rng.choice(("worker", "server", "both"))
            if victim != "server":
                assert worker.is_alive()
                worker.kill()
            if victim != "worker":
                server.kill()
            deaths.append((victim, harness.states().get("ACKNOWLEDGED", 0)))
            if victim != "worker":
                server.start()
            if victim != "server":
                worker.start()
        _await_all()
    finally:
        worker.kill()
        server.kill()
    assert harness.states() == {"ACKNOWLEDGED": CLIENTS * EVENTS}
    assert not compare(model=model, held=harness.held(server))
    assert {victim for victim, _ in deaths} >= {"worker", "server"}
    in_the_middle = [done for _, done in deaths if 0 < done < CLIENTS * EVENTS]
    assert len(in_the_middle) >= ROUNDS // 2, deaths


def _await_progress(batch: int) -> None:
    """Let something be delivered, so that the blow falls into work."""
    before = harness.states().get("ACKNOWLEDGED", 0)
    give_up = time.monotonic() + 20
    while time.monotonic() < give_up and harness.states().get("ACKNOWLEDGED", 0) <= before + 1:
        time.sleep(0.02)


def _await_all() -> None:
    """Wait for the end, while what waits for its time is told that it has come."""
    give_up = time.monotonic() + PATIENCE
    while time.monotonic() < give_up:
        if set(harness.states()) == {"ACKNOWLEDGED"}:
            return
        time.sleep(1.0)


def test_a_job_that_is_lost_loses_no_message(
    municipality_db: TestDatabase, national_db: TestDatabase, cast: Cast
) -> None:
    from kotokirja.interfaces.jobs.actor import worker_for
    from kotokirja.usecases.registry_delivery import resume_overdue

    client = take_on(cast)
    harness.tell(model=Model(), actor=cast.own_worker, client=client, events=1, at=harness.now())
    harness.behind("DELETE FROM procrastinate_jobs")
    assert resume_overdue(actor=worker_for(municipality=MALLILA), at=harness.now()) == 0
    harness.behind(
        "UPDATE outbox_outboxmessage SET next_attempt_at = now() - interval '2 minutes' WHERE subject_id = %s",
        (client,),
    )
    assert resume_overdue(actor=worker_for(municipality=MALLILA), at=harness.now()) == 1
    jobs = harness.behind("SELECT task_name, lock, args FROM procrastinate_jobs")
    assert jobs == [
        ("registry.deliver", f"{MALLILA} {client}", {"subject": str(client), "municipality": MALLILA}),
    ]


def test_the_worker_does_not_start_when_records_would_travel_in_the_open(settings: object) -> None:
    from kotokirja.interfaces.jobs import worker

    settings.KOTOKIRJA_TRY_OUT = False  # type: ignore[attr-defined]
    settings.KOTOKIRJA_NATIONAL_URL = "http://register.example"  # type: ignore[attr-defined]
    with pytest.raises(worker.OpenRoad):
        worker.run(is_lasting=False)
    settings.KOTOKIRJA_NATIONAL_URL = "https://register.example"  # type: ignore[attr-defined]
    started: list[str] = []

    def start(work: Coroutine[object, object, None]) -> None:
        started.append("work")
        work.close()

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(asyncio, "run", start)
        worker.run(is_lasting=False)
    assert started == ["work"]
