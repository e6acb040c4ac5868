"""The public pages as people see them: both themes, a phone and a wide screen, one language for each."""

import pytest

from tests.interfaces.browser.conftest import Check


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/999/?lang=en", "public-front-en"),
        ("/999/notice/?lang=sv", "public-notice-sv"),
        ("/186/notice/?lang=fi", "public-draft-fi"),
        ("/999/accessibility/?lang=fi", "public-accessibility-fi"),
        ("/186/accessibility/?lang=sv", "public-accessibility-open-sv"),
    ],
)
def test_the_public_pages_can_be_read_by_everybody(check_page: Check, address: str, name: str) -> None:
    check_page(None, address, name=name)
