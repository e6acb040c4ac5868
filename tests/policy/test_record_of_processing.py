"""The record of processing activities says what Article 30(1) asks, and a change of processing changes it."""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kotokirja.policy.declaration import DECLARATION, RETENTION, Declaration, purpose_rule
from kotokirja.policy.declaration.data import DATA
from kotokirja.policy.overlay import Overlay, parse
from kotokirja.policy.record_of_processing import RecordOfProcessing, markdown, record_of_processing, rows
from kotokirja.policy.vocabulary import D, DataCategory, Purpose, RecordClass
from kotokirja.policy.wording import LANGUAGES, Wording
from tests.policy.overlays import MALLILA, jarvenpaa, mallila

ON = date(2026, 11, 24)
GOLDEN = Path(__file__).parent / "golden"
POINTS = ["b", "b", "c", "c", "d", "e", "f"]


def record(
    *, overlay: Overlay | None = None, language: str = "fi", declaration: Declaration = DECLARATION
) -> RecordOfProcessing:
    return record_of_processing(declaration=declaration, overlay=overlay or mallila(), language=language, on=ON)


@pytest.mark.notice("N10.3", part="record-of-processing")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_record_is_the_golden_one(language: str) -> None:
    """A change of processing shows here as a diff; `KOTOKIRJA_GOLDEN=write` takes the new text over."""
    rendered = markdown(record(language=language))
    golden = GOLDEN / f"record-mallila.{language}.md"
    if os.environ.get("KOTOKIRJA_GOLDEN") == "write":
        golden.write_text(rendered, encoding="utf-8")
    assert rendered == golden.read_text(encoding="utf-8")


@pytest.mark.notice("N10.3", part="record-of-processing")
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_purpose_is_an_activity_that_answers_every_point_of_the_article(language: str) -> None:
    found = record(language=language)
    assert [activity.purpose for activity in found.activities] == list(Purpose)
    for activity in found.activities:
        assert [item.point for item in activity.items] == POINTS
        assert all(item.values and all(item.values) for item in activity.items), activity.purpose
        assert set(activity.categories) == purpose_rule(activity.purpose).categories
    assert {item.point for item in found.controller} == {"a"}
    assert found.measures.point == "g"
    assert len(found.measures.values) == len(DECLARATION.measures) + 1


def with_another_subject() -> Declaration:
    rule = purpose_rule(Purpose.GUIDANCE)
    other = replace(rule, subjects=purpose_rule(Purpose.ADMINISTRATION).subjects)
    return replace(DECLARATION, purposes=tuple(other if one is rule else one for one in DECLARATION.purposes))


def with_another_length() -> Declaration:
    other = tuple(
        replace(rule, ground="831/1994") if rule.record is RecordClass.PLAN else rule for rule in DECLARATION.retention
    )
    return replace(DECLARATION, retention=other)


def without_a_recipient() -> Declaration:
    return replace(DECLARATION, recipients=DECLARATION.recipients[1:])


def with_another_measure() -> Declaration:
    first, *others = DECLARATION.measures
    said = Wording(fi="Koe.", sv="Prov.", en="Trial.")
    return replace(DECLARATION, measures=(replace(first, text=said), *others))


@pytest.mark.parametrize(
    "change", [with_another_subject, with_another_length, without_a_recipient, with_another_measure]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_changed_declaration_changes_the_golden_record(change: Callable[[], Declaration], language: str) -> None:
    golden = (GOLDEN / f"record-mallila.{language}.md").read_text(encoding="utf-8")
    assert markdown(record(language=language, declaration=change())) != golden


def test_a_service_that_the_municipality_does_without_is_no_activity() -> None:
    fewer = parse(MALLILA + '\n[processing]\noptional_services = ["INTERPRETING"]\n')
    purposes = {activity.purpose for activity in record(overlay=fewer).activities}
    assert set(Purpose) - purposes == {Purpose.COMPENSATION}


@pytest.mark.notice("N1.1", part="exports")
@pytest.mark.notice("N1.2", part="exports")
def test_the_table_begins_with_the_controllers_profile() -> None:
    table = list(rows(record()))
    head = {row[0]: row[1:] for row in table[: table.index(())]}
    assert head["Rekisterinpitäjä"] == ("Mallilan kaupunki / hyvinvointilautakunta",)
    assert head["Osoite"] == ("PL 10 (Mallikatu 1)", "99999 Mallila")
    assert head["Vastuuyksikkö"] == ("Kotoutumispalvelut",)
    assert head["Titteli"] == ("kotoutumispalvelujen päällikkö",)
    assert head["Puhelin"] == ("019 000 1000",)
    assert head["Tietosuojavastaavan yhteystiedot"] == ("tietosuojavastaava@mallila.example",)
    other = list(rows(record(overlay=jarvenpaa())))
    assert [row for row in other if row[:1] == ("Rekisterinpitäjä",)] != [
        row for row in table if row[:1] == ("Rekisterinpitäjä",)
    ]


def test_the_table_has_one_row_for_each_activity() -> None:
    found = record()
    table = list(rows(found))
    body = table[table.index(()) + 1 :]
    body = body[: body.index(())]
    assert [row[0] for row in body[1:]] == [activity.name for activity in found.activities]
    assert {len(row) for row in body} == {len(POINTS) + 1}


def test_every_datum_is_named_and_stands_under_its_category() -> None:
    assert set(DATA) == set(D)
    for language in LANGUAGES:
        names = [DATA[datum].text(language) for datum in D]
        assert len(set(names)) == len(names)
    listed = {entry.category: {datum for datum, _name in entry.data} for entry in record().categories}
    assert set(listed) == set(DataCategory)
    assert all(datum in listed[datum.category] for datum in D)
    assert sum(map(len, listed.values())) == len(D)


def test_a_length_that_nobody_set_is_said_to_be_open() -> None:
    limits = [
        item for activity in record(overlay=jarvenpaa()).activities for item in activity.items if item.point == "f"
    ]
    assert any("ei vielä määritetty" in value for item in limits for value in item.values)
    national = RETENTION[RecordClass.NATIONAL_RECORD].name.fi
    assert any(value.startswith(f"{national}: 4 vuotta") for item in limits for value in item.values)
