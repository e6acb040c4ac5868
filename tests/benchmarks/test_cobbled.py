"""The cobbled alternative: a sound application of its own, with the same people, asked for the same things."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg import sql
from stdnum.fi import hetu

from benchmarks.cobbled import operations
from benchmarks.cobbled.fill import COPIED, AlreadyFilled, fill, prepare
from benchmarks.cobbled.operations import CSRF_COOKIE, Given
from benchmarks.cobbled.setup import PROJECT, ROLE, address_of, environment
from kotokirja.domains.acquisition.rules import RowReader, open_table, suggested_targets
from kotokirja.domains.acquisition.types import Candidate, Circumstances, KnownStaff
from kotokirja.interfaces.staff.assessment_forms import BeginForm
from kotokirja.interfaces.staff.clients.forms import ContactForm, NewClientForm
from kotokirja.kernel.ids import ClientId, MunicipalityCode, TeamId
from kotokirja.project.synthetic.load import load_town
from kotokirja.project.synthetic.town import town
from tests.plugins.cluster import TestDatabase

AS_OF = date(2026, 11, 24)
CLIENTS = 60
IMPORTED = 12
VISITOR = """
import io, json, sys
import django
django.setup()
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver

signed_in, stranger = Client(), Client()
views = [one.name or "home" for one in get_resolver().url_patterns]

def visit(session, path, form):
    signed_in.cookies[session[0]] = session[1]
    with CaptureQueriesContext(connection) as statements:
        answer = signed_in.get(path) if form is None else signed_in.post(path, form)
    return {
        "path": path,
        "view": answer.resolver_match.url_name or "home",
        "views": views,
        "status": answer.status_code,
        "to": answer.get("Location", ""),
        "statements": len(statements),
        "text": answer.content.decode(),
        "stranger": stranger.get(path).get("Location", ""),
    }

def command(*arguments):
    told = io.StringIO()
    call_command(*arguments, stdout=told, stderr=io.StringIO())
    return told.getvalue().strip()

for line in sys.stdin:
    name, arguments = json.loads(line)
    print(json.dumps({"visit": visit, "command": command}[name](*arguments)), flush=True)
"""
"""A process of the project that visits pages and runs commands, because its settings are not those of the tests."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cobbled:
    """The filled database, and what was there before and during the filling."""

    kotokirja: str
    admin: str
    address: str
    indexes: set[tuple[Any, ...]]
    told: list[str]
    clients: int
    visitor: "subprocess.Popen[str]"

    def rows(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        with psycopg.connect(self.admin) as connection:
            return connection.execute(statement.encode(), values).fetchall()

    def one(self, statement: str, *values: object) -> Any:  # noqa: ANN401 - whatever was asked for
        return self.rows(statement, *values)[0][0]

    def visit(self, *visits: tuple[str, dict[str, str] | None]) -> list[dict[str, Any]]:
        """What the pages answer to the first case worker, asked one after the other."""
        session = operations.session_for("mallila.case1", address=self.address)
        return [self._asked("visit", session, *visit) for visit in visits]

    def command(self, *arguments: str) -> str:
        """What one of Django's commands says."""
        told: str = self._asked("command", *arguments)
        return told

    def _asked(self, name: str, *arguments: object) -> Any:  # noqa: ANN401 - whatever was asked for
        assert self.visitor.stdin
        assert self.visitor.stdout
        self.visitor.stdin.write(f"{json.dumps([name, arguments])}\n")
        self.visitor.stdin.flush()
        answer = self.visitor.stdout.readline()
        assert answer, "the process ended; its error stands above"
        return json.loads(answer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visited:
    """Everything that can be asked for, asked once about one client."""

    client: int
    name: str
    answers: dict[str, dict[str, Any]]
    reads: list[tuple[Any, ...]]
    """Who was looked at in which view."""


@pytest.fixture(scope="module")
def cobbled(municipality_db: TestDatabase) -> Iterator[Cobbled]:
    load_town(town(municipality=999, clients=CLIENTS, seed=1, as_of=AS_OF))
    server = address_of(admin_dsn=municipality_db.address(), database="postgres")
    name = f"cobbled_{municipality_db.name}"
    told: list[str] = []
    try:
        address = prepare(server, name)
        admin = address_of(admin_dsn=server, database=name)
        with psycopg.connect(admin) as connection:
            before = set(connection.execute(INDEXES).fetchall())
        clients = fill(admin_dsn_kotokirja=municipality_db.address(), admin_dsn_cobbled=admin, progress=told.append)
        with subprocess.Popen(
            [sys.executable, "-c", VISITOR],
            cwd=PROJECT,
            env=environment(address),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as visitor:
            yield Cobbled(
                kotokirja=municipality_db.address(),
                admin=admin,
                address=address,
                indexes=before,
                told=told,
                clients=clients,
                visitor=visitor,
            )
            assert visitor.stdin
            visitor.stdin.close()
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
            connection.execute(sql.SQL("DROP ROLE IF EXISTS {}").format(sql.Identifier(ROLE)))


INDEXES = b"SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'"


@pytest.fixture(scope="module")
def visited(cobbled: Cobbled) -> Visited:
    """The operations, then the pages that no operation asks for, all in one process."""
    client, name = cobbled.rows(
        "SELECT c.id, c.last_name FROM clients_client c JOIN clients_plan p ON p.client_id = c.id"
        " JOIN clients_contact t ON t.client_id = c.id WHERE p.state = 'AGREED' ORDER BY c.id LIMIT 1"
    )[0]
    given = Given(
        client=client, number=7, words=name, contact=operations.contacts([client], address=cobbled.address)[client]
    )
    asked = {one.name: (one.url(given), dict(one.form(given)) if one.form else None) for one in operations.OPERATIONS}
    below = f"/clients/{client}"
    asked |= {
        path: (path, None)
        for path in (
            *("/", "/sign-in/", "/clients/", "/clients/new/", f"{below}/casework/", f"{below}/history/"),
            *(f"{below}/edit/contact/", f"{below}/assessments/new/"),
        )
    }
    asked["sign out"] = ("/sign-out/", {"csrfmiddlewaretoken": CSRF_COOKIE[1]})
    last = cobbled.one("SELECT max(id) FROM clients_readlog")
    answers = dict(zip(asked, cobbled.visit(*asked.values()), strict=True))
    reads = cobbled.rows("SELECT client_id, view FROM clients_readlog WHERE id > %s ORDER BY id", last)
    return Visited(client=client, name=name, answers=answers, reads=reads)


def test_the_project_is_sound_and_its_migrations_are_complete(cobbled: Cobbled) -> None:
    assert "no issues" in cobbled.command("check", "--fail-level=WARNING")
    assert "No changes" in cobbled.command("makemigrations", "--check", "--dry-run")


SAME = {
    "SELECT count(*) FROM clients_client": "SELECT count(*) FROM clients_client",
    "SELECT count(*) FROM platform_account": "SELECT count(*) FROM auth_user",
    "SELECT count(*) FROM access_team": "SELECT count(*) FROM clients_team",
    "SELECT count(*), sum(length(text)) FROM plans_goal WHERE NOT is_void": (
        "SELECT count(*), sum(length(text)) FROM clients_goal"
    ),
    "SELECT count(*), count(referred_on) FROM plans_plannedservice WHERE NOT is_void": (
        "SELECT count(*), count(referred_on) FROM clients_plannedservice"
    ),
    "SELECT count(*) FROM plans_planreview": "SELECT count(*) FROM clients_planreview",
    "SELECT count(*), sum(length(conclusion)) FROM assessment_assessment": (
        "SELECT count(*), sum(length(conclusion)) FROM clients_assessment"
    ),
    "SELECT count(*) FROM outbox_outboxmessage": "SELECT count(*) FROM clients_registrymessage",
    "SELECT count(*) FROM audit.entry WHERE action IN ('staff:client:read', 'staff:desk:read')": (
        "SELECT count(*) FROM clients_readlog"
    ),
    **{
        f"SELECT count(*) FROM clients_{table} WHERE NOT is_void": f"SELECT count(*) FROM clients_{table}"
        for table in ("citizenship", "permit", "education", "work", "languageskill")
    },
}


@pytest.mark.parametrize("theirs", SAME)
def test_both_hold_as_much(cobbled: Cobbled, theirs: str) -> None:
    with psycopg.connect(cobbled.kotokirja) as connection:
        held = connection.execute(theirs.encode()).fetchall()
    assert cobbled.rows(SAME[theirs]) == held
    assert held[0][0] > 0


def test_both_hold_the_same_people(cobbled: Cobbled) -> None:
    with psycopg.connect(cobbled.kotokirja) as connection:
        theirs = connection.execute(
            "SELECT c.id, c.last_name, c.birth_date, t.phone, a.username, r.ended_on FROM clients_client c"
            " LEFT JOIN clients_contact t ON t.client_id = c.id"
            " JOIN clients_relationship r ON r.client_id = c.id LEFT JOIN platform_account a ON a.id = r.worker_id"
        ).fetchall()
    ours = cobbled.rows(
        "SELECT f.kotokirja_id, c.last_name, c.birth_date, t.phone, a.username, c.ended_on FROM fill.client f"
        " JOIN clients_client c ON c.id = f.client_id LEFT JOIN clients_contact t ON t.client_id = c.id"
        " LEFT JOIN auth_user a ON a.id = c.worker_id"
    )
    assert set(ours) == set(theirs)
    assert len(ours) == cobbled.clients == CLIENTS


def test_whoever_has_an_identity_code_there_has_a_valid_artificial_one_here(cobbled: Cobbled) -> None:
    with psycopg.connect(cobbled.kotokirja) as connection:
        coded = connection.execute("SELECT id FROM clients_client WHERE identity_digest IS NOT NULL").fetchall()
    codes = cobbled.rows(
        "SELECT f.kotokirja_id, c.identity_code, c.birth_date FROM clients_client c"
        " JOIN fill.client f ON f.client_id = c.id WHERE c.identity_code IS NOT NULL"
    )
    assert {row[0] for row in codes} == {row[0] for row in coded}
    assert len({code for _, code, _ in codes}) == len(codes) > 0
    for _, code, born in codes:
        assert hetu.is_valid(code, allow_temporary=True)
        assert code[7:10] >= "900"
        assert code[:6] == f"{born:%d%m%y}"


def test_each_row_has_the_event_of_its_making_under_a_context(cobbled: Cobbled) -> None:
    tracked = [one.table for one in COPIED if one.owner]
    assert len(tracked) == 15
    for table in tracked:
        rows, events = cobbled.rows(
            f"SELECT (SELECT count(*) FROM {table}), count(*) FROM {table} t JOIN {table}event e"
            " ON e.pgh_obj_id = t.id AND e.pgh_label = 'insert' AND e.id = t.id"
            " JOIN pghistory_context c ON c.id = e.pgh_context_id WHERE (c.metadata ->> 'url') = '/clients/new/'"
        )[0]
        assert rows == events, table


def test_after_the_filling_all_indexes_stand_and_all_triggers_are_awake(cobbled: Cobbled) -> None:
    assert set(cobbled.rows(INDEXES.decode())) == cobbled.indexes
    assert any("gin_trgm_ops" in definition for _, _, definition in cobbled.indexes)
    triggers = cobbled.rows("SELECT tgenabled FROM pg_trigger WHERE tgname LIKE 'pgtrigger%%'")
    assert len(triggers) == 30
    assert {state for (state,) in triggers} <= {"O", b"O"}
    assert cobbled.told[-1].startswith(f"{CLIENTS} clients")


def test_a_filled_database_is_left_alone(cobbled: Cobbled) -> None:
    with pytest.raises(AlreadyFilled):
        fill(admin_dsn_kotokirja=cobbled.kotokirja, admin_dsn_cobbled=cobbled.admin, progress=cobbled.told.append)
    assert set(cobbled.rows(INDEXES.decode())) == cobbled.indexes


def test_the_application_runs_as_an_ordinary_role(cobbled: Cobbled) -> None:
    assert cobbled.rows("SELECT rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = %s", ROLE) == [
        (False, False, False)
    ]


def test_each_operation_is_answered_as_it_says(visited: Visited) -> None:
    for one in operations.OPERATIONS:
        assert visited.answers[one.name]["status"] == one.status, visited.answers[one.name]["text"][-3000:]


def test_each_page_is_visited_and_none_is_open_to_strangers(visited: Visited) -> None:
    answers = list(visited.answers.values())
    assert {answer["view"] for answer in answers} == set(answers[0]["views"])
    assert len(answers[0]["views"]) == 11
    for answer in answers:
        expected = "" if answer["view"] == "login" else f"/sign-in/?next={answer['path'].partition('?')[0]}"
        assert answer["stranger"].startswith(expected), answer["path"]
        assert bool(answer["stranger"]) is bool(expected)


def test_a_file_shows_what_is_held_about_the_client(cobbled: Cobbled, visited: Visited) -> None:
    text = visited.answers["open a file"]["text"]
    phone, postal_code = cobbled.rows(
        "SELECT phone, postal_code FROM clients_contactevent WHERE client_id = %s AND pgh_label = 'insert'",
        visited.client,
    )[0]
    goals = cobbled.rows(
        "SELECT g.text FROM clients_goal g JOIN clients_plan p ON p.id = g.plan_id"
        " WHERE p.client_id = %s AND p.state = 'AGREED'",
        visited.client,
    )
    for fact in (visited.name, phone, postal_code, "Integration plan", "Who has looked", *chain.from_iterable(goals)):
        assert fact in text, fact
    assert f"/clients/{visited.client}/history/" in text


def test_a_page_asks_no_more_for_much_than_for_little(cobbled: Cobbled) -> None:
    fewest, most = (
        cobbled.one(
            "SELECT c.id FROM clients_client c JOIN clients_plan p ON p.client_id = c.id"
            " JOIN clients_plannedservice s ON s.plan_id = p.id JOIN clients_goal g ON g.plan_id = p.id"
            f" GROUP BY c.id ORDER BY count(*) {order}, c.id LIMIT 1"
        )
        for order in ("ASC", "DESC")
    )
    for part in ("", "casework/"):
        little, much = cobbled.visit((f"/clients/{fewest}/{part}", None), (f"/clients/{most}/{part}", None))
        assert len(much["text"]) > len(little["text"])
        assert much["statements"] == little["statements"] <= 18


def test_whoever_is_shown_is_in_the_log_of_reads(cobbled: Cobbled, visited: Visited) -> None:
    views = [view for _, view in visited.reads]
    assert views.count("file") == 1
    assert views.count("search") == 2 * visited.answers["search a name"]["text"].count('<td><a href="/clients/')
    assert views.count("list") == visited.answers["list of 50"]["text"].count('<td><a href="/clients/') > 0
    assert {"casework", "history", "contact", "assessment"} <= set(views)
    assert (visited.client, "search") in visited.reads


def test_a_refused_request_leaves_no_read(cobbled: Cobbled) -> None:
    last = cobbled.one("SELECT max(id) FROM clients_readlog")
    assert cobbled.visit(("/clients/999999/", None))[0]["status"] == 404
    assert cobbled.one("SELECT max(id) FROM clients_readlog") == last


def test_a_misspelt_name_is_found(cobbled: Cobbled) -> None:
    name, client = cobbled.rows("SELECT last_name, id FROM clients_client ORDER BY length(last_name) DESC, id LIMIT 1")[
        0
    ]
    misspelt = f"{name[:3]}{name[4]}{name[3]}{name[5:]}"
    found, lost = cobbled.visit(
        (operations.SEARCH.url(Given(words=misspelt)), None), (operations.SEARCH.url(Given(words="qqqqqq")), None)
    )
    assert f'href="/clients/{client}/"' in found["text"]
    assert "Nobody was found" in lost["text"]


def test_a_saved_fact_stands_with_who_changed_it(cobbled: Cobbled, visited: Visited) -> None:
    phone, address = cobbled.rows(
        "SELECT phone, street_address FROM clients_contact WHERE client_id = %s", visited.client
    )[0]
    events = cobbled.rows(
        "SELECT e.pgh_label, e.phone, e.street_address, c.metadata ->> 'url', u.username FROM clients_contactevent e"
        " JOIN pghistory_context c ON c.id = e.pgh_context_id"
        " LEFT JOIN auth_user u ON u.id = (c.metadata ->> 'user')::int WHERE e.client_id = %s ORDER BY e.pgh_id",
        visited.client,
    )
    assert [event[0] for event in events] == ["insert", "update"]
    assert events[1] == ("update", phone, address, f"/clients/{visited.client}/edit/contact/", "mallila.case1")
    assert events[0][1] != phone
    assert events[0][2] == address
    assert "update" in visited.answers[f"/clients/{visited.client}/history/"]["text"]


def test_a_new_client_stands_with_contacts_citizenship_and_events(cobbled: Cobbled, visited: Visited) -> None:
    for operation, has_code in ((operations.CREATE_CLIENT, False), (operations.CREATE_CLIENT_WITH_CODE, True)):
        made = visited.answers[operation.name]["to"].split("/")[2]
        row = cobbled.rows(
            "SELECT c.identity_code, t.phone, t.email, n.country, u.username FROM clients_client c"
            " JOIN clients_contact t ON t.client_id = c.id JOIN clients_citizenship n ON n.client_id = c.id"
            " JOIN auth_user u ON u.id = c.worker_id WHERE c.id = %s",
            int(made),
        )[0]
        known = operations.newcomer(7)
        code = known["identity_code"] if has_code else None
        assert row == (code, known["phone"], known["email"], known["citizenship"], "mallila.case1")
        for table, column in (("client", "id"), ("contact", "client_id"), ("citizenship", "client_id")):
            assert cobbled.one(f"SELECT count(*) FROM clients_{table}event WHERE {column} = %s", int(made)) == 1


def test_what_is_wrong_is_not_saved(cobbled: Cobbled, visited: Visited) -> None:
    known = {"csrfmiddlewaretoken": CSRF_COOKIE[1], "team": "1", **operations.newcomer(8)}
    taken = operations.newcomer(7)["identity_code"]
    before = cobbled.one("SELECT count(*) FROM clients_client")
    answers = cobbled.visit(
        ("/clients/new/", known | {"identity_code": "010100-9000"}),
        ("/clients/new/", known | {"identity_code": taken}),
        ("/clients/new/", known | {"birth_date": "2999-01-01"}),
        (f"/clients/{visited.client}/assessments/new/", operations.assessment_whole() | {"outcome": ""}),
    )
    assert [answer["status"] for answer in answers] == [200] * 4
    assert all("errorlist" in answer["text"] for answer in answers)
    assert cobbled.one("SELECT count(*) FROM clients_client") == before


def test_a_finished_assessment_goes_to_the_national_register(cobbled: Cobbled, visited: Visited) -> None:
    made = cobbled.rows(
        "SELECT state, outcome FROM clients_assessment WHERE client_id = %s ORDER BY id DESC LIMIT 2", visited.client
    )
    assert made == [("READY", "PLAN_NEEDED"), ("PLANNED", "")]
    assert cobbled.rows(
        "SELECT event, state FROM clients_registrymessage WHERE client_id = %s ORDER BY id DESC LIMIT 1", visited.client
    ) == [("ASSESSMENT_READY", "PENDING")]


def test_the_import_makes_each_person_once_and_says_what_is_wrong(cobbled: Cobbled, tmp_path: Path) -> None:
    whole = operations.import_file(rows=IMPORTED)
    head, first, *rest = whole.splitlines(keepends=True)
    file = tmp_path / "clients.csv"
    file.write_text("".join((head, *rest, first.replace("99998", "99998" * 9))), encoding="utf-8", newline="")
    told = []
    for content in (None, whole):
        if content is not None:
            file.write_text(content, encoding="utf-8", newline="")
        command = operations.import_command(file=str(file), team="Tiimi 1", username="mallila.case1")
        told.append(cobbled.command(*command))
    assert told == [
        f"{IMPORTED - 1} made, 0 known already, 1 refused",
        f"1 made, {IMPORTED - 1} known already, 0 refused",
    ]
    imported = cobbled.rows(
        "SELECT c.id FROM clients_client c JOIN clients_contact t ON t.client_id = c.id JOIN clients_permit p"
        " ON p.client_id = c.id JOIN clients_education e ON e.client_id = c.id JOIN clients_work w ON w.client_id = c.id"
        " JOIN clients_clientevent v ON v.pgh_obj_id = c.id JOIN pghistory_context x ON x.id = v.pgh_context_id"
        " WHERE t.email LIKE 'tuonti.%%' AND x.metadata ->> 'command' = 'import_clients'"
    )
    assert len(imported) == IMPORTED


def test_kotokirja_reads_the_same_import_file() -> None:
    table = open_table(operations.import_file(rows=IMPORTED, first=599).encode())
    reader = RowReader(
        headings=table.headings,
        targets=suggested_targets(table.headings),
        circumstances=Circumstances(
            municipality=MunicipalityCode(999),
            on=AS_OF,
            team=TeamId(UUID(int=1)),
            started_on=AS_OF,
            staff=KnownStaff(teams={}, workers={}, teams_of={}),
        ),
        new_id=lambda: ClientId(uuid4()),
    )
    read = [reader.read(number, cells) for number, cells in table.rows]
    assert all(isinstance(row, Candidate) for row in read)
    assert len(read) == IMPORTED
    assert None not in suggested_targets(table.headings)


@pytest.mark.parametrize(
    ("form", "posted"),
    [
        (NewClientForm.base_fields, {*operations.newcomer(1), "team"}),
        (ContactForm.base_fields, set(operations.WHEREABOUTS)),
        (BeginForm.base_fields, set(operations.assessment_begun())),
    ],
    ids=["create a client", "save a fact", "record an assessment"],
)
def test_the_forms_post_what_kotokirja_asks_for_but_the_source(form: dict[str, Any], posted: set[str]) -> None:
    assert set(form) - {"source"} == posted
    assert "source" in form


def test_no_two_new_clients_have_the_same_code() -> None:
    codes = [operations.newcomer(number)["identity_code"] for number in range(2000)]
    assert len(set(codes)) == len(codes)
    assert all(hetu.is_valid(code, allow_temporary=True) for code in codes)
