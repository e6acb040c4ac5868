"""The register's pages in a real browser: axe-core, both themes, a phone and a wide screen, the strict headers."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from kotokirja.national.setup import appoint_officer
from tests.interfaces.browser.conftest import WATCH, look_at
from tests.national import records
from tests.national.conftest import OTHERVILLE, Sender, now
from tests.national.server import RegisterServer, running
from tests.plugins.cluster import TestDatabase

PASSWORD = "harjoitus-salasana-2"


@pytest.fixture(scope="module")
def address(register: TestDatabase) -> Iterator[str]:
    """The register as a process, with two municipalities' records of one person and an officer to read them."""
    for sender, kind in ((Sender(), "PLAN_REVIEWED"), (Sender(key=OTHERVILLE), "ASSESSMENT_READY")):
        person = records.person(identity_code=records.identity_code(number=41), last_name="Kuvattava")
        assert sender.post(records.record(kind, person=person)).status_code == 201
    appoint_officer(
        username="katsoja", password=PASSWORD, display_name="Kaisa Katsoja", unit="KEHA", starts_on=now().date()
    )
    server = RegisterServer(register)
    with running(server):
        yield f"http://localhost:{server.port}"


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page that reports what the content security policy had to stop."""
    context = browser.new_context(base_url=address, locale="fi-FI", timezone_id="Europe/Helsinki")
    context.add_init_script(WATCH)
    yield context.new_page()
    context.close()


def test_every_page_is_accessible_narrow_and_wide_light_and_dark(page: Page) -> None:
    page.goto("/sign-in/")
    look_at(page, name="national-sign-in")
    page.fill("input[name=username]", "katsoja")
    page.fill("input[name=password]", "wrong")
    page.click("main button[type=submit]")
    look_at(page, name="national-sign-in-error")
    page.fill("input[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url("**/")
    look_at(page, name="national-latest")
    page.goto("/search/")
    look_at(page, name="national-search")
    page.fill("input[name=identity_code]", "010190")
    page.click("main button[type=submit]")
    look_at(page, name="national-search-error")
    page.fill("input[name=identity_code]", records.identity_code(number=41))
    page.click("main button[type=submit]")
    look_at(page, name="national-found")
    found = [link.get_attribute("href") or "" for link in page.locator("main table a").all()]
    assert len(found) == 2
    for place, person in enumerate(found, start=1):
        page.goto(person)
        look_at(page, name=f"national-person-{place}")
    page.goto("/preferences/")
    look_at(page, name="national-preferences")
