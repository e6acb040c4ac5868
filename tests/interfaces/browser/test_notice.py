"""The public pages as people see them: both themes, a phone and a wide screen, one language for each."""

import pytest

from kotokirja.interfaces.notice import trust
from tests.interfaces.browser.conftest import Check, look_at
from tests.marked import sample_report


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/999/?lang=en", "public-front-en"),
        ("/999/notice/?lang=sv", "public-notice-sv"),
        ("/186/notice/?lang=fi", "public-draft-fi"),
        ("/999/retention/?lang=fi", "public-retention-fi"),
        ("/186/retention/?lang=sv", "public-retention-open-sv"),
        ("/999/accessibility/?lang=fi", "public-accessibility-fi"),
        ("/186/accessibility/?lang=sv", "public-accessibility-open-sv"),
    ],
)
def test_the_public_pages_can_be_read_by_everybody(check_page: Check, address: str, name: str) -> None:
    check_page(None, address, name=name)


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/186/trust/?lang=fi", "public-trust-fi"),
        ("/999/trust/?lang=sv&show=partly", "public-trust-sv"),
        ("/999/trust/?lang=en&show=proved", "public-trust-en"),
    ],
)
def test_the_trust_page_can_be_read_with_all_its_tests_unfolded(
    check_page: Check, monkeypatch: pytest.MonkeyPatch, address: str, name: str
) -> None:
    monkeypatch.setattr(trust, "shipped", sample_report)
    page = check_page(None, address, name=f"{name}-folded")
    assert page.locator("article.promise details").count() > 5
    page.evaluate("() => document.querySelectorAll('article.promise details').forEach((one) => { one.open = true; })")
    look_at(page, name=name)


def test_the_trust_page_without_a_report_says_so(check_page: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trust, "shipped", lambda: None)
    page = check_page(None, "/999/trust/?lang=sv", name="public-trust-no-report")
    assert page.locator(".note.is-warn").count() == 1
