"""Sealed values are bound to their place, and what a database operator sees of them is ciphertext."""

from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from uuid import UUID

import psycopg
import pytest

from kotokirja.kernel.ids import ClientId
from kotokirja.platform.sealing import SealBroken
from kotokirja.usecases import clients
from tests.cast import AT, Cast, take_on
from tests.factories.people import make_person

pytestmark = pytest.mark.usefixtures("municipality_db")

CODE = "SELECT identity_code FROM clients_client WHERE id = %s"
PUT = "UPDATE clients_client SET identity_code = %s WHERE id = %s"
KEY = "SELECT wrapped FROM platform_personkey WHERE subject_id = %s"


def revealed(cast: Cast, client: ClientId) -> str:
    worker = cast.own_worker
    code = clients.reveal_identity_code(actor=worker, client_id=client, at=AT)
    assert code is not None
    return code.value


def value(superuser: psycopg.Connection, query: str, row: UUID) -> bytes:
    found = superuser.execute(query, [row]).fetchone()
    assert found is not None
    return bytes(found[0])


@contextmanager
def without_triggers(superuser: psycopg.Connection) -> Iterator[None]:
    """What only somebody with the whole database in hand can do."""
    superuser.execute("SET session_replication_role = replica")
    try:
        yield
    finally:
        superuser.execute("RESET session_replication_role")


@pytest.fixture
def pair(cast: Cast) -> tuple[ClientId, ClientId]:
    return take_on(cast), take_on(cast)


def test_a_ciphertext_moved_to_another_person_does_not_open(
    cast: Cast, superuser: psycopg.Connection, pair: tuple[ClientId, ClientId]
) -> None:
    one, other = pair
    with without_triggers(superuser):
        superuser.execute(PUT, [value(superuser, CODE, one), other])
    with pytest.raises(SealBroken):
        revealed(cast, other)


def test_a_ciphertext_moved_together_with_its_key_does_not_open(
    cast: Cast, superuser: psycopg.Connection, pair: tuple[ClientId, ClientId]
) -> None:
    one, other = pair
    with without_triggers(superuser):
        superuser.execute(PUT, [value(superuser, CODE, one), other])
        superuser.execute(
            "UPDATE platform_personkey SET wrapped = %s WHERE subject_id = %s", [value(superuser, KEY, one), other]
        )
    with pytest.raises(SealBroken):
        revealed(cast, other)


@pytest.mark.parametrize("place", [0, 5, -1], ids=["form", "nonce", "tag"])
def test_an_altered_ciphertext_does_not_open(
    cast: Cast, superuser: psycopg.Connection, pair: tuple[ClientId, ClientId], place: int
) -> None:
    sealed = bytearray(value(superuser, CODE, pair[0]))
    sealed[place] ^= 1
    with without_triggers(superuser):
        superuser.execute(PUT, [bytes(sealed), pair[0]])
    with pytest.raises(SealBroken):
        revealed(cast, pair[0])


def test_control_a_ciphertext_put_back_where_it_was_opens(
    cast: Cast, superuser: psycopg.Connection, pair: tuple[ClientId, ClientId]
) -> None:
    before = revealed(cast, pair[0])
    with without_triggers(superuser):
        superuser.execute(PUT, [value(superuser, CODE, pair[0]), pair[0]])
    assert revealed(cast, pair[0]) == before


def test_two_persons_with_one_name_and_birth_date_have_unlike_ciphertexts(
    superuser: psycopg.Connection, pair: tuple[ClientId, ClientId]
) -> None:
    assert value(superuser, CODE, pair[0]) != value(superuser, CODE, pair[1])


def everything(superuser: psycopg.Connection) -> str:
    """The whole database as its operator can read it, row by row, binary columns in every spelling."""
    tables = superuser.execute(
        "SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) FROM information_schema.tables"
        " WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')"
    ).fetchall()
    rows: list[str] = []
    for (table,) in tables:
        for escape in ("hex", "escape"):
            superuser.execute(f"SET bytea_output = '{escape}'")
            rows += [row[0] for row in superuser.execute(f"SELECT t::text FROM {table} t")]
    return "\n".join(rows)


def test_the_operator_of_the_database_finds_no_identity_code(cast: Cast, superuser: psycopg.Connection) -> None:
    person = make_person(Random(4711), last_name="Operaattorinäyte")
    client = take_on(cast, person=person)
    dump = everything(superuser)
    assert person.identity_code not in dump
    assert person.identity_code.encode().hex() not in dump
    assert revealed(cast, client) == person.identity_code


def test_control_the_same_search_finds_what_is_not_sealed(cast: Cast, superuser: psycopg.Connection) -> None:
    person = make_person(Random(4712), last_name="Kontrollinäyte")
    take_on(cast, person=person)
    dump = everything(superuser)
    assert "Kontrollinäyte" in dump
    assert person.phone in dump
