"""The officer's pages of the privacy notice over HTTP: from a draft to a published version, and what stops it."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kotokirja.kernel.ids import MunicipalityCode
from kotokirja.platform.door import Actor
from kotokirja.policy.vocabulary import Role
from kotokirja.usecases import published_notices
from tests.cast import Cast, hire
from tests.interfaces.staff.conftest import Browsing
from tests.notices import LOOK_ALIKE, OTHER_PHONE, with_phone
from tests.policy.overlays import MALLILA, changed

pytestmark = pytest.mark.usefixtures("municipality_db")

Hold = Callable[[str], None]
TOWN = MunicipalityCode(999)


@pytest.fixture
def officer(cast: Cast) -> Actor:
    """A data protection officer of Mallila."""
    return hire(Role.DATA_PROTECTION_OFFICER, "Tuija Tietosuoja", municipality=TOWN)


@pytest.fixture
def hold(settings: LazySettings, tmp_path: Path) -> Hold:
    """Let other facts of Mallila hold from now on."""

    def held(text: str) -> None:
        directory = tmp_path / str(len(list(tmp_path.iterdir())))
        directory.mkdir()
        (directory / "999-mallila.toml").write_text(text, encoding="utf-8")
        settings.KOTOKIRJA_OVERLAYS = directory

    held(MALLILA)
    return held


def words(page: bytes) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page.decode())).split())


def digest_in(page: bytes) -> str:
    found = re.search(r'name="digest" value="([0-9a-f]{64})"', page.decode())
    assert found is not None
    return found.group(1)


def drafted(browser: Client) -> str:
    answer = browser.post(reverse("staff:notice-draft"))
    assert answer.status_code == 302
    return answer.headers["Location"]


def checked(browser: Client) -> str:
    address = drafted(browser)
    answer = browser.post(f"{address}check/", {"digest": digest_in(browser.get(address).content)})
    assert (answer.status_code, answer.headers["Location"]) == (302, address)
    return address


def publish(browser: Client, address: str, **said: str) -> str:
    page = browser.get(address)
    form = {"digest": digest_in(page.content)}
    if 'name="is_material"' in page.content.decode():
        form |= {"is_material": "no", "reason": "Kokeilu"}
    answer = browser.post(f"{address}publish/", form | said, follow=True)
    assert answer.status_code == 200
    return words(answer.content)


@pytest.mark.notice("N0.1", part="kept")
def test_an_officer_drafts_checks_and_publishes_and_the_public_page_shows_it(
    officer: Actor, browsing: Browsing, hold: Hold
) -> None:
    browser = browsing(officer)
    assert "Luonnos, jota ei ole julkaistu" not in words(browser.get("/999/notice/").content), (
        "Mallila has no open point"
    )
    before = len(published_notices.published(municipality=TOWN))
    address = checked(browser)
    told = publish(browser, address)
    newest = published_notices.published(municipality=TOWN)[0]
    assert newest.number == before + 1
    assert str(newest.number) in told
    page = words(browser.get("/999/notice/?lang=en").content)
    assert f"Version {newest.number} , published on" in page
    version = words(browser.get(address).content)
    assert newest.hash in version
    assert "Tuija Tietosuoja" in version


def test_a_draft_without_a_look_at_it_is_not_published(officer: Actor, browsing: Browsing, hold: Hold) -> None:
    browser = browsing(officer)
    address = drafted(browser)
    page = browser.get(address).content
    assert f"{address}publish/" not in page.decode()
    before = published_notices.published(municipality=TOWN)
    browser.post(f"{address}publish/", {"digest": digest_in(page), "is_material": "no", "reason": "x"})
    assert published_notices.published(municipality=TOWN) == before


def test_what_is_missing_in_the_form_is_said_beside_the_field(officer: Actor, browsing: Browsing, hold: Hold) -> None:
    browser = browsing(officer)
    publish(browser, checked(browser))
    address = checked(browser)
    page = browser.get(address).content
    answer = browser.post(f"{address}publish/", {"digest": digest_in(page), "is_material": "", "reason": "  "})
    assert answer.status_code == 422
    text = answer.content.decode()
    assert text.count('aria-invalid="true"') == 2
    assert (
        browser.post(
            f"{address}publish/", {"digest": digest_in(page), "reason": "x" * 600, "is_material": "no"}
        ).status_code
        == 422
    )
    assert browser.post(f"{address}publish/", {"digest": digest_in(page), "unknown": "x"}).status_code == 400


def test_a_draft_from_facts_that_changed_has_to_be_made_anew(officer: Actor, browsing: Browsing, hold: Hold) -> None:
    browser = browsing(officer)
    address = checked(browser)
    digest = digest_in(browser.get(address).content)
    hold(changed(MALLILA, 'phone = "019 000 1000"', f'phone = "{OTHER_PHONE}"'))
    page = browser.get(address).content.decode()
    assert 'class="note is-danger"' in page
    assert "publish/" not in page
    before = published_notices.published(municipality=TOWN)
    told = browser.post(
        f"{address}publish/", {"digest": digest, "is_material": "no", "reason": "x"}, follow=True
    ).content.decode()
    assert published_notices.published(municipality=TOWN) == before
    assert 'class="note is-warn"' in told
    publish(browser, checked(browser))
    assert len(published_notices.published(municipality=TOWN)) == len(before) + 1


def test_of_two_windows_the_second_is_told_that_it_came_late(officer: Actor, browsing: Browsing, hold: Hold) -> None:
    browser = browsing(officer)
    address = checked(browser)
    form = {"digest": digest_in(browser.get(address).content), "is_material": "no", "reason": "x"}
    publish(browser, address)
    before = published_notices.published(municipality=TOWN)
    answer = browser.post(f"{address}publish/", form, follow=True)
    assert 'class="note is-warn"' in answer.content.decode()
    assert published_notices.published(municipality=TOWN) == before


def test_a_point_is_settled_with_a_note_and_taken_back(officer: Actor, browsing: Browsing, hold: Hold) -> None:
    browser = browsing(officer)
    hold(with_phone(LOOK_ALIKE).text)
    page = browser.get(reverse("staff:notices")).content.decode()
    (address,) = re.findall(r'href="(/notices/points/[0-9a-f]{64}/)"', page)
    address_of_version = checked(browser)
    assert "publish/" not in browser.get(address_of_version).content.decode()
    empty = browser.post(address, {"note": " ", "ruling": "CONFIRMED"})
    assert empty.status_code == 422
    done = browser.post(address, {"note": "Soitin molempiin.", "ruling": "CONFIRMED"}, follow=True)
    assert "Soitin molempiin." in words(done.content)
    assert f"{address_of_version}publish/" in browser.get(address_of_version).content.decode()
    assert 'value="REOPENED"' in browser.get(address).content.decode()
    browser.post(address, {"note": "Epäilen sittenkin.", "ruling": "REOPENED"})
    assert "publish/" not in browser.get(address_of_version).content.decode()


def test_what_only_the_overlay_mends_has_no_button(officer: Actor, browsing: Browsing, hold: Hold) -> None:
    browser = browsing(officer)
    hold(changed(MALLILA, 'phone = "019 000 1000"', 'phone = "soita"'))
    page = browser.get(reverse("staff:notices")).content.decode()
    assert "/notices/points/" not in page
    assert "soita" in page


def test_a_point_that_went_away_is_told(officer: Actor, browsing: Browsing, hold: Hold) -> None:
    browser = browsing(officer)
    answer = browser.get(reverse("staff:notice-settle", args=["0" * 64]), follow=True)
    assert 'class="note is-warn"' in answer.content.decode()


@pytest.mark.notice("N0.1", part="kept")
def test_the_officer_is_warned_while_the_published_notice_says_another_thing(
    officer: Actor, browsing: Browsing, hold: Hold
) -> None:
    browser = browsing(officer)
    publish(browser, checked(browser))
    warned = 'class="note is-danger" role="status"'
    assert warned not in browser.get(reverse("staff:notices")).content.decode()
    hold(changed(MALLILA, 'phone = "019 000 1000"', 'phone = "050 765 4321"'))
    page = browser.get(reverse("staff:notices")).content.decode()
    assert warned in page
    (link,) = set(re.findall(r'href="(/notices/difference/\?older=[0-9a-f-]{36})"', page))
    difference = browser.get(link).content.decode()
    assert "<ins>" in difference
    assert "765" in difference
    assert "<del>" in difference


def test_any_two_versions_are_compared_in_each_language(officer: Actor, browsing: Browsing, hold: Hold) -> None:
    browser = browsing(officer)
    one = checked(browser)
    publish(browser, one)
    hold(changed(MALLILA, 'phone = "019 000 1000"', 'phone = "050 111 2222"'))
    other = checked(browser)
    publish(browser, other)
    first, second = (UUID(address.split("/")[2]) for address in (one, other))
    for language, word in {"fi": "Puhelin", "sv": "Telefon", "en": "Telephone"}.items():
        page = browser.get(f"/notices/difference/?older={first}&newer={second}&text={language}").content.decode()
        assert f'lang="{language}"' in page
        assert word in page
        assert "111" in page
        back = browser.get(f"/notices/difference/?older={second}&newer={first}&text={language}").content.decode()
        assert re.findall("<ins>.*?</ins>", back) == re.findall("<ins>.*?</ins>", page), "the older is the one before"
    assert "<ins>" not in browser.get(f"/notices/difference/?older={first}&newer={first}").content.decode()
    assert browser.get(f"/notices/difference/?older={first}&newer=x").status_code == 404
    assert browser.get(f"/notices/difference/?older={UUID(int=1)}").status_code == 404


def test_each_page_asks_the_same_few_things_for_one_version_and_for_many(
    officer: Actor, browsing: Browsing, hold: Hold
) -> None:
    browser = browsing(officer)
    address = checked(browser)
    publish(browser, address)
    pages = (reverse("staff:notices"), address, reverse("staff:notice-difference"))

    def statements() -> list[int]:
        counts = []
        for page in pages:
            browser.get(page)
            with CaptureQueriesContext(connection) as seen:
                assert browser.get(page).status_code == 200
            counts.append(len([one for one in seen if not one["sql"].startswith(("BEGIN", "COMMIT"))]))
        return counts

    few = statements()
    for number in range(3):
        hold(changed(MALLILA, 'phone = "019 000 1000"', f'phone = "050 333 000{number}"'))
        publish(browser, checked(browser))
    hold(MALLILA)
    assert statements() == few
    assert max(few) <= 6
