"""The pages of what is declared say what the golden files say, and the table is harmless in a spreadsheet."""

import csv
import io
import re
from html import unescape

import pytest
from django.urls import reverse

from kotokirja.interfaces.spreadsheets import DANGEROUS
from kotokirja.policy.declaration import DECLARATION
from kotokirja.policy.record_of_processing import record_of_processing, rows
from kotokirja.policy.vocabulary import D, Purpose
from kotokirja.policy.wording import LANGUAGES
from tests.cast import TODAY, Cast
from tests.interfaces.staff.conftest import Browsing
from tests.policy.overlays import mallila

pytestmark = pytest.mark.usefixtures("municipality_db")


def words(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


@pytest.mark.notice("N10.3", part="record-of-processing")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_all_that_the_record_says(cast: Cast, browsing: Browsing, language: str) -> None:
    answer = browsing(cast.data_protection_officer).get(f"/declared/record/?lang={language}")
    assert answer.status_code == 200
    shown = words(answer.content.decode())
    record = record_of_processing(declaration=DECLARATION, overlay=mallila(), language=language, on=TODAY)
    said = [value for activity in record.activities for item in activity.items for value in (item.label, *item.values)]
    said += [value for item in record.controller for value in item.values]
    said += [*record.measures.values, *(name for entry in record.categories for _datum, name in entry.data)]
    assert [value for value in said if " ".join(value.split()) not in shown] == []
    assert len(record.activities) == len(Purpose)


@pytest.mark.notice("N1.1", part="exports")
@pytest.mark.notice("N1.2", part="exports")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_begins_with_the_controller_and_is_harmless(cast: Cast, browsing: Browsing, language: str) -> None:
    answer = browsing(cast.data_protection_officer).get(f"/declared/record/csv/?lang={language}")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert f"record-of-processing-999-{language}.csv" in answer.headers["Content-Disposition"]
    text = answer.content.decode()
    assert text.startswith("\ufeff")
    lines = list(csv.reader(io.StringIO(text[1:], newline=""), delimiter=";"))
    record = record_of_processing(declaration=DECLARATION, overlay=mallila(), language=language, on=TODAY)
    day = lines[1].pop(1)
    assert [line for line in lines if record.as_of not in line] == [
        [cell for cell in row if cell != record.as_of] for row in rows(record)
    ]
    assert any(char.isdigit() for char in day)
    assert lines[2][1] == f"{record.controller_name} / {mallila().profile.body.text(language)}"
    assert [mallila().profile.unit.phone] in [line[1:] for line in lines]
    assert not [cell for line in lines for cell in line if cell[:1] in DANGEROUS]


@pytest.mark.parametrize("datum", D)
def test_every_datum_has_a_page(cast: Cast, browsing: Browsing, datum: D) -> None:
    answer = browsing(cast.data_protection_officer).get(reverse("staff:declared-datum", args=[datum.name]))
    assert answer.status_code == 200
    assert datum.category.value in words(answer.content.decode())


def test_an_unknown_datum_and_the_count_of_health_are_not_there(cast: Cast, browsing: Browsing) -> None:
    browser = browsing(cast.data_protection_officer)
    assert browser.get("/declared/map/RELIGION/").status_code == 404
    assert browser.post("/declared/map/HEALTH/count/").status_code == 404
    assert browser.get("/declared/map/PHONE/count/").status_code == 405


def test_the_map_leads_to_every_datum_and_the_record_to_each_as_well(cast: Cast, browsing: Browsing) -> None:
    browser = browsing(cast.administrator)
    for address in ("/declared/map/", "/declared/record/"):
        page = browser.get(address).content.decode()
        assert not [datum.name for datum in D if f"/declared/map/{datum.name}/" not in page]


def test_only_who_may_count_sees_the_button(cast: Cast, browsing: Browsing) -> None:
    address = "/declared/map/PHONE/"
    assert f"{address}count/" in browsing(cast.data_protection_officer).get(address).content.decode()
    assert f"{address}count/" not in browsing(cast.administrator).get(address).content.decode()


def test_a_number_below_five_is_not_on_the_page(cast: Cast, browsing: Browsing) -> None:
    browser = browsing(cast.data_protection_officer)
    shown = words(browser.post("/declared/map/PHONE/count/?lang=en").content.decode())
    assert "nobody" in shown or "fewer than 5 people" in shown
