"""What is declared, as the data protection officer sees it: no barrier, in two languages, with and without a count."""

import pytest

from kotokirja.domains.clients.types import EndReason
from kotokirja.platform.door import Actor
from kotokirja.usecases import clients
from tests import casework
from tests.cast import AT, Cast, take_on
from tests.interfaces.browser.conftest import Check, Contexts, look_at

PAGES = (
    ("declared-record", "data_protection_officer", "/declared/record/"),
    ("declared-record-sv", "administrator", "/declared/record/?lang=sv"),
    ("declared-map", "data_protection_officer", "/declared/map/"),
    ("declared-map-sv", "administrator", "/declared/map/?lang=sv"),
    ("declared-datum", "data_protection_officer", "/declared/map/LAST_NAME/"),
    ("declared-datum-sv", "data_protection_officer", "/declared/map/TARGET_OCCUPATION/?lang=sv"),
    ("declared-datum-not-held", "data_protection_officer", "/declared/map/PLACEMENT/"),
    ("declared-datum-health", "data_protection_officer", "/declared/map/HEALTH/?lang=en"),
    ("declared-datum-administrator", "administrator", "/declared/map/PHONE/"),
)


@pytest.mark.parametrize(("name", "role", "address"), PAGES, ids=[page[0] for page in PAGES])
def test_what_is_declared_has_no_barrier(cast: Cast, check_page: Check, name: str, role: str, address: str) -> None:
    actor: Actor = getattr(cast, role)
    check_page(actor, address, name=name).close()


def test_a_count_comes_when_it_is_asked_for_and_has_the_focus(cast: Cast, contexts: Contexts) -> None:
    for _ in range(5):
        take_on(cast)
    page = contexts(cast.data_protection_officer).new_page()
    page.goto("/declared/map/LAST_NAME/?lang=fi")
    assert page.locator(".figure").count() == 0
    page.click("#count button")
    page.wait_for_selector(".figure")
    assert page.evaluate("() => document.activeElement.className") == "figure"
    assert "5" in page.inner_text(".figure")
    look_at(page, name="declared-datum-counted")
    page.close()


def test_the_record_leads_to_a_datum_and_back_to_its_category(cast: Cast, contexts: Contexts) -> None:
    page = contexts(cast.data_protection_officer).new_page()
    page.goto("/declared/record/?lang=fi")
    page.click("text=äidinkieli")
    page.wait_for_url("**/declared/map/NATIVE_LANGUAGE/")
    page.click(".page-head a")
    page.wait_for_url("**/declared/map/#n34")
    page.close()


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_day_of_disposal_stands_in_a_file_without_a_barrier(
    cast: Cast, check_page: Check, contexts: Contexts, language: str
) -> None:
    client = casework.adult(cast)
    casework.begun(cast.own_worker, client)
    relationship = clients.open_part(actor=cast.own_worker, client_id=client, at=AT).file.relationship
    assert relationship is not None
    check_page(cast.own_worker, f"/clients/{client}/?lang={language}", name=f"file-in-force-{language}").close()
    clients.end_relationship(
        actor=cast.own_worker,
        client_id=client,
        row=relationship.id,
        version=relationship.version,
        on=AT.date(),
        reason=EndReason.NO_NEED,
        at=AT,
    )
    page = check_page(cast.own_worker, f"/clients/{client}/?lang={language}", name=f"file-ended-{language}")
    summary = page.locator("#disposal summary")
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator("#disposal table").is_visible()
    page.close()
