"""How many statements each act takes over HTTP, session and user included: they do not depend on the machine.

Opening a file and listing stand in `test_files`.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from benchmarks.cobbled.operations import newcomer
from tests.cast import Cast, take_on
from tests.interfaces.staff.conftest import Browsing
from tests.usecases.test_clients import statements

pytestmark = pytest.mark.usefixtures("municipality_db")


@contextmanager
def at_most(number: int) -> Iterator[None]:
    """What happens within takes so many statements at most."""
    with CaptureQueriesContext(connection) as seen:
        yield
    assert statements(seen) <= number, [query["sql"][:90] for query in seen.captured_queries]


@pytest.mark.parametrize("words", ["Etsitty", "Ei ketään"])
def test_a_search_in_the_whole_municipality_takes_seven(cast: Cast, browsing: Browsing, words: str) -> None:
    take_on(cast, last_name="Etsitty")
    browser = browsing(cast.own_worker)
    with at_most(7):
        answer = browser.post("/clients/new/", {"name": words, "birth_date": "", "identity_code": ""})
    assert answer.status_code == 200


def test_changing_one_datum_takes_eight(cast: Cast, browsing: Browsing) -> None:
    client = take_on(cast)
    form = {"street_address": "", "postal_code": "", "post_office": "", "phone": "019 000 1234", "email": "",
            "source": "CLIENT", "version": "1"}  # fmt: skip
    browser = browsing(cast.own_worker)
    with at_most(8):
        assert browser.post(f"/clients/{client}/edit/contact/", form).status_code == 302


def test_making_a_client_with_contacts_and_code_takes_thirteen(cast: Cast, browsing: Browsing) -> None:
    form = newcomer(1) | {"step": "create", "team": str(cast.own_team), "source": "CLIENT"}
    browser = browsing(cast.own_worker)
    with at_most(13):
        assert browser.post("/clients/new/", form).status_code == 302


def test_taking_up_an_assessment_takes_eight(cast: Cast, browsing: Browsing) -> None:
    client = take_on(cast)
    form = {"eligibility": "", "learned_on": "2.11.2026", "interview_language": "fi", "source": "CLIENT"}
    browser = browsing(cast.own_worker)
    with at_most(8):
        assert browser.post(f"/clients/{client}/assessments/new/", form).status_code == 302


def test_control_a_limit_that_is_passed_is_seen(cast: Cast, browsing: Browsing) -> None:
    browser = browsing(cast.own_worker)
    with pytest.raises(AssertionError), at_most(3):
        browser.get("/desk/clients/")
