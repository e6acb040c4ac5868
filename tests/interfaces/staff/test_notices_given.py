"""The pages of a notice given to a client, over HTTP."""

import re
from dataclasses import replace
from datetime import datetime
from typing import Final
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kotokirja.domains.clients.types import GivenHow, NoticeGivenView, NoticeHanding
from kotokirja.domains.controllers import queries
from kotokirja.kernel.calendar import HELSINKI, helsinki_day
from kotokirja.kernel.ids import ClientId, NoticeVersionId
from kotokirja.platform.accounts.models import Account
from kotokirja.platform.door import Actor
from kotokirja.policy.vocabulary import Role
from kotokirja.usecases import clients
from kotokirja.usecases import notices_given as notices
from kotokirja.usecases.desk import PAGE
from tests.cast import AT, MALLILA, Cast, hire, newcomer, take_on
from tests.interfaces.staff.conftest import Browsing
from tests.interfaces.staff.test_files import every_field
from tests.notices import published
from tests.usecases.test_clients import statements

pytestmark = [pytest.mark.usefixtures("municipality_db"), pytest.mark.notice("N0.1", part="given")]

FIRST_AT: Final = datetime(2026, 2, 2, 10, 0, tzinfo=HELSINKI)
FORM: Final = {"notice": "1", "given_on": "12.5.2026", "how": "HANDED", "language": "sv", "explained_in": ""}


def test_before_the_first_publication_there_is_nothing_to_give(cast: Cast, browsing: Browsing) -> None:
    """It stands first: nobody has published yet in this module's database."""
    client = take_on(cast)
    browser = browsing(cast.own_worker)
    page = browser.get(f"/clients/{client}/notice/")
    assert page.status_code == 200
    assert "id_given_on" not in page.content.decode()
    assert browser.post(f"/clients/{client}/notice/", FORM).status_code == 422
    assert browser.get(f"/clients/{client}/notice/letter/").headers["Location"] == f"/clients/{client}/"
    assert f"/clients/{client}/notice/" not in browser.get(f"/clients/{client}/").content.decode()


@pytest.fixture(scope="module")
def first(cast: Cast) -> NoticeVersionId:
    """The first published version."""
    return published(cast.data_protection_officer, at=FIRST_AT, is_material=True)[0]


def given_to(actor: Actor, client: ClientId) -> tuple[NoticeGivenView, ...]:
    return notices.open_notices(actor=actor, client_id=client, language="fi", at=AT).file.notices


def give(actor: Actor, client: ClientId, first: NoticeVersionId) -> UUID:
    handing = NoticeHanding(notice_id=first, given_on=helsinki_day(AT), language="fi", how=GivenHow.HANDED)
    return notices.give_notice(actor=actor, client_id=client, handing=handing, at=AT)


def text_of(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def test_what_the_form_says_stands_in_the_file_with_who_recorded_it(
    cast: Cast, browsing: Browsing, first: NoticeVersionId
) -> None:
    client = take_on(cast)
    browser = browsing(cast.guidance_worker)
    before = browser.get(f"/clients/{client}/").content.decode()
    assert f'href="/clients/{client}/notice/"' in before
    assert "Asiakkaalle ei ole annettu tietosuojaselostetta." in before
    told = FORM | {"how": "EXPLAINED", "explained_in": "so"}
    assert browser.post(f"/clients/{client}/notice/", told).status_code == 302
    answer = browser.get(f"/clients/{client}/").content.decode()
    assert f'href="/{MALLILA}/notice/versions/1/?lang=sv"' in answer
    assert f'href="/{MALLILA}/notice/versions/1/sv.pdf"' in answer
    page = text_of(answer)
    assert "Versio 1: 12.5.2026, ruotsiksi, käyty läpi suullisesti: somali" in page
    assert cast.guidance_worker.display_name in page
    assert "Asiakkaalle ei ole annettu tietosuojaselostetta." not in page


def test_the_form_starts_with_today_the_newest_version_and_the_clients_language(
    cast: Cast, browsing: Browsing, first: NoticeVersionId
) -> None:
    browser = browsing(cast.own_worker)
    for spoken, language in (("sv", "sv"), ("so", "fi"), ("", "fi")):
        client = take_on(cast, service_language=spoken)
        page = browser.get(f"/clients/{client}/notice/?how=POST").content.decode()
        assert f'<option value="{language}" selected>' in page
        assert '<option value="1" selected>' in page
        assert '<option value="POST" selected>' in page
        assert ("tulkin kanssa ja anna paperi" in page) is (spoken == "so")
    assert 'value="POST" selected' not in browser.get(f"/clients/{client}/notice/?how=NONE").content.decode()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"given_on": "1.1.2090"}, "given_on"),
        ({"given_on": "1.2.2026"}, "given_on"),
        ({"given_on": "31.2.2026"}, "given_on"),
        ({"given_on": ""}, "given_on"),
        ({"notice": "7"}, "notice"),
        ({"notice": ""}, "notice"),
        ({"language": "so"}, "language"),
        ({"how": ""}, "how"),
        ({"how": "PORTAL"}, "how"),
        ({"how": "EXPLAINED"}, "explained_in"),
        ({"explained_in": "so"}, "explained_in"),
    ],
)
def test_wrong_input_is_answered_beside_its_field_and_loses_nothing(
    cast: Cast, browsing: Browsing, first: NoticeVersionId, change: dict[str, str], field: str
) -> None:
    client = take_on(cast)
    form = FORM | change
    answer = browsing(cast.own_worker).post(f"/clients/{client}/notice/", form)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'id="id_{field}-error"' in page
    assert 'class="errsum"' in page
    if form["given_on"]:
        assert f'value="{form["given_on"]}"' in page
    if form["how"] in set(GivenHow):
        assert f'value="{form["how"]}" selected' in page
    assert given_to(cast.own_worker, client) == ()


def test_a_language_that_the_chosen_version_lacks_is_refused(
    cast: Cast, browsing: Browsing, first: NoticeVersionId, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, second = queries.published_notices, NoticeVersionId(uuid4())
    client = take_on(cast)

    def in_two_versions(**kwargs: int) -> object:
        (only,) = real(**kwargs)  # type: ignore[arg-type]
        return (replace(only, id=second, number=2, languages=("fi",)), only)

    monkeypatch.setattr(queries, "published_notices", in_two_versions)
    answer = browsing(cast.own_worker).post(f"/clients/{client}/notice/", FORM | {"notice": "2"})
    assert answer.status_code == 422
    assert "Tätä versiota ei ole tällä kielellä" in answer.content.decode()


@pytest.mark.requirement("R-H4")
def test_a_field_that_the_form_does_not_have_is_refused(cast: Cast, browsing: Browsing, first: NoticeVersionId) -> None:
    client = take_on(cast)
    browser = browsing(cast.own_worker)
    for name in sorted(every_field() - set(FORM) - {"version", "step"}):
        assert browser.post(f"/clients/{client}/notice/", FORM | {name: "998"}).status_code == 400, name
    assert given_to(cast.own_worker, client) == ()
    assert browser.post(f"/clients/{client}/notice/", FORM).status_code == 302


def test_a_correction_keeps_what_stood_before_and_a_second_one_sees_the_first(
    cast: Cast, browsing: Browsing, first: NoticeVersionId
) -> None:
    client = take_on(cast)
    row = give(cast.own_worker, client, first)
    address = f"/clients/{client}/notice/{row}/"
    browser = browsing(cast.own_worker)
    shown = browser.get(address).content.decode()
    assert '<option value="fi" selected>' in shown
    assert browser.post(address, FORM | {"version": "1"}).status_code == 302
    file = browser.get(f"/clients/{client}/").content.decode()
    for was in ("24.11.2026", "suomeksi"):
        assert f"</span>{was}</del>" in file
    again = browser.post(address, FORM | {"version": "1", "how": "POST"})
    assert again.status_code == 409
    assert 'value="POST" selected' in again.content.decode()
    assert given_to(cast.own_worker, client)[0].how == "HANDED"


def test_a_mistake_is_removed_once(cast: Cast, browsing: Browsing, first: NoticeVersionId) -> None:
    client = take_on(cast)
    row = give(cast.own_worker, client, first)
    browser = browsing(cast.own_worker)
    address = f"/clients/{client}/notice/{row}/"
    assert browser.post(f"{address}remove/", {"version": "7"}).headers["Location"] == f"/clients/{client}/notice/"
    assert len(given_to(cast.own_worker, client)) == 1
    assert browser.post(f"{address}remove/", {"version": "1"}).headers["Location"] == f"/clients/{client}/"
    assert given_to(cast.own_worker, client) == ()
    assert browser.get(address).status_code == 404


@pytest.mark.notice("N1.1", part="letters")
@pytest.mark.notice("N1.2", part="letters")
@pytest.mark.parametrize(
    ("spoken", "sender", "unit", "title", "enclosed"),
    [
        ("fi", "Mallilan kaupunki / hyvinvointilautakunta", "Kotoutumispalvelut", "kotoutumispalvelujen päällikkö",
         "Tietosuojaseloste, versio 1, julkaistu 2.2.2026"),
        ("sv", "Mallby stad / välfärdsnämnden", "Integrationstjänster", "chef för integrationstjänsterna",
         "Dataskyddsbeskrivning, version 1, publicerad 2.2.2026"),
        ("en", "City of Mallila / Wellbeing Committee", "Integration services", "head of integration services",
         "Privacy notice, version 1, published on 2 February 2026"),
        ("so", "Mallilan kaupunki / hyvinvointilautakunta", "Kotoutumispalvelut", "kotoutumispalvelujen päällikkö",
         "Tietosuojaseloste, versio 1, julkaistu 2.2.2026"),
    ],
)  # fmt: skip
def test_a_letter_names_controller_and_unit_as_the_published_version_does(
    cast: Cast,
    browsing: Browsing,
    first: NoticeVersionId,
    spoken: str,
    sender: str,
    unit: str,
    title: str,
    enclosed: str,
) -> None:
    client = take_on(cast, service_language=spoken, last_name="Kirjeensaaja", first_names="Malli")
    contact = clients.open_part(actor=cast.own_worker, client_id=client, at=AT).file.contact
    assert contact is not None
    page = browsing(cast.own_worker).get(f"/clients/{client}/notice/letter/").content.decode()
    letter = text_of(page.partition("<article")[2].partition("</article>")[0])
    for wanted in (sender, "Mallikatu 1", "99999 Mallila", unit, title, "019 000 1000", enclosed, "Malli Kirjeensaaja",
                   contact.street_address, f"{contact.postal_code} {contact.post_office}",
                   "tietosuojavastaava@mallila.example", cast.own_worker.display_name):  # fmt: skip
        assert wanted in letter, wanted
    assert f'<article class="letter" lang="{spoken if spoken != "so" else "fi"}"' in page
    assert f"/{MALLILA}/notice/versions/1/" in page


def test_a_letter_to_whom_no_address_is_known_says_so(cast: Cast, browsing: Browsing, first: NoticeVersionId) -> None:
    browser = browsing(cast.own_worker)
    says = "Asiakkaan osoitetta ei tiedetä."
    homeless = browser.get(f"/clients/{take_on(cast, contact=None)}/notice/letter/").content.decode()
    assert says in homeless
    assert "?how=POST" not in homeless
    assert says not in browser.get(f"/clients/{take_on(cast)}/notice/letter/").content.decode()


def counted(browser: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert browser.get(address).status_code == 200
    return statements(seen)


def test_a_file_takes_twelve_statements_at_most_however_often_the_notice_was_given(
    cast: Cast, browsing: Browsing, first: NoticeVersionId
) -> None:
    browser, client = browsing(cast.own_worker), take_on(cast)
    none = counted(browser, f"/clients/{client}/")
    for _ in range(20):
        give(cast.own_worker, client, first)
    assert counted(browser, f"/clients/{client}/") == none <= 12


def test_desk_and_list_take_as_many_statements_for_fifty_as_for_one(
    cast: Cast, browsing: Browsing, first: NoticeVersionId
) -> None:
    worker = hire(Role.CASE_WORKER, "Lista Lukija", teams={cast.own_team})
    browser, desks, lists = browsing(worker), [], []
    for number in (1, 49):
        for turn in range(number):
            made = newcomer(team=cast.own_team, worker=worker.account_id)
            client = clients.create(actor=worker, newcomer=made, at=AT)
            if turn % 3 == 2:
                give(worker, client, first)
        desks.append(counted(browser, "/desk/"))
        lists.append(counted(browser, "/desk/clients/?notice=due"))
    assert desks[0] == desks[1] <= 10
    assert lists[0] == lists[1] <= 6


def test_the_list_leads_to_each_client_who_waits_and_to_nobody_else(
    cast: Cast, browsing: Browsing, first: NoticeVersionId
) -> None:
    worker = hire(Role.CASE_WORKER, "Jono Jonottaja", teams={cast.own_team})
    browser = browsing(worker)
    waits = [
        clients.create(actor=worker, newcomer=newcomer(team=cast.own_team, worker=worker.account_id), at=AT)
        for _ in range(PAGE + 2)
    ]
    told = clients.create(actor=worker, newcomer=newcomer(team=cast.own_team, worker=worker.account_id), at=AT)
    give(worker, told, first)
    assert f"{len(waits)} asiakkaalle ei ole annettu" in browser.get("/desk/").content.decode()
    pages = [browser.get(f"/desk/clients/?notice=due&page={page}").content.decode() for page in (1, 2)]
    assert [len(re.findall(r"/clients/[0-9a-f-]{36}/notice/", page)) for page in pages] == [PAGE, 2]
    assert all(any(f"/clients/{client}/notice/" in page for page in pages) for client in waits)
    assert not any(str(told) in page for page in pages)
    assert any("notice=due" in link for link in re.findall(r'href="([^"]*page=2[^"]*)"', pages[0]))
    others = browser.get("/desk/clients/?notice=due&of=team").content.decode()
    assert "Tiimin asiakkaat, joille" in others


def test_an_older_version_is_told_in_the_list_and_in_swedish_too(
    cast: Cast, browsing: Browsing, first: NoticeVersionId
) -> None:
    """It stands last: it publishes a version that matters to everybody."""
    worker = hire(Role.CASE_WORKER, "Vanha Versio", teams={cast.own_team})
    made = newcomer(team=cast.own_team, worker=worker.account_id)
    client = clients.create(actor=worker, newcomer=made, at=AT)
    give(worker, client, first)
    published(cast.data_protection_officer, at=AT, is_material=True)
    browser = browsing(worker)
    assert "on versio 1" in browser.get("/desk/clients/?notice=due").content.decode()
    Account._default_manager.filter(id=worker.account_id).update(language="sv")
    page = browser.get(f"/clients/{client}/").content.decode()
    assert "En nyare dataskyddsbeskrivning har betydelse för klienten." in page
    assert "artikel 13.3" in page
    assert "artikel 14.4" in page
