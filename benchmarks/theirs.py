"""The same operations at the cobbled application, about the same people."""

from collections.abc import Sequence
from itertools import count
from typing import Final
from urllib.parse import urlencode
from uuid import UUID

import psycopg

from benchmarks.asking import Asked, Client
from benchmarks.cobbled import operations as cobbled
from benchmarks.cobbled.operations import Given, Operation
from benchmarks.operations import Asking, person
from benchmarks.people import Worker, misspelt
from benchmarks.places import Place

FRESH: Final = count(1)


def numbers_of(place: Place) -> dict[UUID, int]:
    """Each person's number in the cobbled database."""
    with psycopg.connect(place.cobbled_superuser) as connection:
        return dict(connection.execute("SELECT kotokirja_id, client_id FROM fill.client").fetchall())


def signed_in(place: Place, workers: Sequence[Worker], *, port: int) -> list[Client]:
    """A browser for each of the workers, with a session and the token that its forms carry."""
    sessions = [cobbled.session_for(worker.username, address=place.cobbled) for worker in workers]
    token = cobbled.CSRF_COOKIE
    return [Client(port=port, cookies=dict([session, token]), token=token[1]) for session in sessions]


def asked(operation: Operation, given: Given) -> Asked:
    """One request of the cobbled application; the token stands in its form already."""
    form = operation.form(given) if operation.form else None
    fields = tuple((name, value) for name, value in form.items() if name != "csrfmiddlewaretoken") if form else None
    return Asked(path=operation.url(given), form=fields, status=operation.status)


def about(operation: Operation, workers: Sequence[Worker], numbers: dict[UUID, int]) -> Asking:
    """An operation on the client whom the worker of this number turns to next."""
    return lambda number: asked(
        operation, Given(client=numbers[person(workers, number).id], number=next(FRESH), words="")
    )


def search(workers: Sequence[Worker], *, is_misspelt: bool = False) -> Asking:
    """Look for the same names."""

    def one(number: int) -> Asked:
        name = person(workers, number).last_name
        return Asked(path=f"/clients/?{urlencode({'q': misspelt(name) if is_misspelt else name})}")

    return one


def create_client(team: int) -> Asking:
    """Make a new client with identity code, telephone and e-mail."""
    return lambda _number: asked(cobbled.CREATE_CLIENT_WITH_CODE, Given(number=next(FRESH), team=team))


def record_assessment(workers: Sequence[Worker], numbers: dict[UUID, int]) -> Asking:
    """Take up an assessment of the same people."""
    places = [iter(worker.without_assessment) for worker in workers]
    return lambda number: asked(
        cobbled.RECORD_ASSESSMENT, Given(client=numbers[next(places[number % len(places)]).id], number=next(FRESH))
    )


def a_team(place: Place) -> int:
    """Some team of the cobbled database."""
    with psycopg.connect(place.cobbled) as connection:
        row = connection.execute("SELECT min(id) FROM clients_team").fetchone()
    assert row is not None
    return int(row[0])
