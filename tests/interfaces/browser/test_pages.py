"""Every page of the staff, as its role sees it: no barrier, no sideways scrolling, nothing that the policy stops."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Page

from kotokirja.kernel.ids import ClientId
from kotokirja.platform.door import Actor
from kotokirja.usecases import clients
from tests import casework
from tests.cast import AT, Cast, take_on
from tests.interfaces.browser.conftest import Check, Contexts, axe_violations, look_at, sideways

LONG = "Pitkänimisenkirjoitelma-Vertauskuvallinen Maahanmuuttajataustaistentukiyhdistys"


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """Clients in each stage, and the plan and assessment that their pages show."""

    fresh: ClientId
    long: ClientId
    agreed: ClientId
    permit: Any
    plan: Any
    drafted: ClientId
    draft: Any
    assessed: ClientId
    assessment: Any


@pytest.fixture(scope="module")
def town(cast: Cast) -> Town:
    """One client for each stage of the journey."""
    own = cast.own_worker
    agreed, drafted, assessed = casework.adult(cast), casework.adult(cast), casework.adult(cast)
    return Town(
        fresh=take_on(cast, last_name="Uusinen", first_names="Alku", permits=(), citizenships=(), contact=None),
        long=take_on(cast, last_name=LONG, first_names=LONG, arrangements=(LONG + " ") * 4),
        agreed=agreed,
        permit=clients.open_part(actor=own, client_id=agreed, at=AT).file.permits[0].id,
        plan=casework.agreed(own, agreed).id,
        drafted=drafted,
        draft=casework.complete_draft(own, drafted).id,
        assessed=assessed,
        assessment=casework.begun(own, assessed),
    )


PAGES: tuple[tuple[str, str, str], ...] = (
    ("desk", "own_worker", "/desk/"),
    ("desk-team-all", "lead", "/desk/?of=team&all=1"),
    ("desk-sv", "own_worker", "/desk/?lang=sv&all=1"),
    ("desk-elsewhere", "administrator", "/desk/"),
    ("own-clients", "own_worker", "/desk/clients/"),
    ("search", "own_worker", "/clients/"),
    ("search-found", "own_worker", "/clients/?q=Uusinen"),
    ("search-nobody", "own_worker", "/clients/?q=Eiketaan"),
    ("new-client", "guidance_worker", "/clients/new/"),
    ("file-fresh", "own_worker", "/clients/{town.fresh}/"),
    ("file-long", "own_worker", "/clients/{town.long}/"),
    ("file-agreed", "own_worker", "/clients/{town.agreed}/"),
    ("file-sv", "own_worker", "/clients/{town.agreed}/?lang=sv"),
    ("file-en", "own_worker", "/clients/{town.agreed}/?lang=en"),
    ("file-guidance", "guidance_worker", "/clients/{town.agreed}/"),
    ("file-log", "own_worker", "/clients/{town.agreed}/log/"),
    ("allocation", "lead", "/clients/{town.agreed}/allocation/"),
    ("end", "lead", "/clients/{town.agreed}/end/"),
    ("edit-person", "own_worker", "/clients/{town.long}/edit/person/"),
    ("edit-identity-code", "own_worker", "/clients/{town.long}/edit/identity-code/"),
    ("edit-contact", "own_worker", "/clients/{town.agreed}/edit/contact/"),
    ("edit-languages", "own_worker", "/clients/{town.agreed}/edit/languages/"),
    ("edit-permit", "own_worker", "/clients/{town.agreed}/edit/permit/"),
    ("edit-permit-row", "own_worker", "/clients/{town.agreed}/edit/permit/{town.permit}/"),
    ("edit-education", "own_worker", "/clients/{town.agreed}/edit/education/"),
    ("edit-work", "own_worker", "/clients/{town.agreed}/edit/work/"),
    ("edit-language-skill", "own_worker", "/clients/{town.agreed}/edit/language-skill/"),
    ("registry", "own_worker", "/clients/{town.agreed}/registry/"),
    ("access-log", "data_protection_officer", "/oversight/access-log/"),
    ("access-log-refused", "data_protection_officer", "/oversight/access-log/?outcome=REFUSED"),
    ("preferences", "own_worker", "/preferences/"),
    ("shortcuts", "own_worker", "/shortcuts/"),
)


@pytest.mark.parametrize(("name", "role", "address"), PAGES, ids=[page[0] for page in PAGES])
def test_a_page_has_no_barrier(cast: Cast, town: Town, check_page: Check, name: str, role: str, address: str) -> None:
    actor: Actor = getattr(cast, role)
    check_page(actor, address.format(town=town), name=name).close()


def test_signing_in_has_no_barrier(check_page: Check, municipality_db: object) -> None:
    check_page(None, "/sign-in/", name="sign-in").close()


def test_a_page_that_is_not_there_has_no_barrier(cast: Cast, check_page: Check) -> None:
    check_page(cast.own_worker, "/clients/00000000-0000-4000-8000-000000000000/", name="not-found", status=404).close()


def test_wrong_input_has_no_barrier_and_the_summary_has_the_focus(cast: Cast, town: Town, contexts: Contexts) -> None:
    page = contexts(cast.own_worker).new_page()
    page.goto(f"/clients/{town.agreed}/edit/person/")
    page.fill("#id_last_name", "")
    page.fill("#id_birth_date", "31.2.1990")
    page.click("main form .btn--main")
    page.wait_for_selector(".errsum")
    assert page.evaluate("() => document.activeElement.className") == "errsum"
    assert page.input_value("#id_birth_date") == "31.2.1990"
    look_at(page, name="edit-person-wrong")
    page.close()


def test_two_versions_stand_side_by_side_without_a_barrier(cast: Cast, town: Town, contexts: Contexts) -> None:
    first, second = contexts(cast.own_worker).new_page(), contexts(cast.teammate).new_page()
    for page in (first, second):
        page.goto(f"/clients/{town.drafted}/edit/languages/")
    for page, text in ((second, "Iltaisin kello 17 jälkeen"), (first, "Aamuisin")):
        page.fill("#id_arrangements", text)
        page.click("main form .btn--main")
        page.wait_for_load_state()
    assert "Iltaisin kello 17 jälkeen" in first.inner_text("main")
    assert "Aamuisin" in first.inner_text("main")
    look_at(first, name="conflict")
    first.close()
    second.close()


def test_search_before_create_has_no_barrier(cast: Cast, town: Town, contexts: Contexts) -> None:
    page = contexts(cast.stranger).new_page()
    page.goto("/clients/new/")
    page.fill("input[name=name]", "Uusinen")
    page.click("main form .btn--main")
    page.wait_for_selector("table")
    look_at(page, name="new-client-found")
    page.close()


def test_the_popover_of_a_datum_opens_by_keyboard(cast: Cast, town: Town, contexts: Contexts) -> None:
    page = contexts(cast.own_worker).new_page()
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"/clients/{town.agreed}/")
    chip = page.locator("button.prov").first
    chip.focus()
    page.keyboard.press("Enter")
    pop = page.locator(f"#{chip.get_attribute('popovertarget')}")
    assert pop.is_visible()
    look_at(page, name="file-popover")
    page.keyboard.press("Escape")
    assert not pop.is_visible()
    page.close()


def test_the_pages_work_without_a_script(cast: Cast, town: Town, contexts: Contexts, service: str) -> None:
    signed_in = contexts(cast.own_worker)
    browser = signed_in.browser
    assert browser is not None
    plain = browser.new_context(base_url=service, java_script_enabled=False)
    plain.add_cookies(signed_in.cookies())  # type: ignore[arg-type]
    page = plain.new_page()
    page.goto(f"/clients/{town.fresh}/edit/contact/")
    page.fill("#id_phone", "040 000 0000")
    page.click("main form .btn--main")
    page.wait_for_load_state()
    assert page.url.endswith(f"/clients/{town.fresh}/")
    assert "040 000 0000" in page.inner_text("main")
    page.click(".usermenu summary")
    assert page.locator(".usermenu__box").is_visible()
    plain.close()


@pytest.fixture
def blank(contexts: Contexts) -> Iterator[Page]:
    """A page of nobody's."""
    page = contexts(None).new_page()
    yield page
    page.close()


def test_a_planted_barrier_and_a_planted_width_are_seen(blank: Page) -> None:
    blank.set_content("<!DOCTYPE html><html lang='fi'><title>x</title><main><img src='/x.png'><button></button></main>")
    assert any("image-alt" in found for found in axe_violations(blank))
    assert any("button-name" in found for found in axe_violations(blank))
    blank.set_content("<!DOCTYPE html><html lang='fi'><title>x</title><div style='width: 4000px'>x</div>")
    assert sideways(blank) > 0
