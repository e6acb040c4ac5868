"""The door: it decides, signs and logs before anything is read, and nothing works past it."""

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import ProgrammingError, connection, connections, transaction
from django.test.utils import CaptureQueriesContext

from kotokirja.domains.clients import models, queries
from kotokirja.kernel.ids import ClientId
from kotokirja.platform.door import Actor, Grant, NotPermitted, authorise, usecase
from kotokirja.platform.door.context import SET, signed
from kotokirja.policy.actions import Action
from kotokirja.policy.vocabulary import Purpose, Role
from kotokirja.usecases import clients
from tests.cast import AT, Cast, take_on

pytestmark = pytest.mark.usefixtures("municipality_db")


def log_rows(**where: UUID | str | None) -> list[tuple[Any, ...]]:
    clause = " AND ".join(f"{name} = %({name})s" for name in where) or "true"
    with connections["owner"].cursor() as cursor:
        cursor.execute("SET ROLE NONE")  # the superuser behind the owner looks past row security
        cursor.execute(
            "SELECT action, outcome, purpose, role, categories, subject IS NOT NULL, declaration, length(salt)"
            f" FROM audit.entry WHERE {clause} ORDER BY sequence",
            where,
        )
        return [tuple(row) for row in cursor.fetchall()]


@pytest.mark.notice("N2.0", part="named")
def test_a_read_leaves_a_row_that_says_who_did_what_and_why(cast: Cast) -> None:
    client = take_on(cast)
    actor = replace(cast.own_worker, request_id=uuid4())
    clients.open_part(actor=actor, client_id=client, at=AT)
    rows = log_rows(request_id=actor.request_id)
    assert len(rows) == 1
    action, outcome, purpose, role, categories, has_subject, declaration, salt = rows[0]
    assert (action, outcome) == (Action.CLIENT_PROVENANCE_READ, "GRANTED")
    assert (purpose, role) == (Purpose.ASSESSMENT_AND_PLAN, Role.CASE_WORKER)
    assert "N3.2" in categories
    assert "N3.8" not in categories
    assert has_subject
    assert declaration
    assert salt == 16


@pytest.mark.notice("N2.0", part="refused")
def test_a_purpose_that_was_not_declared_for_the_role_is_refused_and_the_refusal_is_logged(cast: Cast) -> None:
    client = take_on(cast)
    actor = replace(cast.administrator, request_id=uuid4())
    with pytest.raises(NotPermitted):
        clients.open_part(actor=actor, client_id=client, at=AT)
    assert [row[:2] for row in log_rows(request_id=actor.request_id)] == [(Action.CLIENT_PROVENANCE_READ, "REFUSED")]


@pytest.mark.notice("N2.0", part="refused")
def test_a_declared_purpose_works(cast: Cast) -> None:
    client = take_on(cast)
    opened = clients.open_part(actor=cast.own_worker, client_id=client, at=AT)
    assert opened.file.person.last_name


def test_a_grant_is_made_by_the_door_alone(cast: Cast) -> None:
    with pytest.raises(TypeError, match="only authorise"):
        Grant(
            actor=cast.own_worker,
            action=Action.CLIENT_FILE_READ,
            purpose=Purpose.ASSESSMENT_AND_PLAN,
            ground="",
            subject=ClientId(uuid4()),
            categories=frozenset(),
            at=AT,
            mint=object(),
        )


def test_without_a_context_a_register_table_raises_instead_of_looking_empty(cast: Cast) -> None:
    take_on(cast)
    with pytest.raises(ProgrammingError, match="no valid access context"), transaction.atomic():
        models.Client.objects.count()


def test_a_base_context_reads_the_facts_of_a_decision_and_nothing_else(cast: Cast) -> None:
    take_on(cast)
    context = signed(actor=cast.stranger, purpose="decide")
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SELECT {SET}", [context])
        cursor.execute("SELECT count(*) FROM clients_relationship")
        assert cursor.fetchone()[0] >= 1
    for table in (
        "clients_client",
        "clients_contact",
        "clients_permit",
        "platform_personkey",
        "clients_client_history",
    ):
        with (
            pytest.raises(ProgrammingError, match="grants nothing"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(f"SELECT {SET}", [context])
            cursor.execute(f"SELECT count(*) FROM {table}")


def test_a_base_context_logs_refusals_only(cast: Cast) -> None:
    context = signed(actor=cast.stranger, purpose="decide")
    append = "SELECT audit.append('staff:desk:read', '', 999, '{}', '{}', NULL, %s, %s, 'x')"
    with pytest.raises(ProgrammingError, match="refusals only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SELECT {SET}", [context])
        cursor.execute(append, [uuid4(), "GRANTED"])
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SELECT {SET}", [context])
        cursor.execute(append, [uuid4(), "REFUSED"])


def test_a_granted_context_shows_the_one_client_and_no_other(cast: Cast) -> None:
    one, other = take_on(cast), take_on(cast)
    with transaction.atomic():
        authorise(actor=cast.own_worker, action=Action.CLIENT_FILE_READ, subject=one, at=AT)
        seen = set(models.Client.objects.values_list("id", flat=True))
        contacts = set(models.Contact.objects.values_list("client_id", flat=True))
    assert seen == contacts == {one}
    assert other not in seen


def test_the_context_ends_with_the_transaction(cast: Cast) -> None:
    client = take_on(cast)
    clients.open_part(actor=cast.own_worker, client_id=client, at=AT)
    with pytest.raises(ProgrammingError, match="no valid access context"), transaction.atomic():
        models.Client.objects.count()


@pytest.mark.parametrize(
    "place",
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    ids=["kid", "expires", "pid", "actor", "role", "purpose", "municipalities", "teams", "client", "mac"],
)
def test_a_context_with_any_part_changed_is_worth_nothing(cast: Cast, place: int) -> None:
    good = signed(actor=cast.own_worker, purpose="ASSESSMENT_AND_PLAN", is_whole=True)
    parts = good.split("|")
    parts[place] = {0: "none", 1: "9999999999", 2: "1", 6: "998"}.get(place, "f" * max(1, len(parts[place])))
    for context, is_valid in ((good, True), ("|".join(parts), False)):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SELECT {SET}", [context])
            if is_valid:
                cursor.execute("SELECT count(*) FROM clients_client")
                continue
            with pytest.raises(ProgrammingError), transaction.atomic():
                cursor.execute("SELECT count(*) FROM clients_client")


def test_a_use_case_owns_its_transaction(cast: Cast) -> None:
    client = take_on(cast)

    @usecase
    def nested(*, actor: object) -> None:
        clients.open_part(actor=cast.own_worker, client_id=client, at=AT)

    with pytest.raises(RuntimeError, match="durable"):
        nested(actor=cast.own_worker)


def test_a_failed_write_leaves_neither_the_write_nor_its_log_row(cast: Cast) -> None:
    client = take_on(cast)
    actor = replace(cast.own_worker, request_id=uuid4())

    @usecase
    def broken(*, actor: Actor) -> None:
        authorise(actor=actor, action=Action.CLIENT_FILE_READ, subject=client, at=AT)
        raise ValueError

    with pytest.raises(ValueError):
        broken(actor=actor)
    assert log_rows(request_id=actor.request_id) == []


@pytest.mark.parametrize(
    "statement", ["UPDATE audit.entry SET role = 'x'", "DELETE FROM audit.entry", "TRUNCATE audit.entry"]
)
def test_the_log_can_be_neither_changed_nor_emptied(cast: Cast, statement: str) -> None:
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_a_row_can_be_written_into_the_log_by_its_function_alone(cast: Cast) -> None:
    insert = (
        "INSERT INTO {} (actor, role, action, purpose, ground, municipality_id, categories, request_id, outcome,"
        " declaration) VALUES (gen_random_uuid(), '', '', '', '', 999, '{{}}', gen_random_uuid(), 'GRANTED', '')"
    )
    for table in ("audit.entry", "audit.entry_default"):
        with (
            pytest.raises(ProgrammingError, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(insert.format(table))


@pytest.mark.notice("N10.10")
def test_what_a_role_may_not_see_is_not_read_from_the_database(cast: Cast) -> None:
    client = take_on(cast)
    with CaptureQueriesContext(connection) as seen:
        opened = clients.open_part(actor=cast.guidance_worker, client_id=client, at=AT)
    statements = "\n".join(query["sql"] for query in seen.captured_queries)
    assert opened.file.person.last_name
    assert opened.file.person.masked_identity_code is None
    assert opened.file.permits == ()
    assert "identity_code" not in statements.replace("identity_digest", "")
    assert "aliens_act_section" not in statements
    with CaptureQueriesContext(connection) as seen:
        opened = clients.open_part(actor=cast.own_worker, client_id=client, at=AT)
    assert opened.file.person.masked_identity_code
    assert "aliens_act_section" in "\n".join(query["sql"] for query in seen.captured_queries)


def test_the_decision_reads_no_more_than_the_team_of_the_relationship(cast: Cast) -> None:
    client = take_on(cast)
    facts_statement = "SELECT team_id FROM clients_relationship"
    with CaptureQueriesContext(connection) as seen, pytest.raises(NotPermitted):
        clients.open_part(actor=cast.stranger, client_id=client, at=AT)
    reads = [
        query["sql"]
        for query in seen.captured_queries
        if query["sql"].startswith("SELECT") and " FROM " in query["sql"]
    ]
    assert [statement for statement in reads if not statement.startswith(facts_statement)] == []
    assert queries.MIRRORS
