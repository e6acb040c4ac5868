"""Loading the synthetic municipality: as if the door had written it, whole or not at all, and no guard left open."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from unittest.mock import patch
from uuid import UUID, uuid4

import psycopg
import pytest
from django.contrib.auth import authenticate
from django.db import connections
from psycopg import sql

from kotokirja.domains.access.types import LogFilter
from kotokirja.domains.clients import models as clients_models
from kotokirja.kernel.ids import MunicipalityCode
from kotokirja.platform.accounts.models import Account
from kotokirja.platform.door import Actor, NotPermitted
from kotokirja.platform.door.context import signed
from kotokirja.platform.register.live import findings
from kotokirja.platform.register.models import RegisterModel
from kotokirja.policy.vocabulary import Purpose, Role
from kotokirja.project.synthetic.checks import LoadBroken
from kotokirja.project.synthetic.copying import Loaded, NoLoader, loading
from kotokirja.project.synthetic.lines import Write
from kotokirja.project.synthetic.load import TABLES, load_town
from kotokirja.project.synthetic.shapes import Client, StaffMember
from kotokirja.project.synthetic.staff import TRY_OUT_PASSWORD
from kotokirja.project.synthetic.town import Town, town
from kotokirja.usecases import clients, oversight
from tests.plugins.cluster import TestDatabase

AS_OF = date(2026, 11, 24)
AT = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
MOST_STATEMENTS_A_TABLE = 14
"""Closing, opening, copying, keys, indexes and checking; whatever it is, no statement for each row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """Both municipalities, loaded."""

    mallila: Town
    koekyla: Town
    people: tuple[Client, ...]
    loaded: Loaded
    statements: int


@pytest.fixture(scope="module")
def tried(municipality_db: TestDatabase) -> Tried:
    mallila = town(municipality=999, clients=2000, seed=1, as_of=AS_OF)
    koekyla = town(municipality=998, clients=12, seed=1, as_of=AS_OF)
    statements = [0]

    def counting(execute, sql, params, many, context):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
        statements[0] += 1
        return execute(sql, params, many, context)

    with connections["owner"].execute_wrapper(counting):
        loaded = load_town(mallila)
    load_town(koekyla)
    return Tried(
        mallila=mallila, koekyla=koekyla, people=tuple(mallila.people()), loaded=loaded, statements=statements[0]
    )


@pytest.fixture(scope="module")
def superuser(municipality_db: TestDatabase) -> Iterator[psycopg.Connection]:
    with psycopg.connect(municipality_db.address(), autocommit=True) as connection:
        yield connection


def actor(member: StaffMember, *, municipality: int = 999) -> Actor:
    return Actor(
        account_id=member.id,
        municipality=MunicipalityCode(municipality),
        role=member.roles[0],
        roles=frozenset(member.roles),
        teams=frozenset(member.teams),
        display_name=member.display_name,
        unit=member.unit,
        request_id=uuid4(),
    )


def worker_of(tried: Tried, client: Client) -> Actor:
    team = client.relationship.now.team
    return actor(tried.mallila.staff.of_team(Role.CASE_WORKER, team)[0])


def in_care(tried: Tried) -> list[Client]:
    return [client for client in tried.people if client.relationship.now.ended_on is None]


def test_two_thousand_clients_with_their_history_take_no_more_statements_than_there_are_tables(tried: Tried) -> None:
    assert tried.loaded.is_new
    assert tried.loaded.clients == 2000
    assert tried.loaded.rows > 60_000
    assert tried.statements < MOST_STATEMENTS_A_TABLE * (len(TABLES) + len(REGISTER))


def test_a_loaded_municipality_is_left_alone(tried: Tried, superuser: psycopg.Connection) -> None:
    count = "SELECT count(*) FROM clients_client_history"
    before = superuser.execute(count).fetchone()
    assert load_town(tried.mallila) == Loaded(is_new=False)
    assert superuser.execute(count).fetchone() == before


def test_after_the_load_every_guard_stands_as_a_service_demands_it(tried: Tried) -> None:
    assert list(findings()) == []


def test_after_the_load_the_loader_may_do_nothing(tried: Tried, superuser: psycopg.Connection) -> None:
    rights = superuser.execute(
        "SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
        " WHERE n.nspname IN ('public', 'audit') AND c.relkind IN ('r', 'p')"
        " AND has_table_privilege('municipality_loader', c.oid, 'SELECT, INSERT, UPDATE, DELETE')"
    )
    assert rights.fetchall() == []


def test_a_loaded_file_opens_through_the_door_and_says_what_was_generated(tried: Tried) -> None:
    for client in in_care(tried)[:25]:
        opened = clients.open_part(actor=worker_of(tried, client), client_id=client.id, at=AT).file
        person = client.person.now
        assert (opened.person.last_name, opened.person.first_names) == (person.last_name, person.first_names)
        assert opened.person.birth_date == person.birth_date
        assert opened.person.has_identity_code is bool(person.identity_code)
        assert len(opened.permits) == len(client.permits)
        assert len(opened.education) == len(client.education)
        assert opened.relationship is not None
        assert opened.relationship.started_on == client.relationship.now.started_on


def test_identity_codes_are_really_sealed_and_found_by_their_digests(tried: Tried) -> None:
    with_code = [client for client in in_care(tried) if client.person.now.identity_code][:10]
    for client in with_code:
        worker, code = worker_of(tried, client), client.person.now.identity_code
        shown = clients.reveal_identity_code(actor=worker, client_id=client.id, at=AT)
        assert shown is not None
        assert shown.value == code
        hits = clients.search_own(actor=worker, text=code, at=AT)
        assert [hit.client_id for hit in hits.rows] == [client.id]


def test_no_identity_code_stands_in_plain(tried: Tried, superuser: psycopg.Connection) -> None:
    code = next(client.person.now.identity_code for client in tried.people if client.person.now.identity_code)
    for table in ("clients_client", "clients_client_history"):
        query = sql.SQL("SELECT count(*) FROM {} t WHERE t::text LIKE %s OR t::text LIKE %s").format(
            sql.Identifier(table)
        )
        assert superuser.execute(query, [f"%{code}%", f"%{code.encode().hex()}%"]).fetchone() == (0,)


def test_a_corrected_name_shows_source_recorder_and_what_stood_before(tried: Tried) -> None:
    corrected = [
        client for client in in_care(tried) if len({version.fact.first_names for version in client.person.versions}) > 1
    ]
    assert corrected
    for client in corrected[:5]:
        opened = clients.open_part(actor=worker_of(tried, client), client_id=client.id, at=AT)
        name = opened.trail.of(clients_models.Client, client.id, "first_names")
        assert name is not None
        last = client.person.versions[-1] if len(client.person.versions) == 2 else None
        if last:
            assert (name.source, name.recorded_at) == (last.recorded.source, last.recorded.at)
        assert [earlier.value for earlier in name.earlier][-1] == client.person.versions[0].fact.first_names


def test_a_file_shows_who_looked_in_the_past_year(tried: Tried) -> None:
    client = max(in_care(tried), key=lambda each: len(each.traces))
    looks = clients.who_has_looked(actor=worker_of(tried, client), client_id=client.id, at=AT)
    assert len(looks) >= min(50, len(client.traces))
    assert {look.role for look in looks}


def test_the_data_protection_officer_reads_the_year_in_the_order_of_time(
    tried: Tried, superuser: psycopg.Connection
) -> None:
    officer = tried.mallila.staff.of(Role.DATA_PROTECTION_OFFICER)[0]
    page = oversight.access_log(actor=actor(officer), wanted=LogFilter(), page=1, at=AT)
    assert page.rows
    unordered = superuser.execute(
        "SELECT count(*) FROM (SELECT at < lag(at) OVER (ORDER BY sequence) AS falls FROM audit.entry"
        " WHERE municipality_id = 999 AND at < '2026-11-24') e WHERE falls"
    ).fetchone()
    assert unordered == (0,)
    stray = superuser.execute("SELECT count(*) FROM audit.entry_default").fetchone()
    assert stray == (0,)


def test_the_try_out_password_opens_every_account_and_no_other_does(tried: Tried) -> None:
    for member in (tried.mallila.staff.members[0], tried.koekyla.staff.members[-1]):
        assert isinstance(authenticate(None, username=member.username, password=TRY_OUT_PASSWORD), Account)
        assert authenticate(None, username=member.username, password=f"{TRY_OUT_PASSWORD}x") is None


def test_the_two_municipalities_do_not_see_each_other(tried: Tried) -> None:
    foreigner = actor(tried.koekyla.staff.members[0], municipality=998)
    with pytest.raises(NotPermitted):
        clients.open_part(actor=foreigner, client_id=tried.people[0].id, at=AT)
    hits = clients.search_own(actor=foreigner, text=tried.people[0].person.now.last_name, at=AT).rows
    assert {hit.client_id for hit in hits} <= {client.id for client in tried.koekyla.people()}
    assert hits, "the neighbours have a person of that name, who is found there"


@contextmanager
def rewriting(row: UUID, model: type[RegisterModel], mirror: str) -> Iterator[None]:
    """Take a loaded row away, for a transaction that is undone, so that the trigger can write it again."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("SET ROLE NONE")
        cursor.execute("BEGIN")
        try:
            table = model._meta.db_table
            cursor.execute(f'CREATE TEMP TABLE before ON COMMIT DROP AS SELECT * FROM "{table}" WHERE id = %s', [row])
            cursor.execute(
                f'CREATE TEMP TABLE told ON COMMIT DROP AS SELECT * FROM "{mirror}" WHERE row_id = %s', [row]
            )
            cursor.execute("SET LOCAL session_replication_role = replica")
            cursor.execute(f'DELETE FROM "{mirror}" WHERE row_id = %s', [row])
            cursor.execute(f'DELETE FROM "{table}" WHERE id = %s', [row])
            cursor.execute("SET LOCAL session_replication_role = origin")
            yield
        finally:
            cursor.execute("ROLLBACK")


REGISTER = [model for model in TABLES if issubclass(model, RegisterModel)]


@pytest.mark.parametrize("model", REGISTER, ids=[model._meta.label for model in REGISTER])
def test_the_mirror_of_a_loaded_row_is_what_the_trigger_writes(
    tried: Tried, superuser: psycopg.Connection, model: type[RegisterModel]
) -> None:
    table, mirror = model._meta.db_table, f"{model._meta.db_table}_history"
    query = sql.SQL("SELECT id FROM {} WHERE version = 1 ORDER BY id LIMIT 5").format(sql.Identifier(table))
    rows = [found[0] for found in superuser.execute(query)]
    assert rows
    columns = ", ".join(f'"{column.column}"' for column in model._meta.concrete_fields if not column.generated)
    mirrored = [
        name
        for (name,) in superuser.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_name = %s", [mirror]
        )
        if name not in {"id", "recorded_at", "recorded_by"}
    ]
    compared = ", ".join(f'"{name}"' for name in mirrored)
    owner = actor(tried.mallila.staff.members[0])
    for row in rows:
        with rewriting(row, model, mirror), connections["owner"].cursor() as cursor:
            pid = connections["owner"].connection.info.backend_pid
            with patch("kotokirja.platform.door.context._backend_pid", return_value=pid):
                context = signed(actor=owner, purpose=Purpose.INTAKE.value, is_whole=True)
            cursor.execute("SELECT set_config('koto.context', %s, true)", [context])
            cursor.execute("UPDATE before SET source = (SELECT source FROM told), ground = (SELECT ground FROM told)")
            cursor.execute(f'INSERT INTO "{table}" ({columns}) SELECT {columns} FROM before')
            cursor.execute(
                f'(SELECT {compared} FROM "{mirror}" WHERE row_id = %s EXCEPT SELECT {compared} FROM told)', [row]
            )
            assert cursor.fetchall() == []


def test_a_load_with_a_row_that_names_a_missing_one_leaves_nothing(tried: Tried, superuser: psycopg.Connection) -> None:
    row = uuid4()
    write = Write(values={"client_id": uuid4(), "country": "XX"}, at=AT, by=uuid4(), source="CLIENT", ground="")
    with pytest.raises(Exception, match="clients_citizenship"), loading([clients_models.Citizenship]) as load:
        load.add_register_row(clients_models.Citizenship, key=row, place=999, writes=[write])
    assert superuser.execute("SELECT count(*) FROM clients_citizenship WHERE id = %s", [row]).fetchone() == (0,)
    assert list(findings()) == []


def test_a_load_with_a_datum_without_provenance_is_refused(tried: Tried, superuser: psycopg.Connection) -> None:
    row = uuid4()
    values = {"id": row, "municipality_id": 999, "client_id": tried.people[0].id, "country": "FI", "version": 1}
    with pytest.raises(LoadBroken, match="without provenance"), loading([clients_models.Citizenship]) as load:
        load.add(clients_models.Citizenship, values)
    assert superuser.execute("SELECT count(*) FROM clients_citizenship WHERE id = %s", [row]).fetchone() == (0,)
    assert list(findings()) == []


def test_control_the_same_row_with_its_provenance_is_taken(tried: Tried, superuser: psycopg.Connection) -> None:
    row = uuid4()
    values = {"client_id": tried.people[0].id, "country": "FI"}
    write = Write(values=values, at=AT, by=tried.mallila.staff.members[0].id, source="CLIENT", ground="")
    with loading([clients_models.Citizenship]) as load:
        load.add_register_row(clients_models.Citizenship, key=row, place=999, writes=[write])
    assert superuser.execute("SELECT count(*) FROM clients_citizenship WHERE id = %s", [row]).fetchone() == (1,)


def test_a_database_that_was_set_up_for_production_takes_no_synthetic_people(tried: Tried) -> None:
    with (
        patch("kotokirja.project.synthetic.copying.role", lambda name: f"production_{name}"),
        pytest.raises(NoLoader),
        loading([clients_models.Citizenship]),
    ):
        pytest.fail("the load began")
