"""What every answer carries, who may change state, and what a browser keeps after signing out."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from kotokirja.platform.accounts import throttle
from kotokirja.platform.shell.middleware import POLICY
from kotokirja.project import urls_municipality
from tests.cast import PASSWORD, Cast, take_on, username_of
from tests.interfaces.staff.conftest import Browsing, browsing

__all__ = ["browsing"]
pytestmark = pytest.mark.usefixtures("municipality_db")

SECURE = {"host": "localhost", "x-forwarded-proto": "https"}


@login_not_required
def break_down(request: HttpRequest) -> HttpResponse:
    """A page that fails as it would when the database goes away."""
    raise OperationalError(f"secret of {request.path}")


@login_not_required
def cached(request: HttpRequest) -> HttpResponse:
    """A page that wants to be kept."""
    response = HttpResponse("kept")
    response.headers["Cache-Control"] = "max-age=600"
    return response


class Planted:
    """The service's addresses and two pages that misbehave."""

    urlpatterns = [path("breaks/", break_down), path("cached/", cached), *urls_municipality.urlpatterns]
    handler404 = urls_municipality.handler404
    handler500 = urls_municipality.handler500


@pytest.fixture
def planted() -> Iterator[None]:
    with override_settings(ROOT_URLCONF=Planted):
        yield


@pytest.mark.requirement("R-H2")
@pytest.mark.parametrize(
    "address", ["/sign-in/", "/desk/", "/999/notice/", "/nowhere/", "/static/nowhere.css", "/health/"]
)
def test_every_answer_carries_the_policy_and_nosniff(address: str) -> None:
    answer = Client(headers=SECURE).get(address)
    policy = answer.headers["Content-Security-Policy"]
    assert policy == POLICY
    assert "unsafe" not in policy
    assert "require-trusted-types-for 'script'" in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert "Access-Control-Allow-Origin" not in answer.headers


@pytest.mark.parametrize(
    ("site", "status"), [("cross-site", 403), ("same-site", 403), ("same-origin", 302), ("none", 302)]
)
def test_another_site_changes_nothing(cast: Cast, browsing: Browsing, site: str, status: int) -> None:
    form = {"language": "sv", "theme": "DARK", "density": "COMPACT"}
    browser = browsing(cast.teammate)
    answer = browser.post("/preferences/", form, headers={"sec-fetch-site": site})
    assert answer.status_code == status
    if status == 403:
        assert b"<" not in answer.content
        assert browser.get("/preferences/", headers={"sec-fetch-site": site}).status_code == 200


def test_a_form_without_the_sessions_token_is_refused_in_words(cast: Cast) -> None:
    browser = Client(enforce_csrf_checks=True, headers=SECURE)
    answer = browser.post("/sign-in/", {"username": username_of(cast.own_worker), "password": PASSWORD})
    assert answer.status_code == 403
    assert "traceback" not in answer.content.decode().lower()
    assert answer.headers["Content-Security-Policy"] == POLICY
    page = browser.get("/sign-in/")
    token = page.context["csrf_token"]
    form = {"username": username_of(cast.own_worker), "password": PASSWORD, "csrfmiddlewaretoken": str(token)}
    again = browser.post("/sign-in/", form, headers={"referer": "https://localhost/sign-in/"})
    assert again.status_code == 302


def test_a_host_that_is_not_ours_gets_nothing() -> None:
    assert Client(headers={"host": "evil.example", "x-forwarded-proto": "https"}).get("/sign-in/").status_code == 400


@pytest.mark.parametrize(
    "after", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
def test_signing_in_leads_to_no_other_host(cast: Cast, after: str) -> None:
    form = {"username": username_of(cast.own_worker), "password": PASSWORD}
    answer = Client(headers=SECURE).post("/sign-in/", form | {"next": after})
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/desk/"
    own = Client(headers=SECURE).post("/sign-in/", form | {"next": "/clients/?q=a"})
    assert own.headers["Location"] == "/clients/?q=a"


def test_pages_of_whom_has_signed_in_are_not_kept(cast: Cast, browsing: Browsing, planted: None) -> None:
    client = take_on(cast)
    browser = browsing(cast.own_worker)
    for address in ("/desk/", f"/clients/{client}/", "/nowhere/", "/cached/"):
        assert browser.get(address).headers["Cache-Control"] == "no-store", address
    assert Client(headers=SECURE).get("/cached/").headers["Cache-Control"] == "max-age=600"


def test_signing_out_empties_the_browser_and_ends_the_session(cast: Cast, browsing: Browsing) -> None:
    browser = browsing(cast.own_worker)
    assert browser.get("/desk/").status_code == 200
    session = browser.cookies[settings.SESSION_COOKIE_NAME].value
    answer = browser.post("/sign-out/")
    assert answer.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    replay = Client(headers=SECURE)
    replay.cookies[settings.SESSION_COOKIE_NAME] = session
    assert replay.get("/desk/").status_code == 302


def test_cookies_are_bound_to_the_host_and_out_of_scripts_reach(cast: Cast) -> None:
    browser = Client(headers=SECURE)
    browser.get("/sign-in/?lang=sv")
    before = browser.cookies[settings.CSRF_COOKIE_NAME].value
    browser.post("/sign-in/", {"username": username_of(cast.own_worker), "password": PASSWORD})
    for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME):
        cookie = browser.cookies[name]
        assert name.startswith("__Host-")
        assert cookie["secure"]
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"
        assert not cookie["domain"]
        assert cookie["path"] == "/"
    assert browser.cookies[settings.CSRF_COOKIE_NAME].value != before
    assert browser.cookies[settings.LANGUAGE_COOKIE_NAME].value == "sv"


def test_the_chosen_language_stays(cast: Cast) -> None:
    browser = Client(headers=SECURE)
    assert 'lang="sv"' in browser.get("/sign-in/?lang=sv").content.decode()
    assert 'lang="sv"' in browser.get("/sign-in/").content.decode()
    assert 'lang="xx"' not in browser.get("/sign-in/?lang=xx").content.decode()


@pytest.mark.parametrize("wrong", ["user", "password"])
def test_a_refused_sign_in_does_not_tell_which_part_was_wrong(cast: Cast, wrong: str) -> None:
    username = username_of(cast.stranger) if wrong == "password" else f"nobody.{uuid4().hex[:6]}"
    answer = Client(headers=SECURE, REMOTE_ADDR=f"10.1.{len(wrong)}.1").post(
        "/sign-in/", {"username": username, "password": "not-this-one-at-all"}
    )
    page = answer.content.decode().replace(username, "NAME")
    assert answer.status_code == 422
    assert "not-this-one-at-all" not in page
    assert page.count('class="errsum"') == 1


def test_guessing_is_slowed_down_with_a_time_to_wait(cast: Cast) -> None:
    username = username_of(cast.records_officer)
    answers = [
        Client(headers=SECURE, REMOTE_ADDR="10.9.9.9").post("/sign-in/", {"username": username, "password": "x" * 20})
        for _ in range(12)
    ]
    statuses = [answer.status_code for answer in answers]
    assert statuses[0] == 422
    assert statuses[-1] == 429
    assert int(answers[-1].headers["Retry-After"]) > 0
    assert str(answers[-1].headers["Retry-After"]) in answers[-1].content.decode()
    colleague = {"username": username_of(cast.lead), "password": PASSWORD}
    assert Client(headers=SECURE, REMOTE_ADDR="10.2.2.2").post("/sign-in/", colleague).status_code == 302
    assert throttle.__doc__


def test_a_database_that_is_away_is_said_without_a_detail(planted: None) -> None:
    answer = Client(headers=SECURE, raise_request_exception=False).get("/breaks/")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "30"
    assert "secret" not in answer.content.decode()


def test_each_language_is_complete_on_the_page(cast: Cast, browsing: Browsing) -> None:
    browser = browsing(cast.lead)
    words: dict[str, Any] = {"fi": "Työpöytä", "sv": "Skrivbord", "en": "Work desk"}
    for language, word in words.items():
        page = browser.get(f"/desk/?lang={language}")
        assert word in page.content.decode()
        assert page.headers["Content-Language"] == language
