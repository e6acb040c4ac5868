"""The pages of the notice's versions in a real browser: for their officer and for everybody."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import override_settings

from kotokirja.kernel.ids import MunicipalityCode
from kotokirja.platform.door import Actor
from kotokirja.policy.vocabulary import Role
from kotokirja.usecases import notices
from tests.cast import AT, Cast, hire
from tests.interfaces.browser.conftest import Check
from tests.notices import LOOK_ALIKE, checked, drafted, published, running, with_pdfs, with_phone
from tests.policy.overlays import JARVENPAA, changed

TOWN = MunicipalityCode(999)
LONG = "Puhelinnumero vaihtui, koska vaihde siirrettiin kotoutumispalvelujen omaan yksikköön. " * 5


@pytest.fixture(scope="module")
def officer(cast: Cast) -> Actor:
    """The data protection officer, after two publications."""
    made = hire(Role.DATA_PROTECTION_OFFICER, "Tuija Tietosuoja-Vastaavainen", municipality=TOWN)
    first, _ = published(made)
    with_pdfs(first, municipality=TOWN)
    published(made, with_phone("050 123 4567"), at=AT + timedelta(days=10), is_material=True, reason=LONG[:500])
    return made


@pytest.fixture
def suspicious(tmp_path: Path) -> Iterator[None]:
    """Facts that hold now with a point to settle, one that only the overlay mends, and another than was published."""
    text = changed(with_phone(LOOK_ALIKE).text, 'secure_mail = "', 'secure_mail = "" # "')
    (tmp_path / "999-mallila.toml").write_text(text, encoding="utf-8")
    (tmp_path / "186-jarvenpaa.toml").write_text(JARVENPAA, encoding="utf-8")
    with override_settings(KOTOKIRJA_OVERLAYS=tmp_path):
        yield


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_officers_overview_with_points_drift_and_a_draft(
    officer: Actor, check_page: Check, suspicious: None, language: str
) -> None:
    drafted(officer, with_phone("050 123 4567"))
    page = check_page(officer, f"/notices/?lang={language}", name=f"notices-{language}")
    page.locator('a[href^="/notices/points/"]').first.click()
    page.wait_for_load_state()
    address = page.url
    check_page(officer, f"{address}?lang={language}", name=f"notice-point-{language}")
    page.locator("form.panel button[type=submit]").click()
    assert page.locator('[aria-invalid="true"]').count() == 1
    check_page(officer, f"/notices/difference/?lang={language}&text={language}", name=f"notice-difference-{language}")


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_draft_on_its_way_to_publication(officer: Actor, check_page: Check, language: str) -> None:
    version, _ = drafted(officer)
    check_page(officer, f"/notices/{version}/?lang={language}&text={language}", name=f"notice-draft-{language}")
    version, _ = checked(officer)
    page = check_page(officer, f"/notices/{version}/?lang={language}", name=f"notice-checked-{language}")
    page.get_by_role("button", name="Julkaise nimissäni" if language == "fi" else "Publicera i mitt namn").click()
    page.wait_for_load_state()
    assert page.locator('[aria-invalid="true"]').count() == 2


def test_a_published_version_for_its_officer(officer: Actor, check_page: Check) -> None:
    desk = notices.overview(actor=officer, running=running(), at=AT)
    check_page(officer, f"/notices/{desk.published[0].id}/", name="notice-published")


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("public-notice", "/999/notice/"),
        ("public-versions", "/999/notice/versions/"),
        ("public-version", "/999/notice/versions/1/"),
        ("public-difference", "/999/notice/difference/"),
        ("public-controller", "/999/notice/controller/"),
    ],
)
def test_the_published_notice_for_everybody(
    officer: Actor, check_page: Check, name: str, address: str, language: str
) -> None:
    check_page(None, f"{address}?lang={language}", name=f"{name}-{language}")


def test_a_pdf_is_a_link_to_a_file(officer: Actor, check_page: Check) -> None:
    page = check_page(None, "/999/notice/versions/1/?lang=fi", name="public-version-fi")
    assert page.request.get("/999/notice/versions/1/fi.json").headers["content-type"] == "application/json"
    answer = page.request.get("/999/notice/versions/1/fi.pdf")
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/pdf"


def test_a_town_that_published_nothing(cast: Cast, check_page: Check) -> None:
    check_page(None, "/186/notice/versions/", name="public-versions-none")
    check_page(None, "/186/notice/difference/", name="public-difference-none")
    check_page(None, "/186/notice/controller/", name="public-controller-none")
