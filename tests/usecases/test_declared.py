"""Counting tells numbers and nothing else: no small ones, none of another municipality, none without a context."""

from typing import Any

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from kotokirja.platform.door import NotPermitted, authorise
from kotokirja.platform.door.context import DECIDE, SET, signed
from kotokirja.platform.register.columns import classified_columns
from kotokirja.platform.register.counting import FEW, Counted, NeverCounted, holders
from kotokirja.policy.actions import ROLE_CATEGORIES, Action
from kotokirja.policy.data_map import mapped
from kotokirja.policy.vocabulary import D, DataCategory, Role, SourceCode
from kotokirja.usecases import clients, declared
from kotokirja.usecases.clients import Learned, Part
from tests import casework
from tests.cast import AT, KOEKYLA, Cast, hire, take_on
from tests.plugins.cluster import TestDatabase
from tests.usecases.test_clients import statements

pytestmark = pytest.mark.usefixtures("municipality_db")


def count(cast: Cast, datum: D) -> Counted:
    opened = declared.count_datum(actor=cast.data_protection_officer, datum=datum, overlay=None, language="fi", at=AT)
    assert opened.counted is not None
    return opened.counted


@pytest.fixture(scope="module")
def people(cast: Cast) -> int:
    """Six people of Mallila, four of them with arrangements, one of Koekylä."""
    for number in range(6):
        take_on(cast, arrangements="Iltapäivisin" if number < FEW - 1 else "")
    take_on(cast, team=cast.abroad_team, arrangements="Aamuisin")
    return 6


def test_the_people_who_have_a_value_are_counted_and_nobody_twice(cast: Cast, people: int) -> None:
    assert count(cast, D.LAST_NAME).total.people == people
    assert count(cast, D.CITIZENSHIP).total.people == people
    assert count(cast, D.EDUCATION).total.people == 0


def test_a_small_number_is_not_told(cast: Cast, people: int) -> None:
    few = count(cast, D.ARRANGEMENTS)
    assert few.total.is_few
    assert few.total.people is None
    take_on(cast, arrangements="Viides")
    assert count(cast, D.ARRANGEMENTS).total.people == FEW


def test_a_datum_of_several_tables_counts_each_person_once_and_hides_what_could_be_subtracted(
    cast: Cast, people: int
) -> None:
    counted = count(cast, D.SERVICE_LANGUAGE)
    assert {column.table for column in mapped(D.SERVICE_LANGUAGE, classified_columns()).columns} >= {
        "clients_client",
        "assessment_assessment",
    }
    assert counted.total.people is not None
    assert counted.total.people >= people
    assert all(not one.is_few for _, one in counted.tables)


def test_where_a_table_has_a_small_number_only_the_total_is_told(cast: Cast) -> None:
    casework.begun(cast.own_worker, casework.adult(cast))
    hidden = count(cast, D.SERVICE_LANGUAGE)
    assert hidden.total.people is not None
    assert hidden.tables == ()
    for _ in range(FEW - 1):
        casework.begun(cast.own_worker, casework.adult(cast))
    told = dict(count(cast, D.SERVICE_LANGUAGE).tables)
    assert told["assessment_assessment"].people == FEW


def test_another_municipality_is_not_counted(cast: Cast, people: int, municipality_db: TestDatabase) -> None:
    abroad = hire(Role.DATA_PROTECTION_OFFICER, "Kaisa Koekylä", municipality=KOEKYLA)
    opened = declared.count_datum(actor=abroad, datum=D.LAST_NAME, overlay=None, language="fi", at=AT)
    assert opened.counted is not None
    assert opened.counted.total.is_few
    with psycopg.connect(municipality_db.address()) as superuser:
        found = superuser.execute("SELECT count(*) FROM clients_client WHERE municipality_id = 998").fetchone()
    assert found == (1,), "there is somebody who would have been counted"


def test_what_comes_back_from_the_database_is_one_row_of_numbers(cast: Cast, people: int) -> None:
    with transaction.atomic():
        grant = authorise(actor=cast.data_protection_officer, action=Action.DECLARED_COUNT, at=AT)
        for datum in D:
            if datum.category is DataCategory.HEALTH:
                continue
            with CaptureQueriesContext(connection) as seen:
                holders(grant=grant, datum=mapped(datum, classified_columns()))
            assert len(seen) <= 1, datum
            for query in seen.captured_queries:
                with connection.cursor() as cursor:
                    cursor.execute(query["sql"])
                    rows: list[tuple[Any, ...]] = cursor.fetchall()
                assert len(rows) == 1
                assert all(value is None or isinstance(value, int) for value in rows[0]), datum
                assert not any(value in range(1, FEW) for value in rows[0]), datum


def test_the_grant_of_a_count_opens_no_category_and_another_grant_does_not_count(cast: Cast) -> None:
    with transaction.atomic():
        grant = authorise(actor=cast.data_protection_officer, action=Action.DECLARED_COUNT, at=AT)
        assert grant.categories == frozenset()
        other = authorise(actor=cast.data_protection_officer, action=Action.LOG_READ, at=AT)
        with pytest.raises(TypeError):
            holders(grant=other, datum=mapped(D.LAST_NAME, classified_columns()))
    assert ROLE_CATEGORIES[Role.DATA_PROTECTION_OFFICER] == {DataCategory.NAME_AND_CONTACT}


def test_without_a_granted_context_the_database_counts_nothing(cast: Cast, people: int) -> None:
    with transaction.atomic():
        grant = authorise(actor=cast.data_protection_officer, action=Action.DECLARED_COUNT, at=AT)
        assert holders(grant=grant, datum=mapped(D.PHONE, classified_columns())).total.people
    for context in ("", "forged|1|2|3|4|5|999|*||0", signed(actor=cast.data_protection_officer, purpose=DECIDE)):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SELECT {SET}", [context])
            with pytest.raises(DatabaseError, match="access context"), transaction.atomic():
                holders(grant=grant, datum=mapped(D.PHONE, classified_columns()))


def test_no_figures_are_made_of_health(cast: Cast) -> None:
    with pytest.raises(NeverCounted):
        count(cast, D.HEALTH)
    assert not declared.read_datum(
        actor=cast.administrator, datum=D.HEALTH, overlay=None, language="fi", at=AT
    ).may_be_counted


def test_a_row_that_was_taken_out_is_not_counted(cast: Cast) -> None:
    counted = count(cast, D.CITIZENSHIP).total.people
    assert counted is not None
    client = take_on(cast)
    assert count(cast, D.CITIZENSHIP).total.people == counted + 1
    row = clients.open_part(actor=cast.own_worker, client_id=client, at=AT).file.citizenships[0]
    clients.change_part(
        actor=cast.own_worker,
        client_id=client,
        part=Part.CITIZENSHIP,
        row=row.id,
        version=row.version,
        learned=Learned(source=SourceCode.CLIENT),
        values={"is_void": True},
        at=AT,
    )
    assert count(cast, D.CITIZENSHIP).total.people == counted


def test_only_the_data_protection_officer_counts_and_each_count_is_logged(
    cast: Cast, municipality_db: TestDatabase
) -> None:
    for who, actor in cast.everybody().items():
        if actor.role is Role.DATA_PROTECTION_OFFICER:
            continue
        with pytest.raises(NotPermitted):
            declared.count_datum(actor=actor, datum=D.PHONE, overlay=None, language="fi", at=AT)
        assert who
    assert _logged(municipality_db, "REFUSED") >= 10
    before = _logged(municipality_db, "GRANTED")
    count(cast, D.PHONE)
    assert _logged(municipality_db, "GRANTED") == before + 1


def _logged(database: TestDatabase, outcome: str) -> int:
    with psycopg.connect(database.address()) as superuser:
        found = superuser.execute(
            "SELECT count(*) FROM audit.entry WHERE action = %s AND outcome = %s",
            [Action.DECLARED_COUNT.value, outcome],
        ).fetchone()
    assert found is not None
    return int(found[0])


def test_counting_takes_as_many_statements_for_one_table_as_for_three(cast: Cast) -> None:
    seen_counts = []
    for datum in (D.PHONE, D.TARGET_OCCUPATION):
        with CaptureQueriesContext(connection) as seen:
            count(cast, datum)
        seen_counts.append(statements(seen))
    assert seen_counts[0] == seen_counts[1] <= 2
