"""Text that somebody stored never becomes markup or script, wherever it is shown (R-H2)."""

from dataclasses import replace
from typing import Final

import pytest
from playwright.sync_api import Page, Route

from kotokirja.domains.clients.types import NewContact, NewEducation, NewWork
from kotokirja.platform.shell.middleware import POLICY
from kotokirja.usecases import clients
from tests import casework
from tests.cast import AT, Cast, newcomer
from tests.interfaces.browser.conftest import Contexts

MARK: Final = "window.struck=1"
PAYLOADS: Final = (
    f"<script>{MARK}</script>",
    f"<img src=x onerror={MARK}>",
    f'"><svg onload={MARK}>',
    f"'><details open ontoggle={MARK}>",
    f"</title></textarea><iframe srcdoc='<script>parent.{MARK}</script>'>",
    f"javascript:{MARK}",
    f"{{{{ {MARK} }}}}{{% debug %}}",
    f'" autofocus onfocus={MARK} x="',
    f"<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror={MARK}&gt;'>",
    f"\u202e<a href='javascript:{MARK}'>x</a>\u2028",
)


def struck(page: Page) -> bool:
    """Whether a payload ran."""
    return bool(page.evaluate("() => 'struck' in window"))


def parsed(page: Page) -> int:
    """How many elements came of payloads: handlers, frames, and images without a source of ours."""
    return int(
        page.evaluate(
            "() => [...document.querySelectorAll('*')].filter((each) => [...each.attributes].some("
            "(one) => one.name.startsWith('on') || (/^(href|src|action|formaction)$/.test(one.name)"
            " && /^javascript:/i.test(one.value)))).length"
            " + document.querySelectorAll('iframe, math, script:not([src]), style').length"
        )
    )


@pytest.mark.requirement("R-H2")
@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_a_stored_payload_is_shown_as_text_on_every_page(cast: Cast, contexts: Contexts, payload: str) -> None:
    own = cast.own_worker
    made = replace(
        newcomer(team=cast.own_team, worker=own.account_id),
        last_name=payload[:120],
        first_names=payload[:120],
        birth_place=payload[:120],
        arrangements=payload,
        contact=NewContact(street_address=payload, post_office=payload[:80], phone=payload[:40], email="a@example.org"),
        education=(NewEducation(degree=payload),),
        work=(NewWork(occupation=payload),),
    )
    client = clients.create(actor=own, newcomer=made, at=AT)
    page = contexts(own).new_page()
    for address in (
        f"/clients/{client}/",
        *(f"/clients/{client}/edit/{part}/" for part in ("person", "contact", "languages")),
    ):
        stands_as_text(page, address)
    assert payload[:20].strip() in page.input_value("#id_arrangements")
    page.close()


@pytest.mark.requirement("R-H2")
def test_lists_show_stored_payloads_as_text(cast: Cast, contexts: Contexts) -> None:
    own = cast.own_worker
    for payload in PAYLOADS:
        person = newcomer(team=cast.own_team, worker=own.account_id)
        clients.create(actor=own, newcomer=replace(person, last_name=payload[:120]), at=AT)
    page = contexts(own).new_page()
    for address in (
        "/desk/?all=1",
        "/desk/clients/",
        "/clients/?q=script",
        "/clients/?q=%22%3E%3Csvg%20onload=window.struck=1%3E",
    ):
        stands_as_text(page, address)
    stands_as_text(page, "/desk/clients/")
    assert PAYLOADS[0] in page.inner_text("main")
    page.close()
    overseer = contexts(cast.data_protection_officer).new_page()
    stands_as_text(overseer, "/oversight/access-log/")
    assert PAYLOADS[0] in overseer.inner_text("main")
    overseer.close()


def stands_as_text(page: Page, address: str) -> None:
    """Open a page and see that nothing stored became markup."""
    answer = page.goto(address)
    assert answer is not None
    assert answer.status == 200, address
    assert not struck(page), address
    assert parsed(page) == 0, address
    assert page.evaluate("() => window.violations") == [], address


@pytest.mark.requirement("R-H2")
def test_a_planted_hole_executes_and_the_policy_stops_it(contexts: Contexts) -> None:
    """The control: without escaping the payload runs, and with the policy in front of the hole it does not."""
    hole = f"<!DOCTYPE html><title>x</title><main>{PAYLOADS[1]}</main>"

    def open_hole(route: Route) -> None:
        route.fulfill(content_type="text/html", body=hole)

    def guarded_hole(route: Route) -> None:
        route.fulfill(content_type="text/html", body=hole, headers={"Content-Security-Policy": POLICY})

    page = contexts(None).new_page()
    page.route("**/hole/", open_hole)
    page.route("**/guarded/", guarded_hole)
    page.goto("/hole/")
    page.wait_for_function("() => 'struck' in window")
    assert struck(page)
    assert parsed(page) == 1
    page.goto("/guarded/")
    page.wait_for_function("() => window.violations.length > 0")
    assert not struck(page)
    page.close()


@pytest.mark.requirement("R-H2")
def test_markup_reaches_the_page_through_the_one_policy_only(contexts: Contexts) -> None:
    """Trusted Types: a string is refused as markup, a second policy can't be made."""
    page = contexts(None).new_page()
    page.goto("/sign-in/")
    tried = page.evaluate(
        "() => { const found = {};"
        " try { document.body.innerHTML = '<b>x</b>'; found.text = 'taken'; } catch (e) { found.text = e.name; }"
        " try { trustedTypes.createPolicy('other', {}); found.policy = 'made'; } catch (e) { found.policy = e.name; }"
        " return found; }"
    )
    assert tried == {"text": "TypeError", "policy": "TypeError"}
    page.close()


def test_text_of_assessments_and_plans_is_text_too(cast: Cast, contexts: Contexts) -> None:
    own, client = cast.own_worker, casework.adult(cast)
    draft = casework.complete_draft(own, client)
    for payload in PAYLOADS:
        casework.add_goal(own, client, draft.id, text=payload)
    casework.add_service(own, client, draft.id, goal_id=draft.goals[0].id, name=PAYLOADS[0], reason=PAYLOADS[1])
    page = contexts(own).new_page()
    for address in (f"/clients/{client}/plans/{draft.id}/", f"/clients/{client}/casework/", f"/clients/{client}/"):
        stands_as_text(page, address)
    page.close()
