"""The published versions for everybody: without signing in, without a draft, the same bytes for ever."""

import re
from datetime import timedelta
from hashlib import sha256
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kotokirja.kernel.ids import MunicipalityCode
from kotokirja.platform.door import Actor
from kotokirja.policy.notice.stored import canonical, digest_of
from kotokirja.policy.vocabulary import Role
from kotokirja.policy.wording import LANGUAGES
from kotokirja.usecases import published_notices
from tests.cast import AT, hire
from tests.notices import OTHER_PHONE, checked, published, running, with_pdfs, with_phone
from tests.plugins.cluster import TestDatabase

TOWN = MunicipalityCode(999)
DRAFTED = "050 999 8888"
CONTENT = b"%PDF-1.7 sample"


@pytest.fixture(scope="module")
def officer(municipality_db: TestDatabase) -> Actor:
    return hire(Role.DATA_PROTECTION_OFFICER, "Tuija Tietosuoja", municipality=TOWN)


@pytest.fixture(scope="module")
def two(officer: Actor) -> Actor:
    """Two published versions, the first with its PDFs, and a checked draft of a third."""
    first, _ = published(officer)
    with_pdfs(first, municipality=TOWN, content=CONTENT)
    published(officer, with_phone(OTHER_PHONE), at=AT + timedelta(days=10), is_material=True, reason="Numero vaihtui.")
    checked(officer, with_phone(DRAFTED))
    return officer


@pytest.fixture
def reader(two: Actor) -> Client:
    """Somebody who has not signed in, over TLS."""
    return Client(headers={"host": "localhost", "x-forwarded-proto": "https"})


def page_of(reader: Client, address: str) -> str:
    answer = reader.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def words(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


@pytest.mark.notice("N0.1", part="kept")
@pytest.mark.notice("N1.1", part="notice")
def test_the_public_notice_is_the_version_in_force_with_number_day_and_hash(reader: Client) -> None:
    page = words(page_of(reader, "/999/notice/?lang=en"))
    text = published_notices.read(municipality=TOWN, number=2, language="en")
    assert "Version 2 , published on 4.12.2026" in page
    assert text.hash in page
    assert text.hash == digest_of(canonical(text.notice))
    assert "Dated 4 December 2026" in page
    assert OTHER_PHONE in page
    assert "older version" not in page


@pytest.mark.notice("N0.1", part="kept")
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_older_version_stays_readable_and_says_that_another_is_in_force(reader: Client, language: str) -> None:
    page = page_of(reader, f"/999/notice/versions/1/?lang={language}")
    assert f'<article class="notice" lang="{language}"' in page
    assert "019 000 1000" in page
    assert OTHER_PHONE not in page
    assert 'class="note is-warn"' in page
    assert page.count("<h1") == 1


@pytest.mark.parametrize(
    "address",
    [
        "/999/notice/",
        "/999/notice/versions/",
        "/999/notice/versions/1/",
        "/999/notice/versions/2/",
        "/999/notice/difference/",
        "/999/notice/difference/?older=1&newer=2",
        "/999/notice/controller/",
    ],
)
def test_no_public_page_shows_anything_of_a_draft(reader: Client, two: Actor, address: str) -> None:
    for language in LANGUAGES:
        separator = "&" if "?" in address else "?"
        page = page_of(reader, f"{address}{separator}lang={language}")
        assert DRAFTED not in page
        assert "Tuija" not in page, "nor who published: that is for the officers"


@pytest.mark.parametrize(
    "address",
    [
        "/999/notice/versions/3/",
        "/999/notice/versions/0/",
        "/999/notice/versions/99999999999/",
        "/999/notice/versions/3/fi.pdf",
        "/999/notice/versions/2/fi.pdf",
        "/999/notice/versions/1/xx.pdf",
        "/998/notice/versions/1/fi.pdf",
        "/99999999/notice/versions/1/fi.pdf",
        "/999/notice/versions/99999999999/fi.pdf",
        "/999/notice/versions/1/%00.pdf",
        "/999/notice/difference/?older=9999999999",
        "/998/notice/versions/1/",
        "/999/notice/difference/?older=1&newer=3",
        "/999/notice/difference/?older=x",
        "/999/notice/difference/?newer=99999999999999",
        "/123/notice/versions/",
    ],
)
def test_what_was_not_published_is_not_found(reader: Client, address: str) -> None:
    assert reader.get(address).status_code == 404


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_difference_says_what_changed_in_words_and_marks_both(reader: Client, language: str) -> None:
    page = page_of(reader, f"/999/notice/difference/?lang={language}")
    assert re.search(r"<del>\D*019|<del>.*1000", page)
    assert re.search(r"<ins>.*050", page)
    assert page_of(reader, f"/999/notice/difference/?older=2&newer=1&lang={language}").count("<ins>") == page.count(
        "<ins>"
    )
    assert f'<p class="changes__text" lang="{language}">' in page


def test_a_pdf_is_given_with_its_hash_and_not_twice(reader: Client) -> None:
    answer = reader.get("/999/notice/versions/1/sv.pdf")
    assert (answer.status_code, answer.content) == (200, CONTENT)
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["ETag"] == f'"{sha256(CONTENT).hexdigest()}"'
    assert "immutable" in answer.headers["Cache-Control"]
    again = reader.get("/999/notice/versions/1/sv.pdf", headers={"if-none-match": answer.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = reader.get("/999/notice/versions/1/sv.pdf", headers={"if-none-match": '"another"'})
    assert other.status_code == 200


@pytest.mark.notice("N0.1", part="kept")
@pytest.mark.parametrize("language", LANGUAGES)
def test_anybody_can_compute_the_hash_from_the_text(reader: Client, language: str) -> None:
    address = f"/999/notice/versions/1/{language}.json"
    page = page_of(reader, f"/999/notice/versions/1/?lang={language}")
    assert f'href="{address}"' in page
    answer = reader.get(address)
    assert answer.headers["Content-Type"] == "application/json"
    assert sha256(answer.content).hexdigest() in page
    assert reader.get(address, headers={"if-none-match": answer.headers["ETag"]}).status_code == 304
    for missing in ("/999/notice/versions/3/fi.json", "/999/notice/versions/1/xx.json", "/998/notice/versions/1/fi.json",
                    "/999/notice/versions/99999999999/fi.json"):  # fmt: skip
        assert reader.get(missing).status_code == 404


def test_the_page_offers_the_pdf_when_it_has_been_made_and_says_so_before(reader: Client) -> None:
    assert "/999/notice/versions/1/fi.pdf" in page_of(reader, "/999/notice/versions/1/?lang=fi")
    assert ".pdf" not in page_of(reader, "/999/notice/versions/2/?lang=fi")
    assert "The PDF is being made" in words(page_of(reader, "/999/notice/versions/2/?lang=en"))


@pytest.mark.notice("N1.1", part="versions")
@pytest.mark.notice("N1.2", part="versions")
def test_the_controllers_details_are_told_over_time(reader: Client) -> None:
    page = words(page_of(reader, "/999/notice/controller/?lang=en"))
    assert "4.12.2026 –" in page
    assert "24.11.2026 – 4.12.2026" in page
    assert page.index(OTHER_PHONE) < page.index("019 000 1000")


def test_a_municipality_that_published_nothing_shows_its_draft_and_says_so(reader: Client) -> None:
    assert "A draft that has not been published" in words(page_of(reader, "/186/notice/?lang=en"))
    for address in ("/186/notice/versions/", "/186/notice/controller/"):
        assert "Nothing has been published yet" in words(page_of(reader, f"{address}?lang=en"))
    assert "There are not two versions yet" in words(page_of(reader, "/186/notice/difference/?lang=en"))
    assert reader.get("/186/notice/difference/?older=1").status_code == 404


def test_each_public_page_asks_the_same_few_things_for_two_versions_and_for_many(reader: Client, two: Actor) -> None:
    pages = ("/999/notice/", "/999/notice/versions/", "/999/notice/versions/1/", "/999/notice/difference/?older=1&newer=2",
             "/999/notice/controller/", "/999/notice/versions/1/fi.pdf", "/999/notice/versions/1/fi.json")  # fmt: skip

    def statements() -> list[int]:
        counts = []
        for page in pages:
            with CaptureQueriesContext(connection) as seen:
                assert reader.get(page).status_code == 200
            counts.append(len(seen))
        return counts

    assert statements() == [2, 1, 2, 2, 2, 1, 1]
    for number in range(3):
        published(two, with_phone(f"050 333 000{number}"), at=AT + timedelta(days=20 + number), reason="Numero")
    assert statements() == [2, 1, 2, 2, 2, 1, 1]
    assert running().overlay.municipality == TOWN
