"""What the one script adds: shortcuts that a user may switch off, a warning before text is lost, parts that refresh."""

import pytest
from playwright.sync_api import Dialog, Page, Route

from kotokirja.platform.accounts.models import Account
from tests.cast import PASSWORD, Cast, take_on, username_of
from tests.interfaces.browser.conftest import Contexts, look_at


@pytest.fixture
def desk(cast: Cast, contexts: Contexts) -> Page:
    """The work desk of the client's own worker."""
    page = contexts(cast.own_worker).new_page()
    page.goto("/desk/")
    return page


def path_of(page: Page) -> str:
    """The address without its host."""
    return "/" + page.url.split("/", 3)[3]


def test_keys_lead_to_the_search_the_menu_and_the_list_of_keys(desk: Page) -> None:
    desk.keyboard.press("/")
    assert desk.evaluate("() => document.activeElement.id") == "find"
    desk.keyboard.type("g?a/")
    assert path_of(desk) == "/desk/"
    assert desk.input_value("#find") == "g?a/"
    desk.evaluate("() => document.activeElement.blur()")
    desk.keyboard.press("g")
    desk.keyboard.press("a")
    desk.wait_for_url("**/clients/")
    desk.keyboard.press("?")
    desk.wait_for_url("**/shortcuts/")
    desk.keyboard.press("g")
    desk.keyboard.press("t")
    desk.wait_for_url("**/desk/")
    desk.close()


def test_brackets_walk_through_the_parts_of_a_file(cast: Cast, contexts: Contexts) -> None:
    page = contexts(cast.own_worker).new_page()
    page.goto(f"/clients/{take_on(cast)}/")
    page.keyboard.press("]")
    assert page.evaluate("() => location.hash") == "#person"
    page.keyboard.press("]")
    assert page.evaluate("() => location.hash") == "#contact"
    page.keyboard.press("[")
    assert page.evaluate("() => location.hash") == "#person"
    page.close()


def test_keys_are_still_when_the_user_switched_them_off(cast: Cast, contexts: Contexts) -> None:
    Account._default_manager.filter(id=cast.teammate.account_id).update(has_shortcuts=False)
    page = contexts(cast.teammate).new_page()
    page.goto("/desk/")
    for key in ("?", "/", "g", "a"):
        page.keyboard.press(key)
    page.wait_for_timeout(200)
    assert path_of(page) == "/desk/"
    assert page.evaluate("() => document.activeElement.id") != "find"
    page.close()


def test_leaving_a_changed_form_asks_first_and_saving_does_not(cast: Cast, contexts: Contexts) -> None:
    client = take_on(cast)
    page = contexts(cast.own_worker).new_page()
    asked: list[str] = []

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", leave)
    page.goto(f"/clients/{client}/edit/contact/")
    page.goto("/desk/")
    assert asked == []
    page.goto(f"/clients/{client}/edit/contact/")
    page.fill("#id_phone", "040 111 1111")
    page.goto("/desk/")
    assert asked == ["beforeunload"]
    page.goto(f"/clients/{client}/edit/contact/")
    page.fill("#id_phone", "040 222 2222")
    page.keyboard.press("Control+Enter")
    page.wait_for_url(f"**/clients/{client}/")
    assert asked == ["beforeunload"]
    assert "040 222 2222" in page.inner_text("main")
    page.close()


def test_a_part_refreshes_itself_until_it_is_done_and_says_each_step_once(desk: Page) -> None:
    answers = iter(
        [
            '<div data-refresh="/part/" data-step="Tarkistetaan">1</div>',
            '<div data-refresh="/part/" data-step="Tarkistetaan">2</div>',
            '<div id="done" data-step="Valmis">3</div>',
        ]
    )

    def planted(route: Route) -> None:
        whole = route.fetch()
        body = whole.text().replace("<main", '<div data-refresh="/part/">0</div><main', 1)
        route.fulfill(response=whole, body=body)

    desk.route("**/shortcuts/", planted)
    desk.route("**/part/", lambda route: route.fulfill(content_type="text/html", body=next(answers)))
    desk.clock.install()
    desk.goto("/shortcuts/")
    said = []
    for number in ("1", "2", "3"):
        desk.clock.run_for(3000)
        desk.wait_for_function(f"() => document.querySelector('body > div')?.textContent === '{number}'")
        said.append(desk.inner_text("#live"))
    assert said == ["Tarkistetaan", "Tarkistetaan", "Valmis"]
    desk.clock.run_for(9000)
    assert desk.inner_text("#done") == "3"
    assert desk.evaluate("() => window.violations") == []
    desk.close()


def test_the_menu_and_the_shown_identity_code_have_no_barrier(cast: Cast, contexts: Contexts) -> None:
    page = contexts(cast.own_worker).new_page()
    page.goto(f"/clients/{take_on(cast)}/")
    page.set_viewport_size({"width": 1440, "height": 900})
    page.click(".usermenu summary")
    look_at(page, name="menu")
    page.click(".usermenu summary")
    page.click(".who form button")
    page.wait_for_selector(".big")
    look_at(page, name="identity-code")
    page.close()


@pytest.mark.parametrize("role", ["own_worker", "data_protection_officer"])
@pytest.mark.parametrize("width", [320, 390, 1440])
def test_the_menu_opens_inside_the_window(cast: Cast, contexts: Contexts, role: str, width: int) -> None:
    page = contexts(getattr(cast, role)).new_page()
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/preferences/")
    page.click(".usermenu summary")
    box = page.locator(".usermenu__box").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    page.close()


def test_too_many_tries_have_no_barrier(cast: Cast, contexts: Contexts) -> None:
    page = contexts(None).new_page()
    for _ in range(12):
        page.goto("/sign-in/")
        page.fill("#id_username", username_of(cast.county_participant))
        page.fill("#id_password", f"not {PASSWORD}")
        page.click("main button[type=submit]")
        page.wait_for_selector(".errsum")
        if page.locator(".errsum p").count():
            break
    assert page.evaluate("() => document.activeElement.className") == "errsum"
    look_at(page, name="too-many-tries")
    page.close()
