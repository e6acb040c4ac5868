"""R-A2: every read and write is logged in its own transaction, so nothing is seen that the log does not tell."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from http import HTTPStatus
from unittest.mock import patch
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from psycopg import sql

from kotokirja.domains.clients import models, queries
from kotokirja.kernel.ids import ClientId
from kotokirja.platform.accounts.models import Account
from kotokirja.platform.door import Actor, NotPermitted, authorise
from kotokirja.platform.door.context import SET, signed
from kotokirja.policy.actions import Action
from kotokirja.policy.vocabulary import Purpose, SourceCode
from kotokirja.usecases import clients
from kotokirja.usecases.clients import Learned, Part
from tests.cast import AT, Cast, take_on

pytestmark = [pytest.mark.usefixtures("municipality_db"), pytest.mark.requirement("R-A2")]

Act = Callable[[Actor, ClientId], object]


def opened(actor: Actor, client: ClientId) -> object:
    return clients.open_part(actor=actor, client_id=client, at=AT)


def renamed(actor: Actor, client: ClientId) -> object:
    return clients.save_person(
        actor=actor,
        client_id=client,
        version=1,
        learned=Learned(source=SourceCode.DVV),
        values={"last_name": f"Koe-{uuid4().hex[:6]}"},
        at=AT,
    )


def schooled(actor: Actor, client: ClientId) -> object:
    return clients.add_part(
        actor=actor,
        client_id=client,
        part=Part.EDUCATION,
        learned=Learned(source=SourceCode.CLIENT),
        values={"level": "3"},
        at=AT,
    )


ACTS: dict[str, Act] = {"read": opened, "write": renamed, "new row": schooled}


@pytest.fixture
def client(cast: Cast) -> ClientId:
    return take_on(cast)


def logged(superuser: psycopg.Connection, request: UUID) -> list[tuple[str, str]]:
    found = superuser.execute(
        "SELECT outcome, xact::text FROM audit.entry WHERE request_id = %s ORDER BY sequence", [request]
    )
    return [(str(outcome), str(xact)) for outcome, xact in found]


class Killed(Exception):
    """The point was reached."""


@contextmanager
def killed_at(superuser: psycopg.Connection, point: int) -> Iterator[list[int]]:
    """Kill this connection's server process just before its n-th statement or commit; tells how many there were."""
    seen = [0]

    def strike() -> None:
        seen[0] += 1
        if seen[0] == point:
            superuser.execute("SELECT pg_terminate_backend(%s, 5000)", [connection.connection.info.backend_pid])

    def before_statement(execute, sql, params, many, context):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
        strike()
        return execute(sql, params, many, context)

    commit = connection._commit  # type: ignore[attr-defined]

    def before_commit() -> None:
        strike()
        commit()

    try:
        with patch.object(connection, "_commit", before_commit), connection.execute_wrapper(before_statement):
            yield seen
    finally:
        connection.close()


def bodies_without_a_log_row(
    superuser: psycopg.Connection, worker: Actor, client: ClientId, act: Callable[[Actor, ClientId, list[UUID]], object]
) -> tuple[int, int]:
    """Kill the act at each of its points; count the bodies that left and those that the log does not tell of."""
    sent: list[UUID] = []
    for point in range(1, 40):
        actor = replace(worker, request_id=uuid4())
        with killed_at(superuser, point) as seen:
            try:
                act(actor, client, sent)
            except DatabaseError:
                continue
        if seen[0] < point:
            break
    else:
        pytest.fail("the act has no end")
    assert point > 3, "the act was never killed"
    return len(sent), sum(not logged(superuser, request) for request in sent)


def through_the_door(actor: Actor, client: ClientId, sent: list[UUID]) -> None:
    opened(actor, client)
    sent.append(actor.request_id)


def logging_afterwards(actor: Actor, client: ClientId, sent: list[UUID]) -> None:
    """How it must not be done: the answer leaves after one transaction, the log is written in the next."""
    context = signed(actor=actor, purpose=Purpose.ASSESSMENT_AND_PLAN.value, client=client)
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute(f"SELECT {SET}", [context])
        cursor.execute("SELECT last_name FROM clients_client")
        assert cursor.fetchall()
    sent.append(actor.request_id)
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute(f"SELECT {SET}", [context])
        cursor.execute(
            "SELECT audit.append('staff:client:read', '', 999, %s, '{}', NULL, %s, 'GRANTED', 'x')",
            [[client], actor.request_id],
        )


def test_a_killed_process_never_leaves_a_body_without_its_log_row(
    cast: Cast, client: ClientId, superuser: psycopg.Connection
) -> None:
    bodies, untold = bodies_without_a_log_row(superuser, cast.own_worker, client, through_the_door)
    assert bodies >= 1
    assert untold == 0


def test_control_with_logging_after_the_commit_the_join_finds_gaps(
    cast: Cast, client: ClientId, superuser: psycopg.Connection
) -> None:
    bodies, untold = bodies_without_a_log_row(superuser, cast.own_worker, client, logging_afterwards)
    assert bodies > untold > 0


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_an_act_leaves_one_row_at_least_and_all_in_one_transaction(
    cast: Cast, client: ClientId, superuser: psycopg.Connection, act: Act
) -> None:
    actor = replace(cast.own_worker, request_id=uuid4())
    act(actor, client)
    rows = logged(superuser, actor.request_id)
    assert rows
    assert len({xact for _, xact in rows}) == 1


def test_a_write_and_its_log_row_are_of_the_same_transaction(
    cast: Cast, client: ClientId, superuser: psycopg.Connection
) -> None:
    actor = replace(cast.own_worker, request_id=uuid4())
    renamed(actor, client)
    written = superuser.execute(
        "SELECT xmin::text FROM clients_client_history WHERE row_id = %s AND version = 2", [client]
    ).fetchone()
    assert written is not None
    assert [xact for _, xact in logged(superuser, actor.request_id)] == [written[0]]


def test_before_the_commit_nobody_else_sees_the_row_and_a_rollback_takes_it_along(
    cast: Cast, client: ClientId, superuser: psycopg.Connection
) -> None:
    actor = replace(cast.own_worker, request_id=uuid4())

    def look_then_fail() -> None:
        with transaction.atomic(durable=True):
            authorise(actor=actor, action=Action.CLIENT_FILE_READ, subject=client, at=AT)
            assert models.Client.objects.count() == 1
            assert logged(superuser, actor.request_id) == []
            raise Killed

    with pytest.raises(Killed):
        look_then_fail()
    assert logged(superuser, actor.request_id) == []


@pytest.fixture
def log_that_cannot_be_written(superuser: psycopg.Connection, client: ClientId) -> Iterator[None]:
    superuser.execute("REVOKE INSERT ON audit.entry FROM municipality_audit_writer")
    yield
    superuser.execute("GRANT INSERT ON audit.entry TO municipality_audit_writer")


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
@pytest.mark.usefixtures("log_that_cannot_be_written")
def test_while_the_log_cannot_be_written_nothing_is_read_or_written(
    cast: Cast, client: ClientId, superuser: psycopg.Connection, act: Act
) -> None:
    before = file_of(superuser, client)
    with pytest.raises(DatabaseError, match="permission denied for table entry"):
        act(cast.own_worker, client)
    assert file_of(superuser, client) == before


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_control_the_same_acts_work_once_the_log_takes_rows_again(cast: Cast, client: ClientId, act: Act) -> None:
    act(cast.own_worker, client)


@pytest.mark.usefixtures("log_that_cannot_be_written")
def test_a_refusal_stays_a_refusal_when_it_cannot_be_logged(cast: Cast, client: ClientId) -> None:
    with pytest.raises(NotPermitted):
        opened(cast.stranger, client)


def test_a_refusal_is_logged_though_its_act_was_rolled_back(
    cast: Cast, client: ClientId, superuser: psycopg.Connection
) -> None:
    actor = replace(cast.stranger, request_id=uuid4())
    with pytest.raises(NotPermitted):
        opened(actor, client)
    assert [outcome for outcome, _ in logged(superuser, actor.request_id)] == ["REFUSED"]


def file_of(superuser: psycopg.Connection, client: ClientId) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for mirror in queries.MIRRORS:
        table = mirror._meta.db_table
        query = sql.SQL("SELECT row_id, version FROM {} WHERE subject_id = %s").format(sql.Identifier(table))
        rows += superuser.execute(query, [client])
    return sorted(rows, key=str)


@pytest.mark.usefixtures("pages")
def test_over_http_no_data_leaves_while_the_log_cannot_be_written(
    cast: Cast, client: ClientId, superuser: psycopg.Connection
) -> None:
    browser = signed_in(cast.own_worker)
    page = browser.get(f"/clients/{client}/", secure=True)
    name = superuser.execute("SELECT last_name FROM clients_client WHERE id = %s", [client]).fetchone()
    assert name is not None
    assert page.status_code == HTTPStatus.OK
    assert name[0] in page.content.decode()
    superuser.execute("REVOKE INSERT ON audit.entry FROM municipality_audit_writer")
    try:
        closed = browser.get(f"/clients/{client}/", secure=True)
    finally:
        superuser.execute("GRANT INSERT ON audit.entry TO municipality_audit_writer")
    assert closed.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR
    assert name[0] not in closed.content.decode()


@pytest.mark.usefixtures("pages")
def test_over_http_the_row_is_committed_before_the_body_leaves(
    cast: Cast, client: ClientId, superuser: psycopg.Connection
) -> None:
    count = "SELECT count(*) FROM audit.entry WHERE actor = %s AND action = 'staff:client:read'"
    before = superuser.execute(count, [cast.teammate.account_id]).fetchone()
    page = signed_in(cast.teammate).get(f"/clients/{client}/", secure=True)
    after = superuser.execute(count, [cast.teammate.account_id]).fetchone()
    assert page.status_code == HTTPStatus.OK
    assert before is not None
    assert after == (before[0] + 1,)


def signed_in(actor: Actor) -> Client:
    browser = Client(raise_request_exception=False)
    account = Account._default_manager.get(id=actor.account_id)
    browser.force_login(account, backend="kotokirja.platform.accounts.backend.AccountBackend")
    return browser
