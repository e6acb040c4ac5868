"""The pages about a client's records in the national register."""

import re
from uuid import uuid4

import pytest
from pytest_django import DjangoAssertNumQueries

from kotokirja.interfaces.jobs.actor import worker_for
from kotokirja.kernel.ids import ClientId, MessageId
from kotokirja.platform.outbox.types import Outcome, OutcomeKind
from kotokirja.usecases.registry_delivery import note_outcome
from tests.cast import AT, MALLILA, Cast, take_on
from tests.domains.registry import harness
from tests.domains.registry.harness import Model
from tests.interfaces.staff.conftest import Browsing

pytestmark = pytest.mark.usefixtures("municipality_db")


def recorded(cast: Cast, *, events: int = 1) -> tuple[ClientId, list[MessageId]]:
    """A client with messages about them, the oldest first."""
    client = take_on(cast)
    harness.tell(model=Model(), actor=cast.own_worker, client=client, events=events, at=AT)
    rows = harness.behind("SELECT id FROM outbox_outboxmessage WHERE subject_id = %s ORDER BY sequence", (client,))
    return client, [MessageId(row[0]) for row in rows]  # type: ignore[arg-type]


@pytest.fixture
def by_hand(settings: object) -> None:
    """Mallila records by hand."""
    settings.KOTOKIRJA_REGISTRY_WAYS = {MALLILA: "MANUAL"}  # type: ignore[attr-defined]


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_page_says_where_each_record_is(language: str, cast: Cast, browsing: Browsing) -> None:
    client, (first, second, _third) = recorded(cast, events=3)
    worker, receipt = worker_for(municipality=MALLILA), uuid4()
    note_outcome(
        actor=worker,
        subject=client,
        message=first,
        outcome=Outcome(kind=OutcomeKind.ACKNOWLEDGED, receipt=receipt, recorded_at=AT),
        at=AT,
    )
    refused = Outcome(kind=OutcomeKind.REFUSED, fault="HTTP_422")
    note_outcome(actor=worker, subject=client, message=second, outcome=refused, at=AT)
    page = browsing(cast.own_worker).get(f"/clients/{client}/registry/?lang={language}")
    assert page.status_code == 200
    assert str(receipt) in page.text
    assert "24.11.2026 12.00" in page.text
    assert "HTTP_422" in page.text
    assert [tone for tone in ("is-ok", "is-danger", "is-info") if tone not in page.text] == []


def test_a_client_without_records_is_told_when_one_comes_into_being(cast: Cast, browsing: Browsing) -> None:
    client = take_on(cast)
    page = browsing(cast.own_worker).get(f"/clients/{client}/registry/")
    assert page.status_code == 200
    assert "<table" not in page.text


@pytest.mark.usefixtures("by_hand")
def test_a_record_is_copied_by_hand_and_then_marked(cast: Cast, browsing: Browsing) -> None:
    client, (message,) = recorded(cast)
    browser = browsing(cast.own_worker)
    address = f"/clients/{client}/registry/{message}/"
    assert address in browser.get(f"/clients/{client}/registry/").text
    page = browser.get(address)
    assert page.status_code == 200
    values = re.findall(r"<(?:input|textarea)[^>]*readonly", page.text)
    assert len(values) > 20
    assert "style=" not in page.text
    marked = browser.post(f"{address}mark/", follow=True)
    assert marked.redirect_chain == [(f"/clients/{client}/registry/", 302)]
    assert "Outi Ohjaaja" in marked.text
    again = browser.post(f"{address}mark/", follow=True)
    assert "is-warn" in again.text
    assert browser.get(address).status_code == 404


def test_what_was_refused_is_tried_again_by_a_button(cast: Cast, browsing: Browsing) -> None:
    client, (message,) = recorded(cast)
    refused = Outcome(kind=OutcomeKind.REFUSED, fault="HTTP_422")
    note_outcome(actor=worker_for(municipality=MALLILA), subject=client, message=message, outcome=refused, at=AT)
    browser = browsing(cast.own_worker)
    address = f"/clients/{client}/registry/{message}/retry/"
    assert address in browser.get(f"/clients/{client}/registry/").text
    browser.post(address)
    states = harness.behind("SELECT state FROM outbox_outboxmessage WHERE id = %s", (message,))
    assert states == [("PENDING",)]
    assert address not in browser.get(f"/clients/{client}/registry/").text


@pytest.mark.parametrize("who", ["stranger", "abroad", "guidance_worker", "administrator", "data_protection_officer"])
def test_whoever_is_not_of_the_clients_team_finds_nothing(who: str, cast: Cast, browsing: Browsing) -> None:
    client, (message,) = recorded(cast)
    browser = browsing(getattr(cast, who))
    mark, retry = (f"/clients/{client}/registry/{message}/{act}/" for act in ("mark", "retry"))
    answers = [
        browser.get(f"/clients/{client}/registry/"),
        browser.get(f"/clients/{client}/registry/{message}/"),
        browser.get(f"/clients/{uuid4()}/registry/"),
    ]
    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert len({answer.content for answer in answers}) == 1
    assert [browser.post(address).status_code for address in (mark, retry)] == [404, 404]
    assert browsing(cast.own_worker).get(f"/clients/{client}/registry/").status_code == 200


def test_the_page_takes_as_many_statements_for_many_records_as_for_one(
    cast: Cast, browsing: Browsing, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    few, many = recorded(cast, events=1)[0], recorded(cast, events=20)[0]
    browser = browsing(cast.own_worker)
    for client in (few, many):
        with django_assert_max_num_queries(12):
            assert browser.get(f"/clients/{client}/registry/").status_code == 200
