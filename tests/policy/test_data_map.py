"""The data map names every datum once, and finds what somebody asks for, misspelt or in another language."""

import pytest

from kotokirja.platform.register.columns import classified_columns, table_of
from kotokirja.policy.data_map import asked, data_map, mapped, suggestions
from kotokirja.policy.vocabulary import D, DataCategory, RecordClass, T

COLUMNS = classified_columns()


def test_every_datum_stands_once_under_its_category_with_every_column_that_holds_it() -> None:
    entries = [(category.category, datum) for category in data_map(COLUMNS) for datum in category.data]
    assert sorted(datum.datum.name for _, datum in entries) == sorted(D.__members__)
    assert all(datum.datum.category is category for category, datum in entries)
    held = {column.name for _, datum in entries for column in datum.columns}
    assert held == {column.name for column in COLUMNS if isinstance(column.label, D)}
    assert len(held) > 50


def test_a_datum_names_its_tables_and_the_mirrors_with_their_retention() -> None:
    phone = mapped(D.PHONE, COLUMNS)
    assert [(one.table, one.column, one.mirror) for one in phone.columns] == [
        ("clients_contact", "phone", "clients_contact_history")
    ]
    assert phone.records == (RecordClass.CLIENT,)


def test_only_tables_about_a_person_can_be_counted() -> None:
    assert table_of("clients_client") is not None
    assert table_of("access_team") is None
    assert table_of("nothing") is None


@pytest.mark.parametrize(
    ("name", "datum", "category"),
    [
        ("LAST_NAME", D.LAST_NAME, None),
        ("last name", D.LAST_NAME, None),
        ("sukunimi", D.LAST_NAME, None),
        ("Efternamn", D.LAST_NAME, None),
        ("clients_client.last_name", D.LAST_NAME, None),
        ("N3.10", None, DataCategory.COMPENSATION),
        ("residence permit", None, DataCategory.RESIDENCE_PERMIT),
        ("SERVICE_LANGUAGE", D.SERVICE_LANGUAGE, DataCategory.SERVICE_LANGUAGE),
    ],
)
def test_a_name_is_found_as_people_write_it(name: str, datum: D | None, category: DataCategory | None) -> None:
    found = asked(name, columns=COLUMNS)
    assert found is not None
    assert (found.datum, found.category) == (datum, category)


def test_a_technical_column_is_found_and_is_no_datum() -> None:
    found = asked("clients.Client.version", columns=COLUMNS)
    assert found is not None
    assert found.datum is None
    assert found.column is not None
    assert found.column.label is T.VERSION


def test_what_is_not_known_gets_the_names_that_are_like_it() -> None:
    assert asked("religion", columns=COLUMNS) is None
    assert "puhelinnumero" in suggestions("puhelinumero", columns=COLUMNS)
    assert suggestions("phne", columns=COLUMNS) == ("PHONE",)
    assert "clients.Contact.street_address" in suggestions("street_adress", columns=COLUMNS)
    assert suggestions("qqqqqqq", columns=COLUMNS) == ()
