"""The file's pages over HTTP."""

from datetime import date
from random import Random
from uuid import uuid4

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from kotokirja.interfaces.staff.clients.sections import SECTIONS
from kotokirja.platform.register.checks import own_models
from kotokirja.policy.vocabulary import Role
from kotokirja.project.synthetic.codes import make_identity_code
from kotokirja.usecases import clients
from tests import casework
from tests.cast import AT, Cast, hire, newcomer, take_on
from tests.interfaces.staff.conftest import Browsing
from tests.usecases.test_clients import statements

pytestmark = pytest.mark.usefixtures("municipality_db")


def test_a_file_shows_every_datum_with_its_source(cast: Cast, browsing: Browsing) -> None:
    client = take_on(cast, last_name="Esimerkki")
    answer = browsing(cast.own_worker).get(f"/clients/{client}/")
    assert answer.status_code == 200
    page = answer.content.decode()
    facts, chips = page.count("<dt>") - page.count("<dl>\n<dt>"), page.count('class="prov"')
    assert chips >= 8
    assert "Esimerkki" in page
    assert facts


def test_opening_a_file_takes_twelve_statements_at_most(cast: Cast, browsing: Browsing) -> None:
    client = take_on(cast)
    browser = browsing(cast.own_worker)
    with CaptureQueriesContext(connection) as seen:
        assert browser.get(f"/clients/{client}/").status_code == 200
    assert statements(seen) <= 12, [query["sql"][:90] for query in seen.captured_queries]


def test_a_full_file_takes_no_more_than_an_empty_one(cast: Cast, browsing: Browsing) -> None:
    client = casework.adult(cast)
    casework.agreed(cast.own_worker, client)
    browser = browsing(cast.own_worker)
    with CaptureQueriesContext(connection) as seen:
        assert browser.get(f"/clients/{client}/").status_code == 200
    assert statements(seen) <= 12, [query["sql"][:90] for query in seen.captured_queries]


@pytest.mark.parametrize("address", ["/clients/?q=Moninen", "/desk/clients/"])
def test_a_list_takes_six_statements_at_most_the_same_for_one_and_for_fifty(
    cast: Cast, browsing: Browsing, address: str
) -> None:
    worker = hire(Role.CASE_WORKER, "Lista Lukija", teams={cast.own_team})
    browser, counts = browsing(worker), []
    for number in (1, 54):
        for _ in range(number):
            made = newcomer(team=cast.own_team, worker=worker.account_id, last_name="Moninen")
            clients.create(actor=worker, newcomer=made, at=AT)
        with CaptureQueriesContext(connection) as seen:
            assert browser.get(address).status_code == 200
        counts.append(statements(seen))
    assert counts[0] == counts[1] <= 6


def test_a_strangers_file_and_no_file_are_the_same_page(cast: Cast, browsing: Browsing) -> None:
    client = take_on(cast)
    browser = browsing(cast.stranger)
    answers = [browser.get(f"/clients/{one}/") for one in (client, uuid4())]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content


def test_an_edit_is_saved_with_its_source(cast: Cast, browsing: Browsing) -> None:
    client = take_on(cast)
    browser = browsing(cast.own_worker)
    form = {"last_name": "Uusi", "first_names": "Nimi", "birth_date": "1.2.1990", "birth_place": "",
            "home_municipality": "", "source": "DVV", "version": "1"}  # fmt: skip
    answer = browser.post(f"/clients/{client}/edit/person/", form)
    assert answer.status_code == 302, answer.content.decode()
    opened = clients.open_part(actor=cast.own_worker, client_id=client, at=AT)
    assert opened.file.person.last_name == "Uusi"
    again = browser.post(f"/clients/{client}/edit/person/", form | {"last_name": "Vanha"})
    assert again.status_code == 409
    assert "Uusi" in again.content.decode()
    assert "Vanha" in again.content.decode()


VALID: dict[str, dict[str, str]] = {
    "person": {"last_name": "Uusi"},
    "identity-code": {"identity_code": make_identity_code(Random(31), birth_date=date(1990, 2, 1))},
    "contact": {"phone": "+358 40 000 0001"},
    "languages": {"native_language": "so"},
    "citizenship": {"country": "SO"},
    "permit": {"permit_type": "A"},
    "education": {"degree": "Leipuri"},
    "work": {"occupation": "Leipuri"},
    "language-skill": {"language": "fi", "kind": "STATED", "level": "A1.1"},
}
"""The least that each part of a file takes."""


def every_field() -> set[str]:
    """The name of each column of each table, and of what stands beside them."""
    return {field.attname for model in own_models() for field in model._meta.concrete_fields} | {"recorder", "approver"}


@pytest.mark.requirement("R-H4")
@pytest.mark.parametrize("section", SECTIONS)
def test_a_field_that_the_form_does_not_have_is_refused(cast: Cast, browsing: Browsing, section: str) -> None:
    client = take_on(cast)
    browser = browsing(cast.own_worker)
    permitted = set(SECTIONS[section].form.base_fields) | SECTIONS[section].form.carried
    before = clients.open_part(actor=cast.own_worker, client_id=client, at=AT).file
    form = VALID[section] | {"source": "CLIENT", "version": "1"}
    for name in sorted(every_field() - permitted):
        answer = browser.post(f"/clients/{client}/edit/{section}/", form | {name: "998"})
        assert answer.status_code == 400, name
    assert clients.open_part(actor=cast.own_worker, client_id=client, at=AT).file == before
    assert browser.post(f"/clients/{client}/edit/{section}/", form).status_code == 302
    assert clients.open_part(actor=cast.own_worker, client_id=client, at=AT).file != before


@pytest.mark.parametrize(
    ("section", "form", "field"),
    [
        ("person", {"last_name": "", "source": "CLIENT"}, "last_name"),
        ("person", {"last_name": "X" * 121, "source": "CLIENT"}, "last_name"),
        ("person", {"last_name": "X", "birth_date": "31.2.1990", "source": "CLIENT"}, "birth_date"),
        ("person", {"last_name": "X", "birth_date": "1.1.2190", "source": "CLIENT"}, "birth_date"),
        ("person", {"last_name": "X", "source": "PREVIOUS_REGISTER"}, "source"),
        ("identity-code", {"identity_code": "010190-900X", "source": "CLIENT"}, "identity_code"),
        ("contact", {"email": "no-address", "source": "CLIENT"}, "email"),
        ("languages", {"native_language": "xx-nobody", "source": "CLIENT"}, "native_language"),
        ("permit", {"permit_type": "A", "valid_from": "2.1.2026", "valid_until": "1.1.2026", "source": "MIGRI"}, "valid_until"),
        ("work", {"occupation": "Leipuri", "start_year": "2020", "end_year": "2010", "source": "CLIENT"}, "end_year"),
    ],
)  # fmt: skip
def test_wrong_input_is_answered_beside_its_field_and_loses_nothing(
    cast: Cast, browsing: Browsing, section: str, form: dict[str, str], field: str
) -> None:
    client = take_on(cast)
    answer = browsing(cast.own_worker).post(f"/clients/{client}/edit/{section}/", form | {"version": "1"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'id="id_{field}-error"' in page
    assert 'class="errsum"' in page
    for name, value in form.items():
        if name not in {"source", field} and value:
            assert value in page


def test_the_desk_and_the_lists_open(cast: Cast, browsing: Browsing) -> None:
    take_on(cast, last_name="Pöytänen")
    browser = browsing(cast.own_worker)
    for address in ("/desk/", "/desk/?of=team&all=1", "/desk/clients/", "/clients/", "/clients/?q=Poytanen",
                    "/clients/new/", "/preferences/", "/shortcuts/"):  # fmt: skip
        answer = browser.get(address)
        assert answer.status_code == 200, address
        assert answer.headers["Cache-Control"] == "no-store"
    assert "Pöytänen" in browser.get("/clients/?q=Poytanen").content.decode()


def test_the_officer_for_data_protection_sees_names_in_the_log(cast: Cast, browsing: Browsing) -> None:
    client = take_on(cast, last_name="Lokinen")
    browsing(cast.teammate).get(f"/clients/{client}/")
    page = browsing(cast.data_protection_officer).get(f"/oversight/access-log/?subject={client}").content.decode()
    assert "Tea Tiimiläinen" in page
    assert "Lokinen" in page
    assert browsing(cast.own_worker).get("/oversight/access-log/").status_code == 404
    seen = browsing(cast.own_worker).get(f"/clients/{client}/log/").content.decode()
    assert "Tea Tiimiläinen" not in seen


def test_a_log_that_can_not_be_written_closes_the_page_and_says_when_to_come_back(
    cast: Cast, browsing: Browsing
) -> None:
    client = take_on(cast, last_name="Jäljetön")
    browser = browsing(cast.own_worker)
    with connections["owner"].cursor() as cursor:
        cursor.execute("SET ROLE NONE")
        cursor.execute("REVOKE INSERT ON audit.entry FROM municipality_audit_writer")
        try:
            answer = browser.get(f"/clients/{client}/")
        finally:
            cursor.execute("GRANT INSERT ON audit.entry TO municipality_audit_writer")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30")
    assert "Jäljetön" not in answer.content.decode()
    assert browser.get(f"/clients/{client}/").status_code == 200
