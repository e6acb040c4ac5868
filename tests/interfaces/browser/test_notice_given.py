"""The pages of a notice given to a client in a real browser: no barrier in either theme, on a phone and a wide screen."""

import os
from dataclasses import dataclass, replace
from datetime import date, datetime
from io import BytesIO

import pytest
from pikepdf import Pdf

from kotokirja.domains.clients.types import GivenHow, NoticeHanding
from kotokirja.kernel.calendar import HELSINKI
from kotokirja.kernel.ids import ClientId
from kotokirja.platform.accounts.models import Account
from kotokirja.usecases import notices_given as notices
from tests.cast import AT, Cast, take_on
from tests.interfaces.browser.conftest import PICTURES, Check, Contexts, look_at
from tests.notices import OTHER_PHONE, published, with_phone

FIRST_AT = datetime(2026, 2, 2, 10, 0, tzinfo=HELSINKI)
LATER_AT = datetime(2026, 10, 5, 10, 0, tzinfo=HELSINKI)
LONG = "Esimerkkiläinen-Harjoituskoskinen-Mallikkaala"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A client without a notice, one with an older version, one with the newest, and one without an address."""

    never: ClientId
    older: ClientId
    newest: ClientId
    homeless: ClientId
    row: object


@pytest.fixture(scope="module")
def given(cast: Cast) -> Given:
    """Two published versions, the second of which matters, and four clients."""
    officer, worker = cast.data_protection_officer, cast.own_worker
    first, _ = published(officer, at=FIRST_AT, is_material=True)
    never, older = take_on(cast, service_language="so"), take_on(cast, service_language="sv")
    newest, homeless = take_on(cast, service_language="ar"), take_on(cast, contact=None, last_name=LONG)
    handing = NoticeHanding(notice_id=first, given_on=date(2026, 5, 12), language="sv", how=GivenHow.POST)
    notices.give_notice(actor=worker, client_id=older, handing=handing, at=AT)
    second, _ = published(officer, with_phone(OTHER_PHONE), at=LATER_AT, is_material=True)
    told = replace(handing, notice_id=second, given_on=date(2026, 11, 3), language="fi")
    row = notices.give_notice(actor=worker, client_id=newest, handing=told, at=AT)
    explained = replace(told, how=GivenHow.EXPLAINED, explained_in="ar", given_on=date(2026, 11, 2))
    notices.correct_notice(actor=cast.teammate, client_id=newest, row=row, version=1, handing=explained, at=AT)
    notices.give_notice(actor=worker, client_id=newest, handing=told, at=AT)
    return Given(never=never, older=older, newest=newest, homeless=homeless, row=row)


PAGES = {
    "notice-give-never": "/clients/{g.never}/notice/",
    "notice-give-newer": "/clients/{g.older}/notice/",
    "notice-give-newest": "/clients/{g.newest}/notice/",
    "notice-correct": "/clients/{g.newest}/notice/{g.row}/",
    "notice-letter": "/clients/{g.older}/notice/letter/",
    "notice-letter-without-address": "/clients/{g.homeless}/notice/letter/",
    "notice-file-never": "/clients/{g.never}/",
    "notice-file-newer": "/clients/{g.older}/",
    "notice-file-newest": "/clients/{g.newest}/",
    "notice-desk": "/desk/",
    "notice-list": "/desk/clients/?notice=due",
}


@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize(("name", "address"), PAGES.items(), ids=list(PAGES))
def test_a_page_of_a_notice_given_has_no_barrier(
    cast: Cast, given: Given, check_page: Check, name: str, address: str, language: str
) -> None:
    Account._default_manager.filter(id=cast.own_worker.account_id).update(language=language)
    page = check_page(cast.own_worker, address.format(g=given), name=f"{name}-{language}")
    assert page.get_attribute("html", "lang") == language
    page.close()


def test_wrong_input_stands_beside_its_field_with_all_that_was_typed(
    cast: Cast, given: Given, contexts: Contexts
) -> None:
    Account._default_manager.filter(id=cast.own_worker.account_id).update(language="fi")
    page = contexts(cast.own_worker).new_page()
    page.goto(f"/clients/{given.never}/notice/")
    page.select_option("#id_notice", "2")
    page.fill("#id_given_on", "1.3.2026")
    page.select_option("#id_how", "EXPLAINED")
    page.select_option("#id_language", "en")
    page.click("main form .btn--main")
    page.wait_for_selector(".errsum")
    assert page.evaluate("() => document.activeElement.className") == "errsum"
    assert page.input_value("#id_given_on") == "1.3.2026"
    assert page.input_value("#id_how") == "EXPLAINED"
    look_at(page, name="notice-give-wrong")
    page.close()


def test_only_the_letter_is_printed(cast: Cast, given: Given, contexts: Contexts) -> None:
    page = contexts(cast.own_worker).new_page()
    page.goto(f"/clients/{given.older}/notice/letter/")
    shown = "() => [...document.querySelectorAll('.bar, .who, .foot, .page-head, .purpose, .note')].filter((e) => e.checkVisibility()).length"
    assert page.evaluate(shown) > 2, "control: on the screen they are there"
    page.emulate_media(media="print")
    assert page.evaluate(shown) == 0
    assert page.locator(".letter").is_visible()
    if "KOTOKIRJA_PICTURES" in os.environ:
        page.set_viewport_size({"width": 680, "height": 1002})  # A4 between its margins
        page.screenshot(path=PICTURES / "notice-letter-printed.png")
    page.close()


def test_the_letter_fits_one_sheet(cast: Cast, given: Given, contexts: Contexts) -> None:
    page = contexts(cast.own_worker).new_page()
    for name, client in (("sv", given.older), ("fi", given.homeless)):
        page.goto(f"/clients/{client}/notice/letter/")
        content = page.pdf(prefer_css_page_size=True)
        with Pdf.open(BytesIO(content)) as pdf:
            assert len(pdf.pages) == 1
        if "KOTOKIRJA_PICTURES" in os.environ:
            (PICTURES / f"notice-letter-{name}.pdf").write_bytes(content)
    page.close()
