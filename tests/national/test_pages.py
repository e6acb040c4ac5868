"""The register's own pages: for its officers alone, logged, in three languages."""

import json
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.utils.html import escape

from kotokirja.national.records.operations import person_id
from kotokirja.national.setup import appoint_officer
from tests.national import records
from tests.national.conftest import MALLILA, OTHERVILLE, Sender, behind, count, now
from tests.plugins.cluster import TestDatabase

PASSWORD = "harjoitus-salasana-1"


@pytest.fixture(scope="module")
def officer(register: TestDatabase) -> UUID:
    """An officer of the register."""
    return appoint_officer(
        username="rekisterinpitaja",
        password=PASSWORD,
        display_name="Riikka Rekisterinpitäjä",
        unit="KEHA",
        starts_on=now().date() - timedelta(days=10),
    )


@pytest.fixture
def browser(officer: UUID) -> Client:
    """The officer's browser, signed in."""
    client = Client()
    answer = client.post("/sign-in/", {"username": "rekisterinpitaja", "password": PASSWORD}, secure=True)
    assert answer.status_code == 302, answer.content
    return client


def recorded(*, sender: Sender, code: str, name: str, kind: str = "PLAN_REVIEWED") -> UUID:
    """Have a municipality record a person; returns the register's number of them."""
    record = records.record(kind, person=records.person(identity_code=code, last_name=name))
    assert sender.post(record).status_code == 201
    return person_id(municipality=sender.key.municipality, client=UUID(record["client"]))


def trace(action: str) -> int:
    """How often an act stands in the log."""
    return count("audit.entry", "action = %s AND role = 'REGISTER_OFFICER'", (action,))


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_latest_records_show_who_recorded_whom(language: str, browser: Client) -> None:
    code = records.identity_code(number=31)
    person = recorded(sender=Sender(), code=code, name="Uusin")
    before = trace("national:record:list")
    page = browser.get(f"/?lang={language}", secure=True)
    assert page.status_code == 200
    assert "Uusin" in page.text
    assert "Mallila" in page.text
    assert str(person) in page.text
    assert code not in page.text
    assert trace("national:record:list") > before


def test_a_person_is_found_by_the_whole_identity_code_in_every_municipality(browser: Client) -> None:
    code = records.identity_code(number=32)
    first = recorded(sender=Sender(), code=code, name="Kahdesti")
    second = recorded(sender=Sender(key=OTHERVILLE), code=code, name="Kahdesti")
    other = recorded(sender=Sender(), code=records.identity_code(number=33), name="Toinen")
    before = trace("national:person:search")
    page = browser.post("/search/", {"identity_code": code.lower()}, secure=True)
    assert page.status_code == 200
    assert str(first) in page.text
    assert str(second) in page.text
    assert str(other) not in page.text
    assert code not in page.text
    assert trace("national:person:search") == before + 3, "one row for the search, one for each person shown"


@pytest.mark.parametrize("text", ["", "010190-9001", "Kahdesti", "<script>", "010190-900P" * 3])
def test_what_is_no_identity_code_finds_nobody_and_is_told(text: str, browser: Client) -> None:
    before = trace("national:person:search")
    page = browser.post("/search/", {"identity_code": text}, secure=True)
    assert page.status_code == 422
    assert 'class="errsum"' in page.text
    assert escape(text) in page.text, "what was typed is kept"
    assert "<script>" not in page.text
    assert trace("national:person:search") == before


@pytest.mark.parametrize("kind", ["ASSESSMENT_READY", "PLAN_AGREED", "PLAN_REVIEWED"])
def test_one_persons_page_shows_all_that_was_recorded_and_covers_the_identity_code(kind: str, browser: Client) -> None:
    code = records.identity_code(number=34)
    person = recorded(sender=Sender(), code=code, name="Sivullinen", kind=kind)
    before = trace("national:person:read")
    page = browser.get(f"/people/{MALLILA.municipality}/{person}/", secure=True)
    assert page.status_code == 200
    assert code not in page.text
    assert code[:8] in page.text
    content = {
        "ASSESSMENT_READY": [records.assessment()["conclusion"], records.assessment()["findings"][0]["text"]],
        "PLAN_AGREED": [records.plan()["goals"][0]["text"], records.plan()["services"][0]["reason"]],
        "PLAN_REVIEWED": [records.review()["observations"], records.plan()["follow_up"]],
    }[kind]
    for text in [*content, "Harjoituskuja 1", "malli@example.org", "Bookkeeper", "Bachelor", "Mallila"]:
        assert escape(text) in page.text, text
    assert trace("national:person:read") == before + 1


def test_nobody_and_another_municipalitys_address_look_the_same(browser: Client) -> None:
    person = recorded(sender=Sender(), code=records.identity_code(number=35), name="Vain Mallilassa")
    there = browser.get(f"/people/{MALLILA.municipality}/{person}/", secure=True)
    answers = [
        browser.get(address, secure=True)
        for address in (
            f"/people/{OTHERVILLE.municipality}/{person}/",
            f"/people/{MALLILA.municipality}/{uuid4()}/",
            f"/people/0/{person}/",
            f"/people/5/{person}/",
        )
    ]
    assert there.status_code == 200
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1


@pytest.mark.parametrize(
    "address", ["/", "/search/", "/preferences/", "/people/998/00000000-0000-0000-0000-000000000000/"]
)
def test_without_signing_in_every_page_leads_to_signing_in(address: str) -> None:
    answer = Client().get(address, secure=True)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/sign-in/")


@pytest.mark.requirement("R-H4")
@pytest.mark.parametrize("name", ["municipality_id", "is_active", "is_superuser", "role", "password", "account"])
def test_a_page_takes_no_field_that_it_did_not_ask_for(name: str, browser: Client) -> None:
    wanted = {"language": "sv", "theme": "DARK", "density": "ROOMY"}
    before = behind("SELECT municipality_id, is_active, password, theme FROM platform_account")
    assert browser.post("/preferences/", wanted | {name: "0"}, secure=True).status_code == 400
    assert browser.post("/search/", {"identity_code": "x", name: "0"}, secure=True).status_code == 400
    assert behind("SELECT municipality_id, is_active, password, theme FROM platform_account") == before
    assert browser.post("/preferences/", wanted, secure=True).status_code == 302
    assert behind("SELECT language, theme, density FROM platform_account") == [("sv", "DARK", "ROOMY")]
    assert browser.post("/preferences/", wanted | {"theme": "LIGHT"}, secure=True).status_code == 302


def test_an_officer_whose_time_is_over_opens_nothing(browser: Client, officer: UUID) -> None:
    assert browser.get("/", secure=True).status_code == 200
    yesterday = now().date() - timedelta(days=2)
    behind("UPDATE national_access_officer SET ends_on = %s WHERE account_id = %s", (yesterday, officer))
    try:
        assert browser.get("/", secure=True).status_code == 302
        again = Client().post("/sign-in/", {"username": "rekisterinpitaja", "password": PASSWORD}, secure=True)
        assert again.status_code == 422
    finally:
        behind("UPDATE national_access_officer SET ends_on = NULL WHERE account_id = %s", (officer,))
    assert browser.get("/", secure=True).status_code == 200


def test_a_person_stays_readable_when_a_later_record_says_less(browser: Client) -> None:
    client = uuid4()
    full = records.record(client=client, sequence=1)
    bare = records.record(client=client, sequence=2, person={"last_name": "Vähäsanainen"})
    for record in (full, bare):
        answer = Sender().post(record)
        assert answer.status_code == 201, json.loads(answer.content)
    person = person_id(municipality=MALLILA.municipality, client=client)
    page = browser.get(f"/people/{MALLILA.municipality}/{person}/", secure=True)
    assert page.status_code == 200
    assert "Vähäsanainen" in page.text
    assert "Harjoituskuja" not in page.text
    assert date(2026, 11, 2).strftime("%-d.%-m.%Y") in page.text
