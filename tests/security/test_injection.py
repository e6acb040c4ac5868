"""R-H1: even a view that pastes input into SQL gives away no foreign row, no sealed value and no other context."""

import hmac
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from random import Random

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

import kotokirja
from kotokirja.kernel.ids import ClientId
from kotokirja.platform.door import Actor, authorise, usecase
from kotokirja.platform.door.context import signed
from kotokirja.policy.actions import Action
from kotokirja.policy.vocabulary import Purpose
from kotokirja.usecases import clients
from tests.cast import AT, Cast, take_on
from tests.factories.people import make_person

pytestmark = [pytest.mark.usefixtures("municipality_db"), pytest.mark.requirement("R-H1")]

INJECTABLE = "SELECT last_name, first_names FROM clients_client WHERE first_names LIKE '%{}%'"
OWN, COLLEAGUES, FOREIGN = "Omanäyte", "Naapurinäyte", "Vierasnäyte"


@usecase
def careless_search(*, actor: Actor, client_id: ClientId, text: str) -> list[tuple[object, ...]]:
    """The mistake that this file is about: input pasted into a statement, within one client's context."""
    authorise(actor=actor, action=Action.CLIENT_FILE_READ, subject=client_id, at=AT)
    with connection.cursor() as cursor:
        cursor.execute(INJECTABLE.format(text))
        rows = list(cursor.fetchall()) if cursor.description else []
        while cursor.nextset():
            rows += cursor.fetchall() if cursor.description else []
        return rows


def injectable_view(request: HttpRequest, *, actor: Actor, client_id: ClientId) -> HttpResponse:
    """A page that makes the mistake, and echoes errors as well."""
    try:
        rows = careless_search(actor=actor, client_id=client_id, text=request.GET["q"])
    except DatabaseError as problem:
        return HttpResponse(str(problem), status=500)
    return HttpResponse("\n".join(map(str, rows)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A client whose file is open to the attacker, one of another team, one of another municipality."""

    attacker: Actor
    own: ClientId
    own_code: str
    foreign: ClientId
    secrets: frozenset[str]


@pytest.fixture(scope="module")
def town(cast: Cast) -> Town:
    persons = [
        make_person(Random(seed), last_name=name, first_names="Kokeilu")
        for seed, name in enumerate((OWN, COLLEAGUES, FOREIGN), start=40)
    ]
    own = take_on(cast, person=persons[0])
    colleagues = take_on(cast, team=cast.other_team, person=persons[1])
    foreign = take_on(cast, team=cast.abroad_team, person=persons[2])
    codes = {person.identity_code for person in persons}
    return Town(
        attacker=cast.own_worker,
        own=own,
        own_code=persons[0].identity_code,
        foreign=foreign,
        secrets=frozenset({COLLEAGUES, FOREIGN, str(colleagues), str(foreign)} | codes),
    )


def answer(town: Town, payload: str) -> str:
    """What the injectable page shows for a payload."""
    request = RequestFactory().get("/", {"q": payload})
    return injectable_view(request, actor=town.attacker, client_id=town.own).content.decode()


EVERYTHING = "SELECT last_name, id::text FROM clients_client"
STEALING = {
    "tautology": "' OR true --",
    "union": f"' UNION {EVERYTHING} --",
    "sealed column": "' UNION SELECT last_name, encode(identity_code, 'escape') FROM clients_client --",
    "history": "' UNION SELECT subject_id::text, last_name FROM clients_client_history --",
    "another table": "' UNION SELECT client_id::text, street_address FROM clients_contact --",
    "through a document": "' UNION SELECT query_to_xml('SELECT * FROM clients_client', true, false, '')::text, '' --",
    "whole row": "' UNION SELECT c::text, '' FROM clients_client c --",
    "stacked": f"'; {EVERYTHING} --",
    "join over relationships": "' UNION SELECT r.client_id::text, c.last_name FROM clients_relationship r"
    " LEFT JOIN clients_client c ON c.id = r.client_id --",
    "by an error": "' OR last_name::int > 0 --",
    "statistics": "' UNION SELECT most_common_vals::text, histogram_bounds::text FROM pg_stats"
    " WHERE tablename = 'clients_client' --",
    "keys of persons": "' UNION SELECT subject_id::text, encode(wrapped, 'hex') FROM platform_personkey --",
    "pseudonyms": "' UNION SELECT subject_id::text, pseudonym::text FROM audit.pseudonym --",
}
"""Payloads that would steal from a database without guards."""

BREAKING_OUT = {
    "role of the owner": f"'; SET LOCAL ROLE municipality_owner; {EVERYTHING} --",
    "reset role": f"'; RESET ROLE; {EVERYTHING} --",
    "session of the superuser": f"'; SET SESSION AUTHORIZATION postgres; {EVERYTHING} --",
    "row security off": f"'; SET LOCAL row_security = off; {EVERYTHING} --",
    "disable row security": f"'; ALTER TABLE clients_client DISABLE ROW LEVEL SECURITY; {EVERYTHING} --",
    "signing key": "' UNION SELECT kid, encode(k_ipad, 'hex') FROM sec.signing_key --",
    "a function of one's own": "'; CREATE FUNCTION pg_temp.f(t text) RETURNS boolean LANGUAGE plpgsql COST 0.0001 AS"
    f" $$ BEGIN RAISE WARNING '%', t; RETURN true; END $$; {EVERYTHING} WHERE pg_temp.f(last_name) --",
    "a temporary table": f"'; CREATE TEMP TABLE t AS {EVERYTHING}; SELECT * FROM t --",
    "passwords": "' UNION SELECT usename::text, passwd::text FROM pg_shadow --",
    "a file of the server": "' UNION SELECT pg_read_file('PG_VERSION'), '' --",
    "the log of others": "' UNION SELECT actor::text, role FROM audit.entry --",
    "a program of the server": "'; COPY clients_client TO PROGRAM 'cat' --",
    "the search of another's context": "' UNION SELECT client_id::text, '' FROM clients_search('Vierasnäyte', 20) --",
    "who is behind a pseudonym": "' UNION SELECT subject_id::text, '' FROM audit.subjects_of("
    "ARRAY(SELECT subject FROM audit.entry)) --",
}
"""Payloads that try to get rid of a guard."""


@pytest.mark.parametrize("payload", (STEALING | BREAKING_OUT).values(), ids=STEALING | BREAKING_OUT)
def test_an_injected_statement_shows_nothing_outside_the_one_clients_context(town: Town, payload: str) -> None:
    shown = answer(town, payload)
    assert [secret for secret in town.secrets if secret in shown] == []


def test_control_the_view_is_injectable(town: Town) -> None:
    assert str(town.own) not in answer(town, "Kokeilu")
    assert str(town.own) in answer(town, STEALING["union"])
    assert str(town.own) in answer(town, STEALING["stacked"])
    assert OWN in answer(town, STEALING["by an error"])


@pytest.mark.parametrize("payload", STEALING.values(), ids=STEALING)
def test_control_without_row_security_the_same_payload_steals(
    town: Town, superuser: psycopg.Connection, payload: str
) -> None:
    superuser.execute("ANALYZE clients_client")
    cursor = psycopg.ClientCursor(superuser)
    shown = ""
    try:
        cursor.execute(INJECTABLE.format(payload).encode())
        while True:
            shown += "\n".join(map(str, cursor.fetchall())) if cursor.description else ""
            if not cursor.nextset():
                break
    except psycopg.DatabaseError as problem:
        shown += str(problem)
    assert [secret for secret in town.secrets if secret in shown]


CHANGES = {
    "another municipality": {6: "998"},
    "a whole municipality": {7: "*", 8: ""},
    "another client": {8: "«foreign»"},
    "a later expiry": {1: "99999999999"},
    "another connection's number": {2: "1"},
    "a key that does not exist": {0: "none"},
}


def forged(town: Town, changes: dict[int, str]) -> str:
    """What was signed for one client, changed afterwards."""
    parts = signed(actor=town.attacker, purpose=Purpose.ASSESSMENT_AND_PLAN.value, client=town.own).split("|")
    for place, value in changes.items():
        parts[place] = value.replace("«foreign»", str(town.foreign))
    return "|".join(parts)


def switching_to(context: str) -> str:
    """A payload that puts a context in place and then reads."""
    return f"'; SELECT set_config('koto.context', '{context}', true), ''; {EVERYTHING} --"


@pytest.mark.parametrize("changes", CHANGES.values(), ids=CHANGES)
def test_a_changed_context_is_refused(town: Town, changes: dict[int, str]) -> None:
    assert "no valid access context" in answer(town, switching_to(forged(town, changes)))


def test_a_context_signed_with_a_guessed_key_is_refused(town: Town) -> None:
    message, _, _ = forged(town, {6: "998"}).rpartition("|")
    mac = hmac.new(b"guessed", message.encode(), "sha256").hexdigest()
    assert "no valid access context" in answer(town, switching_to(f"{message}|{mac}"))


def test_a_context_overheard_on_another_connection_is_refused(cast: Cast, town: Town) -> None:
    """Good as it was signed, wide as it can be, but for another server process."""
    overheard: list[str] = []

    def listen() -> None:
        try:
            overheard.append(signed(actor=cast.abroad, purpose=Purpose.ASSESSMENT_AND_PLAN.value, is_whole=True))
        finally:
            connection.close()

    connection.ensure_connection()
    with ThreadPoolExecutor(1) as other:
        other.submit(listen).result()
    assert "no valid access context" in answer(town, switching_to(overheard[0]))


def test_control_a_context_signed_for_this_connection_is_obeyed(cast: Cast, town: Town) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        context = signed(actor=cast.abroad, purpose=Purpose.ASSESSMENT_AND_PLAN.value, is_whole=True)
        cursor.execute(switching_to(context).replace("'; ", "SELECT '', ''; ", 1))
        rows: list[tuple[object, ...]] = []
        while cursor.nextset():
            rows += cursor.fetchall()
    assert FOREIGN in str(rows)


def test_control_a_sealed_value_that_was_stored_in_plain_would_be_found(
    town: Town, superuser: psycopg.Connection
) -> None:
    plant = "UPDATE clients_client SET arrangements = %s, version = version + 1, source = 'CLIENT' WHERE id = %s"
    superuser.execute("ALTER TABLE clients_client DISABLE TRIGGER provenance")
    try:
        superuser.execute(plant, [town.own_code, town.own])
        assert town.own_code in answer(town, "' UNION SELECT last_name, arrangements FROM clients_client --")
    finally:
        superuser.execute(plant, ["", town.own])
        superuser.execute("ALTER TABLE clients_client ENABLE TRIGGER provenance")


def test_control_the_door_shows_the_sealed_value_to_whom_it_may(town: Town) -> None:
    code = clients.reveal_identity_code(actor=town.attacker, client_id=town.own, at=AT)
    assert code is not None
    assert code.value == town.own_code


PASTED = "def find(cursor, name):\n    cursor.execute(f\"SELECT id FROM clients_client WHERE last_name = '{name}'\")\n"
PASSED = 'def find(cursor, name):\n    cursor.execute("SELECT id FROM clients_client WHERE last_name = %s", [name])\n'


@pytest.mark.parametrize(("source", "is_seen"), [(PASTED, True), (PASSED, False)], ids=["pasted", "passed"])
def test_the_linter_refuses_input_that_is_pasted_into_sql(source: str, is_seen: bool) -> None:
    place = Path(kotokirja.__file__).parent / "usecases" / "planted.py"
    command = [
        sys.executable,
        "-m",
        "ruff",
        "check",
        "--quiet",
        "--output-format=concise",
        "--stdin-filename",
        str(place),
        "-",
    ]
    said = subprocess.run(
        command, input=source, capture_output=True, text=True, check=False, cwd=place.parents[3]
    ).stdout
    assert ("S608" in said) is is_seen
