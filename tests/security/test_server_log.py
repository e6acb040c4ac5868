"""The database server's own log quotes nothing of what people's rows hold (security guide, section 2)."""

from random import Random

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction
from psycopg import sql

from kotokirja.platform.door import NotPermitted
from kotokirja.platform.door.context import SET, signed
from kotokirja.policy.vocabulary import Purpose, SourceCode
from kotokirja.usecases import clients
from kotokirja.usecases.clients import IdentityCodeTaken, Learned, StaleVersion
from tests.cast import AT, Cast, newcomer, take_on
from tests.factories.people import Person, make_person
from tests.plugins.cluster import TestDatabase, server_log
from tests.security.pool import throw_pool_away

pytestmark = pytest.mark.usefixtures("municipality_db")


def canaries(person: Person) -> tuple[str, ...]:
    return (
        person.last_name,
        person.first_names,
        person.identity_code,
        person.street_address,
        person.phone,
        person.email,
    )


def marked(seed: int) -> Person:
    return make_person(
        Random(seed),
        last_name=f"Kanaria{seed}",
        first_names=f"Lintu{seed}",
        street_address=f"Häkkitie {seed}",
        phone=f"+358 40 000 {seed}",
        email=f"kanaria{seed}@example.org",
    )


def everything_that_goes_wrong(cast: Cast, person: Person) -> None:
    """A working day with each kind of error that quotes values when nobody forbids it."""
    client = take_on(cast, person=person)
    again = newcomer(team=cast.own_team, worker=cast.own_worker.account_id, person=person)
    with pytest.raises(IdentityCodeTaken):
        clients.create(actor=cast.own_worker, newcomer=again, at=AT)
    with pytest.raises(NotPermitted):
        clients.open_part(actor=cast.stranger, client_id=client, at=AT)
    learned = Learned(source=SourceCode.CLIENT)
    values = {"last_name": person.last_name}
    with pytest.raises(StaleVersion):
        clients.save_person(actor=cast.own_worker, client_id=client, version=9, learned=learned, values=values, at=AT)
    with pytest.raises(DatabaseError):  # too long
        clients.save_person(
            actor=cast.own_worker,
            client_id=client,
            version=1,
            learned=learned,
            values={"last_name": person.last_name * 40},
            at=AT,
        )
    clients.search_own(actor=cast.own_worker, text=person.last_name, at=AT)
    for statement in (
        "INSERT INTO clients_contact SELECT * FROM clients_contact",  # unique
        "UPDATE clients_contact SET client_id = gen_random_uuid(), version = version + 1, source = 'CLIENT'",
        "UPDATE clients_permit SET valid_until = '1900-01-01', version = version + 1, source = 'MIGRI'",  # check
        "UPDATE clients_client SET last_name = NULL, version = version + 1, source = 'CLIENT'",  # not null, whole row
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            context = signed(actor=cast.own_worker, purpose=Purpose.ASSESSMENT_AND_PLAN.value, client=client)
            cursor.execute(f"SELECT {SET}", [context])
            cursor.execute(statement)


def test_a_day_full_of_errors_leaves_no_personal_value_in_the_servers_log(cast: Cast) -> None:
    person = marked(7001)
    before = len(server_log().read_text(errors="replace"))
    everything_that_goes_wrong(cast, person)
    written = server_log().read_text(errors="replace")[before:]
    assert "ERROR" in written, "the errors never reached the log, so nothing was tried"
    assert [value for value in canaries(person) if value in written] == []


def test_control_with_the_settings_off_the_same_day_is_all_over_the_log(
    cast: Cast, municipality_db: TestDatabase, superuser: psycopg.Connection
) -> None:
    person = marked(7002)
    before = len(server_log().read_text(errors="replace"))
    loosen = sql.SQL("ALTER ROLE municipality_app IN DATABASE {} SET {} = {}")
    name = sql.Identifier(municipality_db.name)
    for setting, value in (
        ("log_error_verbosity", "default"),
        ("log_min_error_statement", "error"),
        ("log_parameter_max_length_on_error", "-1"),
    ):
        superuser.execute(loosen.format(name, sql.Identifier(setting), sql.Literal(value)))
    throw_pool_away()
    try:
        everything_that_goes_wrong(cast, person)
    finally:
        superuser.execute(sql.SQL("ALTER ROLE municipality_app IN DATABASE {} RESET ALL").format(name))
        throw_pool_away()
    written = server_log().read_text(errors="replace")[before:]
    assert person.last_name in written
