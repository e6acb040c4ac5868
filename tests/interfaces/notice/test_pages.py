"""The public pages: readable by everybody, in three languages, and about nobody."""

import re
from datetime import date
from html import unescape

import pytest
from django.conf import LazySettings
from django.core.checks import run_checks
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kotokirja.interfaces.overlays import overlays
from kotokirja.policy.declaration import DECLARATION
from kotokirja.policy.notice import frame
from kotokirja.policy.retention_plan import retention_plan
from kotokirja.policy.wording import LANGUAGES
from tests.plugins.cluster import TestDatabase
from tests.policy.overlays import MALLILA, mallila
from tests.policy.source_facts import SOURCE_FACTS, laid_out

HEADINGS = {heading.fi for heading in frame.HEADINGS}
PAGES = tuple(
    f"/{code}/{page}"
    for code in (999, 186, 998, 997)
    for page in ("", "notice/", "trust/", "retention/", "accessibility/")
)
"""Only the notice asks the database for anything, for the version in force."""


@pytest.fixture
def reader(municipality_db: TestDatabase) -> Client:
    """Somebody who has not signed in, over TLS."""
    return Client(headers={"host": "localhost", "x-forwarded-proto": "https"})


def text_of(reader: Client, address: str, **headers: str) -> str:
    answer = reader.get(address, headers=headers)
    assert answer.status_code == 200, address
    return words(answer.content.decode())


def words(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", PAGES)
def test_everybody_may_read_the_public_pages(reader: Client, address: str, language: str) -> None:
    answer = reader.get(f"{address}?lang={language}")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert answer.headers["Content-Language"] == language
    assert f'<html lang="{language}"' in page
    assert page.count("<h1") == 1
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("address", PAGES)
def test_no_public_page_but_the_notice_asks_the_database_for_anything(reader: Client, address: str) -> None:
    with CaptureQueriesContext(connection) as seen:
        assert reader.get(address).status_code == 200
    asked = [one["sql"] for one in seen]
    assert len(asked) == (1 if address.endswith("/notice/") else 0)
    assert all("controllers_published(" in one for one in asked)


@pytest.mark.notice("N1.1", part="foot")
@pytest.mark.notice("N1.2", part="foot")
@pytest.mark.parametrize("address", [page for page in PAGES if page.startswith("/999/")])
def test_the_foot_of_every_page_that_residents_read_says_whom_to_turn_to(reader: Client, address: str) -> None:
    page = reader.get(f"{address}?lang=fi").content.decode()
    foot = page[page.index("<footer") :]
    wanted = ("Mallilan kaupunki", "hyvinvointilautakunta", "PL 10, 99999 Mallila", "Kotoutumispalvelut",
              "kotoutumispalvelujen päällikkö", "019 000 1000")  # fmt: skip
    assert [fact for fact in wanted if fact not in foot] == []
    other = reader.get("/186/?lang=fi").content.decode()
    assert wanted[0] not in other[other.index("<footer") :], "the control"


@pytest.mark.notice("N0.1", part="rendered")
@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("fi", "Henkilötietojen käsittely kotoutumispalveluissa"),
        ("sv", "Behandling av personuppgifter i integrationstjänsterna"),
        ("en", "Processing of personal data in the integration services"),
    ],
)
def test_the_notice_is_read_in_the_readers_language(reader: Client, language: str, title: str) -> None:
    assert title in text_of(reader, "/999/notice/", accept_language=language)
    assert title in text_of(reader, f"/999/notice/?lang={language}", accept_language="de")
    by_path = reader.get(f"/999/notice/{language}/")
    assert (by_path.status_code, by_path.headers["Location"]) == (302, f"/999/notice/?lang={language}")
    assert DECLARATION.version in text_of(reader, f"/999/notice/?lang={language}")


def test_the_draft_of_the_real_town_holds_each_fact_of_its_source(reader: Client) -> None:
    page, other = (text_of(reader, f"/{code}/notice/?lang=fi") for code in (186, 999))
    facts = [on_the_page(fact) for _, fact in SOURCE_FACTS]
    assert [fact for fact in facts if fact not in page] == []
    assert {"09 29191", "00400 Järvenpää"} <= {fact for fact in facts if fact not in other}, "the control"


def on_the_page(fact: str) -> str:
    """The fact as the page shows it: list numbers are drawn by the browser, the footer's parts stand apart."""
    without_number = fact if fact.split(". ", 1)[-1] in HEADINGS else re.sub(r"^\d+\. ", "", fact)
    return laid_out(without_number).replace(" • ", " ")


def test_a_draft_is_marked_and_a_complete_notice_is_not(reader: Client) -> None:
    draft, plain = text_of(reader, "/186/notice/?lang=en"), text_of(reader, "/999/notice/?lang=en")
    assert "A draft that has not been published" in draft
    assert draft.count("Open point:") == 6
    assert "draft" not in plain
    assert "Open point" not in plain


@pytest.mark.parametrize(
    "address", ["/123/", "/123/notice/", "/0/accessibility/", "/999/notice/xx/", "/123/notice/fi/"]
)
def test_an_unknown_municipality_or_language_is_not_found(reader: Client, address: str) -> None:
    assert reader.get(address).status_code == 404


@pytest.mark.parametrize("address", PAGES)
def test_the_pages_are_for_reading_only(reader: Client, address: str) -> None:
    assert reader.post(address).status_code in {403, 405}


def test_an_overlay_that_widens_stops_the_start(settings: LazySettings, tmp_path: object) -> None:
    from pathlib import Path

    directory = Path(str(tmp_path))
    settings.KOTOKIRJA_OVERLAYS = directory
    (directory / "999-mallila.toml").write_text(MALLILA, encoding="utf-8")
    assert "kotokirja.policy.E010" not in {problem.id for problem in run_checks(tags=["kotokirja"])}
    widened = MALLILA + '\n[[processors]]\nname = "X"\nrecipient = "SYSTEM_SUPPLIER"\ncountry = "US"\n'
    (directory / "999-mallila.toml").write_text(widened, encoding="utf-8")
    assert "kotokirja.policy.E010" in {problem.id for problem in run_checks(tags=["kotokirja"])}


def test_each_municipality_is_known_by_its_code(settings: LazySettings) -> None:
    assert set(overlays(settings.KOTOKIRJA_OVERLAYS)) == {186, 997, 998, 999}


@pytest.mark.notice("N9.2", part="page")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_retention_plan_is_a_page_that_every_public_page_leads_to(reader: Client, language: str) -> None:
    plan = retention_plan(declaration=DECLARATION, overlay=mallila(), language=language, on=date(2026, 11, 24))
    shown = text_of(reader, f"/999/retention/?lang={language}")
    said = [cell for line in plan.lines for cell in (line.name, *line.cells)]
    assert [text for text in (*said, *plan.lead, *plan.rest, *plan.head) if text not in shown] == []
    for address in ("/999/", "/999/trust/", "/999/accessibility/"):
        assert 'href="/999/retention/"' in reader.get(address).content.decode()


def test_what_a_municipality_has_not_set_is_marked_in_its_retention_plan(reader: Client) -> None:
    shown = text_of(reader, "/186/retention/?lang=sv")
    assert "kommunen har ännu inte bestämt" in shown
    assert "ännu inte fastställd" in shown
    assert "kommunen har ännu inte bestämt" not in text_of(reader, "/999/retention/?lang=sv")
