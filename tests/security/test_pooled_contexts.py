"""R-G3: few pooled connections, many threads, errors at random places: no request sees another one's context."""

import contextlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from random import Random

import pytest
from django.db import DatabaseError, connection, transaction

from kotokirja.domains.clients import models
from kotokirja.kernel.ids import ClientId
from kotokirja.platform.door import Actor, NotPermitted, authorise, usecase
from kotokirja.platform.door.context import signed
from kotokirja.policy.actions import Action
from kotokirja.policy.vocabulary import Purpose
from kotokirja.usecases import clients
from tests.cast import AT, Cast, take_on
from tests.security.pool import throw_pool_away

pytestmark = [pytest.mark.usefixtures("municipality_db"), pytest.mark.requirement("R-G3")]

THREADS = 10
ROUNDS = 60
POOL = 4


class Stumbled(Exception):
    """An error in the middle of an act, as a mistake in a use case would raise it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A worker of one municipality with the clients that may be seen from there."""

    worker: Actor
    clients: tuple[ClientId, ...]


@usecase
def stumble(*, actor: Actor, client_id: ClientId, how: str) -> None:
    """Be let in, then fail."""
    authorise(actor=actor, action=Action.CLIENT_FILE_READ, subject=client_id, at=AT)
    assert models.Client.objects.count() == 1
    with connection.cursor() as cursor:
        if how == "sql":
            cursor.execute("SELECT 1 / 0")
        if how == "timeout":
            cursor.execute("SET LOCAL statement_timeout = 5")
            cursor.execute("SELECT pg_sleep(5)")
        if how == "killed":
            cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
    raise Stumbled


def one_round(rng: Random, sides: tuple[Side, ...]) -> list[str]:
    """Do one thing as somebody, then look what a transaction without a context sees; returns what went wrong."""
    side = rng.choice(sides)
    other = next(each for each in sides if each is not side)
    client = rng.choice(side.clients)
    wrong: list[str] = []
    match rng.randrange(6):
        case 0:
            hits = clients.search_own(actor=side.worker, text="Esimerkki", at=AT)
            wrong += ["a search found a foreign client" for hit in hits.rows if hit.client_id not in side.clients]
        case 1:
            opened = clients.open_part(actor=side.worker, client_id=client, at=AT)
            wrong += ["a file of somebody else"] * (opened.file.id != client)
        case 2:
            try:
                clients.open_part(actor=side.worker, client_id=rng.choice(other.clients), at=AT)
                wrong.append("a foreign file was opened")
            except NotPermitted:
                pass
        case _:
            with contextlib.suppress(Stumbled, DatabaseError):
                stumble(actor=side.worker, client_id=client, how=rng.choice(("python", "sql", "timeout", "killed")))
    wrong += what_is_left_over()
    if rng.random() < 0.5:
        connection.close()  # the end of a request: the connection goes back to the pool
    return wrong


def what_is_left_over() -> list[str]:
    """A transaction that went through no door must see nothing, whoever had the connection before."""
    try:
        with transaction.atomic():
            seen = models.Client.objects.count()
    except DatabaseError:
        connection.close_if_unusable_or_obsolete()
        return []
    return [f"{seen} rows without a context"]


def run_threads(sides: tuple[Side, ...], *, each: Callable[[Random, tuple[Side, ...]], list[str]]) -> list[str]:
    """Many threads over the pool; returns everything that went wrong."""

    def work(number: int) -> list[str]:
        rng = Random(number)
        try:
            return [finding for _ in range(ROUNDS) for finding in each(rng, sides)]
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as threads:
        return [finding for findings in threads.map(work, range(THREADS)) for finding in findings]


@pytest.fixture(scope="module")
def sides(cast: Cast) -> tuple[Side, ...]:
    here = tuple(take_on(cast, last_name="Esimerkki") for _ in range(4))
    there = tuple(take_on(cast, team=cast.abroad_team, last_name="Esimerkki") for _ in range(4))
    return Side(worker=cast.own_worker, clients=here), Side(worker=cast.abroad, clients=there)


def test_the_pool_is_smaller_than_the_number_of_threads() -> None:
    assert connection.settings_dict["OPTIONS"]["pool"]["max_size"] == POOL < THREADS


def test_no_thread_ever_sees_a_foreign_row(sides: tuple[Side, ...]) -> None:
    assert run_threads(sides, each=one_round) == []


def leaking_round(rng: Random, sides: tuple[Side, ...]) -> list[str]:
    """How it must not be done: the context is set for the session, so the pool hands it on."""
    side = rng.choice(sides)
    context = signed(actor=side.worker, purpose=Purpose.ASSESSMENT_AND_PLAN.value, is_whole=True)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('koto.context', %s, false)", [context])
    connection.close()
    return what_is_left_over()


def test_control_a_context_set_for_the_session_is_caught(sides: tuple[Side, ...]) -> None:
    found = run_threads(sides, each=leaking_round)
    assert found
    assert all("without a context" in finding for finding in found)
    throw_pool_away()
