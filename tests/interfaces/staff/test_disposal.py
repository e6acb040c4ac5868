"""Each client's file shows when it is destroyed and why, without asking the database anything more (N9.2)."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kotokirja.domains.clients.types import EndReason
from kotokirja.kernel.ids import ClientId
from kotokirja.platform.door import Actor
from kotokirja.usecases import clients
from tests import casework
from tests.cast import AT, TODAY, Cast, take_on
from tests.interfaces.staff.conftest import Browsing
from tests.usecases.test_clients import statements

pytestmark = pytest.mark.usefixtures("municipality_db")


def ended(actor: Actor, client: ClientId) -> ClientId:
    """End the relationship today."""
    relationship = clients.open_part(actor=actor, client_id=client, at=AT).file.relationship
    assert relationship is not None
    clients.end_relationship(
        actor=actor,
        client_id=client,
        row=relationship.id,
        version=relationship.version,
        on=TODAY,
        reason=EndReason.NO_NEED,
        at=AT,
    )
    return client


def panel(browsing: Browsing, actor: Actor, client: ClientId, language: str = "fi") -> str:
    answer = browsing(actor).get(f"/clients/{client}/?lang={language}")
    assert answer.status_code == 200
    found = re.search(r'<section class="panel" id="disposal".*?</section>', answer.content.decode(), re.DOTALL)
    assert found is not None
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", found[0])).split())


@pytest.mark.notice("N9.2", part="date")
@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fi", "Aikaisintaan 4 vuotta asiakkuuden päättymisen jälkeen"),
        ("sv", "Tidigast 4 år efter att klientrelationen upphört"),
        ("en", "Not before 4 years after the relationship ends"),
    ],
)
def test_a_file_in_force_says_how_long_after_its_end(cast: Cast, browsing: Browsing, language: str, words: str) -> None:
    shown = panel(browsing, cast.own_worker, take_on(cast), language)
    assert words in shown
    assert "21" in shown


@pytest.mark.notice("N9.2", part="date")
@pytest.mark.parametrize(
    ("language", "words"),
    [("fi", "Hävitetään 25.11.2030"), ("sv", "Förstörs 25.11.2030"), ("en", "Destroyed on 25.11.2030")],
)
def test_an_ended_file_says_its_day_and_why(cast: Cast, browsing: Browsing, language: str, words: str) -> None:
    shown = panel(browsing, cast.own_worker, ended(cast.own_worker, take_on(cast)), language)
    assert words in shown
    reasons = {"fi": "kunta on määrännyt ajan", "sv": "kommunen har bestämt tiden", "en": "the municipality has set"}
    assert reasons[language] in shown


def test_a_file_with_an_assessment_under_way_is_held_and_shows_each_kind_of_record(
    cast: Cast, browsing: Browsing
) -> None:
    client = casework.adult(cast)
    casework.begun(cast.own_worker, client)
    shown = panel(browsing, cast.own_worker, ended(cast.own_worker, client))
    assert "Aikaisintaan 25.11.2030" in shown
    assert "vireillä" in shown
    assert "Palvelutarpeen arviointi" in shown


def test_a_municipality_that_has_set_no_length_says_so(
    cast: Cast, browsing: Browsing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kotokirja.interfaces.staff.clients.disposal.overlays", lambda _directory: {})
    shown = panel(browsing, cast.own_worker, take_on(cast))
    assert "Päivä ei ole vielä tiedossa" in shown
    assert "kunta ei ole vielä määrännyt aikaa" in shown


def test_the_day_of_disposal_asks_the_database_nothing(
    cast: Cast, browsing: Browsing, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = casework.adult(cast)
    casework.agreed(cast.own_worker, client)
    browser, counts = browsing(cast.own_worker), []
    for is_shown in (True, False):
        if not is_shown:
            monkeypatch.setattr(
                "kotokirja.interfaces.staff.clients.presenting.disposal_panel", lambda *_args, **_kwargs: None
            )
        with CaptureQueriesContext(connection) as seen:
            page = browser.get(f"/clients/{client}/").content.decode()
        assert ('id="disposal"' in page) is is_shown
        counts.append(statements(seen))
    assert counts[0] == counts[1] <= 12
