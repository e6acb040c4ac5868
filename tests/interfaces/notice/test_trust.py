"""The trust page over HTTP: for everybody, in three languages, without a database, and never claiming without a report."""

import re
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from kotokirja.interfaces.notice import trust
from kotokirja.policy.promises.report import Report
from kotokirja.policy.trust import KEPT
from kotokirja.policy.trust.frame import NO_REPORT
from kotokirja.policy.wording import LANGUAGES
from tests.interfaces.notice.test_pages import reader, text_of, words
from tests.marked import sample_report

__all__ = ["reader"]
# The trust page asks no database: only the tests that read the notice itself are given one, any other would fail.


@pytest.fixture
def report(monkeypatch: pytest.MonkeyPatch) -> Report:
    """A report in which every marked test has passed."""
    sample = sample_report()
    monkeypatch.setattr(trust, "shipped", lambda: sample)
    return sample


def page_of(reader: Client, address: str) -> str:
    answer = reader.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    ("language", "title", "proved", "open_"),
    [
        ("fi", "Miten lupaukset pidetään", "Näytetty testein", "Ei vielä näytetty"),
        ("sv", "Så hålls löftena", "Visat med tester", "Ännu inte visat"),
        ("en", "How the promises are kept", "Shown by tests", "Not yet shown"),
    ],
)
def test_everybody_reads_in_their_language_what_is_shown_and_what_is_not(
    reader: Client, report: Report, language: str, title: str, proved: str, open_: str
) -> None:
    page = page_of(reader, f"/999/trust/?lang={language}")
    text = words(page)
    assert page.count("<h1") == 1
    for part in (title, proved, open_, KEPT["N10.4"].title.text(language), KEPT["N10.4"].gaps[0].text.text(language)):
        assert part in text
    assert "24" in text
    assert "0123abcd" in text
    assert "make promises" in text
    assert str(len(KEPT)) in text


def test_a_statement_stands_with_the_names_of_its_tests_and_its_requirements(reader: Client, report: Report) -> None:
    page = page_of(reader, "/999/trust/?lang=fi")
    entry = page.partition('id="N0.2"')[2].partition("</article>")[0]
    for test in report.tests_of("N0.2"):
        assert f'<span lang="en">{test.sentence}</span>' in entry
        assert entry.count(f"<code>{test.file}</code>") in {1, 2}, "once for the statement, once for its requirement"
    assert len(report.tests_of("N0.2")) > 2
    assert "R-G1" in entry
    assert "Tietokanta itse erottaa kunnat" in entry
    assert 'id="N10.4"' in page
    assert "<code>" not in page.partition('id="N10.4"')[2].partition("</article>")[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_report_the_page_says_so_and_claims_nothing(
    reader: Client, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setattr(trust, "shipped", lambda: None)
    page = page_of(reader, f"/999/trust/?lang={language}")
    assert "is-ok" not in page
    assert "<code>tests/" not in page
    assert NO_REPORT.text(language) in words(page)
    assert page.count('class="panel promise"') == len(KEPT)
    assert page_of(reader, f"/999/trust/?lang={language}&show=proved").count('class="panel promise"') == len(KEPT)


def test_one_may_choose_what_is_shown_or_not(reader: Client, report: Report) -> None:
    counts = {
        show: page_of(reader, f"/999/trust/?lang=en&show={show}").count('class="panel promise"')
        for show in ("proved", "partly", "open", "", "anything")
    }
    assert counts["proved"] > 5
    assert counts["open"] > 5
    assert counts["proved"] + counts["partly"] + counts["open"] == counts[""] == counts["anything"] == len(KEPT)
    chosen = page_of(reader, "/999/trust/?lang=en&show=open")
    assert 'id="N10.4"' in chosen
    assert 'id="N0.2"' not in chosen
    assert 'href="/999/trust/?show=open" aria-current="true"' in chosen


def test_a_report_with_nothing_in_it_shows_nothing(reader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trust, "shipped", lambda: replace(sample_report(), proofs={}))
    text = text_of(reader, "/999/trust/?lang=en")
    assert f"makes {len(KEPT)} promises. Of them 0 are wholly shown by tests and 0 in part" in text
    assert "Not yet shown" in text


@pytest.mark.usefixtures("municipality_db")
@pytest.mark.requirement("R-P0", part="tests")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("municipality", [999, 186])
def test_every_line_of_the_notice_links_to_its_place_on_the_page(
    reader: Client, report: Report, municipality: int, language: str
) -> None:
    notice = page_of(reader, f"/{municipality}/notice/?lang={language}")
    body = notice.partition("<article")[2].partition("</article>")[0]
    targets = re.findall(r'<a class="proof" href="([^"]+)"', body)
    places = set(re.findall(r' id="([^"]+)"', page_of(reader, f"/{municipality}/trust/?lang={language}")))
    address = reverse("public:trust", args=[municipality])
    assert len(targets) > 100
    assert {target.partition("#")[0] for target in targets} == {address}
    assert {target.partition("#")[2] for target in targets} <= places
    sections = body.partition("<section")[2].partition('class="notice__version"')[0]
    lines = re.findall(r"<(p|li|caption|h3)>(.*?)</\1>", sections.replace("\n", " "))
    without = [line for _, line in lines if 'class="proof"' not in line and not line.startswith(("<strong", "<a "))]
    assert len(lines) > 100
    assert without == []


def test_a_line_without_its_link_would_be_seen(reader: Client) -> None:
    body = page_of(reader, "/999/accessibility/?lang=en")
    assert re.findall(r"<(p|li|caption|h3)>(.*?)</\1>", body)
    assert 'class="proof"' not in body


@pytest.mark.usefixtures("municipality_db")
def test_the_page_is_reached_from_the_front_page_the_notice_and_every_foot(reader: Client) -> None:
    link = 'href="/999/trust/"'
    assert page_of(reader, "/999/?lang=en").count(link) == 2
    assert page_of(reader, "/999/notice/?lang=en").count(link) == 2
    assert page_of(reader, "/999/accessibility/?lang=en").count(link) == 1


def test_an_unknown_municipality_has_no_page_and_the_page_is_for_reading_only(reader: Client) -> None:
    assert reader.get("/123/trust/").status_code == 404
    assert reader.post("/999/trust/").status_code in {403, 405}
