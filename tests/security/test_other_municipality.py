"""R-G1: whatever SQL the application sends under one municipality's context, it touches no row of another's."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from uuid import UUID, uuid4

import psycopg
import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, connection, connections, models, transaction
from django.db.backends.utils import CursorWrapper
from psycopg import sql

from kotokirja.domains.clients.models import Client, Contact
from kotokirja.kernel.ids import ClientId
from kotokirja.platform.door import Actor
from kotokirja.platform.door.context import SET, signed
from kotokirja.platform.register.live import UnsoundDatabase, enforce
from kotokirja.platform.register.models import HistoryModel, TenantModel
from kotokirja.policy.vocabulary import Purpose
from kotokirja.usecases import clients
from tests.cast import AT, Cast, newcomer, take_on
from tests.factories.people import make_person

pytestmark = [
    pytest.mark.usefixtures("municipality_db"),
    pytest.mark.requirement("R-G1"),
    pytest.mark.notice("N0.2"),
]

STATEMENTS = 600
HOME, ABROAD = 999, 998
FOREIGN_NAME = "Vierasnäyte"


def tenant_tables() -> list[type[models.Model]]:
    """Every table under row security, mirrors included."""
    return [model for model in apps.get_models() if issubclass(model, (TenantModel, HistoryModel))]


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """One client of each municipality, and everything that stands in the other one's rows."""

    here: ClientId
    there: ClientId
    foreign_ids: frozenset[UUID]
    filled: tuple[type[models.Model], ...]
    """The tables that have rows of the other municipality: most attacks go there."""


@pytest.fixture(scope="module")
def world(cast: Cast, superuser: psycopg.Connection) -> World:
    here = take_on(cast)
    there = take_on(cast, team=cast.abroad_team, last_name=FOREIGN_NAME)
    ids: set[UUID] = set()
    filled: list[type[models.Model]] = []
    for model in tenant_tables():
        found = superuser.execute(
            sql.SQL("SELECT id FROM {} WHERE municipality_id = %s").format(sql.Identifier(model._meta.db_table)),
            [ABROAD],
        )
        rows = {row[0] for row in found}
        filled += [model] * bool(rows)
        ids |= rows
    assert len(ids) > 10
    return World(here=here, there=there, foreign_ids=frozenset(ids), filled=tuple(filled))


def rows_abroad(superuser: psycopg.Connection) -> list[tuple[object, ...]]:
    """All rows of the other municipality in every table, as the superuser sees them."""
    rows: list[tuple[object, ...]] = []
    for model in tenant_tables():
        table = sql.Identifier(model._meta.db_table)
        rows += superuser.execute(
            sql.SQL("SELECT {}, t::text FROM {} t WHERE municipality_id = %s").format(
                sql.Literal(model._meta.db_table), table
            ),
            [ABROAD],
        )
    return sorted(rows, key=str)


@dataclass(frozen=True, slots=True)
class Attack:
    """Makes statements out of the tables' own columns, as somebody would who can send any SQL."""

    rng: Random
    world: World

    def statement(self) -> str:
        table, other = self.table(), self.table()
        name, columns = table._meta.db_table, [column.column for column in table._meta.concrete_fields if column.column]
        column = self.rng.choice(columns)
        where = self.where()
        return self.rng.choice(
            (
                f'SELECT * FROM "{name}" WHERE {where}',
                f'SELECT id, municipality_id, "{column}"::text FROM "{name}" t WHERE {where} ORDER BY random()',
                f'SELECT t.id, o.id FROM "{name}" t LEFT JOIN "{other._meta.db_table}" o ON true WHERE t.{where}',
                f'WITH w AS (SELECT * FROM "{name}" WHERE {where}) SELECT id FROM w UNION SELECT id FROM "{name}"',
                f'SELECT count(*), max(municipality_id), array_agg(id) FROM "{name}" GROUP BY municipality_id',
                f'UPDATE "{name}" SET "{column}" = "{column}" WHERE {where} RETURNING id',
                f"UPDATE \"{name}\" SET version = version + 1, source = 'CLIENT' WHERE {where} RETURNING id",
                f'UPDATE "{name}" SET municipality_id = {self.rng.choice((HOME, ABROAD))} WHERE {where} RETURNING id',
                f'DELETE FROM "{name}" WHERE {where} RETURNING id',
                f'TRUNCATE "{name}" CASCADE',
                f'INSERT INTO "{name}" SELECT * FROM "{name}" WHERE {where} ON CONFLICT DO NOTHING RETURNING id',
                f'INSERT INTO "{name}" (id, municipality_id) VALUES (gen_random_uuid(), {ABROAD}) RETURNING id',
                f"SELECT (table_to_xml('\"{name}\"', true, false, ''))::text",
                f"SELECT query_to_xml('SELECT * FROM \"{name}\"', true, false, '')::text",
                f'SELECT "{column}"::text FROM "{name}" WHERE id = \'{self.foreign()}\'',
                f'LOCK TABLE "{name}"',
                f'ALTER TABLE "{name}" DISABLE ROW LEVEL SECURITY',
                f'COPY (SELECT * FROM "{name}") TO STDOUT',
                f"SELECT * FROM pg_stats WHERE tablename = '{name}'",
                "SELECT * FROM clients_search('vierasnäyte', 50)",
                f"SELECT set_config('koto.context', replace(current_setting('koto.context'), '{HOME}', '{ABROAD}'), true)",
                "SET LOCAL row_security = off",
                "SET LOCAL ROLE municipality_owner",
            )
        )

    def table(self) -> type[models.Model]:
        return self.rng.choice(self.world.filled if self.rng.random() < 0.7 else tenant_tables())

    def where(self) -> str:
        return self.rng.choice(
            (
                "true",
                "municipality_id = 998",
                "municipality_id <> 999 OR true",
                "municipality_id IN (SELECT 998)",
                "id IS NOT NULL",
                f"id = '{self.foreign()}'",
                f"id IN ('{self.foreign()}', '{self.foreign()}')",
            )
        )

    def foreign(self) -> UUID:
        return self.rng.choice(sorted(self.world.foreign_ids))


def answers(actor: Actor, *, world: World, seed: int) -> Iterator[str]:
    """What comes back when random statements are sent under the actor's context; every other one is committed."""
    attack = Attack(Random(seed), world)
    for number in range(STATEMENTS):
        statement = attack.statement()
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SELECT {SET}", [whole(actor)])
            try:
                with transaction.atomic():
                    yield sent(cursor, statement)
            except DatabaseError as problem:
                yield told(problem)
            transaction.set_rollback(number % 2 == 0)


def sent(cursor: CursorWrapper, statement: str) -> str:
    """Everything that a statement brings back."""
    if statement.startswith("COPY"):
        with cursor.copy(statement) as copied:
            return b"".join(copied).decode()
    cursor.execute(statement)
    return "\n".join(map(str, cursor.fetchall())) if cursor.description else ""


def whole(actor: Actor) -> str:
    """The widest context that the door ever signs: a whole municipality."""
    return signed(actor=actor, purpose=Purpose.ASSESSMENT_AND_PLAN.value, is_whole=True)


def told(problem: DatabaseError) -> str:
    """What the server says in an error, without the statement that it repeats."""
    said = getattr(problem.__cause__, "diag", None)
    return f"{said.message_primary} {said.message_detail}" if said else str(problem)


def found_in(answer: str, world: World) -> set[str]:
    """Another municipality's identifiers and names in an answer."""
    known = {str(each) for each in world.foreign_ids}
    words = set(re.findall(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", answer))
    return (words & known) | ({FOREIGN_NAME} if FOREIGN_NAME in answer else set())


@pytest.mark.parametrize("seed", range(3))
def test_random_sql_touches_no_row_of_another_municipality(
    cast: Cast, world: World, superuser: psycopg.Connection, seed: int
) -> None:
    before = rows_abroad(superuser)
    seen = [found_in(answer, world) for answer in answers(cast.own_worker, world=world, seed=seed)]
    assert set().union(*seen) == set()
    assert rows_abroad(superuser) == before


def test_control_under_the_other_context_the_same_statements_do(
    cast: Cast, world: World, superuser: psycopg.Connection
) -> None:
    before = rows_abroad(superuser)
    seen = [found_in(answer, world) for answer in answers(cast.abroad, world=world, seed=0)]
    assert len(set().union(*seen)) > 5
    assert FOREIGN_NAME in set().union(*seen)
    assert rows_abroad(superuser) != before


def tried(actor: Actor, statement: str, parameters: list[UUID]) -> str:
    """What the server says to a statement under the actor's context, without the identifiers, or nothing."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SELECT {SET}", [whole(actor)])
            cursor.execute(statement, parameters)
            transaction.set_rollback(True)
    except IntegrityError as problem:
        return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "…", told(problem))
    return ""


def test_a_foreign_key_error_is_the_same_for_a_foreign_row_and_for_none(cast: Cast, world: World) -> None:
    insert = (
        "INSERT INTO clients_contact (id, municipality_id, version, source, ground, client_id, street_address, postal_code,"
        " post_office, phone, email) VALUES (%s, 999, 1, 'CLIENT', '', %s, '', '', '', '', '')"
    )
    for_foreign, for_none = (tried(cast.own_worker, insert, [uuid4(), who]) for who in (world.there, uuid4()))
    assert for_foreign == for_none
    assert "foreign key" in for_none


def test_a_foreign_identity_code_can_be_recorded_here_so_no_error_tells_of_it(cast: Cast) -> None:
    person = make_person()
    take_on(cast, team=cast.abroad_team, person=person)
    here = take_on(cast, person=person)
    assert clients.open_part(actor=cast.own_worker, client_id=here, at=AT).file.person.has_identity_code


def test_control_an_identity_code_of_the_own_municipality_is_an_error(cast: Cast) -> None:
    person = make_person(Random(77))
    take_on(cast, person=person)
    again = newcomer(team=cast.own_team, worker=cast.own_worker.account_id, person=person)
    with pytest.raises(clients.IdentityCodeTaken):
        clients.create(actor=cast.own_worker, newcomer=again, at=AT)


def test_a_service_whose_table_lacks_a_policy_does_not_start(superuser: psycopg.Connection) -> None:
    enforce()
    owner = connections["owner"]
    with owner.cursor() as cursor:
        cursor.execute("SET ROLE NONE")
        cursor.execute("BEGIN")
        try:
            cursor.execute(f'DROP POLICY relationship ON "{Contact._meta.db_table}"')
            cursor.execute(f'ALTER TABLE "{Client._meta.db_table}" NO FORCE ROW LEVEL SECURITY')
            cursor.execute("SET LOCAL ROLE municipality_app")
            with pytest.raises(UnsoundDatabase) as unsound:
                enforce("owner")
        finally:
            cursor.execute("ROLLBACK")
    assert "clients_contact: no policy for the relationship" in str(unsound.value)
    assert "clients_client: row security is not enabled and forced" in str(unsound.value)
