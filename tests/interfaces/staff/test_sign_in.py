"""Signing in: personal accounts, no hints, throttled guesses, and the end of employment (N10.9, N10.12, R-H5)."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, connections
from django.test import Client

from kotokirja.platform.accounts import throttle
from kotokirja.platform.accounts.backend import AccountBackend
from kotokirja.policy.vocabulary import Role
from tests.cast import KOEKYLA, PASSWORD, Cast, hire, username_of

pytestmark = pytest.mark.usefixtures("municipality_db")


def visitor() -> Client:
    return Client(headers={"host": "localhost", "x-forwarded-proto": "https"})


def try_in(username: str, password: str, browser: Client | None = None) -> tuple[int, str]:
    answer = (browser or visitor()).post("/sign-in/", {"username": username, "password": password})
    return answer.status_code, answer.content.decode()


@pytest.mark.notice("N10.9", part="personal-accounts")
def test_one_signs_in_with_ones_own_name_and_password(cast: Cast) -> None:
    browser = visitor()
    assert try_in(username_of(cast.own_worker), PASSWORD, browser)[0] == 302
    assert cast.own_worker.display_name in browser.get("/desk/").content.decode()


@pytest.mark.notice("N10.9", part="personal-accounts")
def test_a_user_name_belongs_to_one_person_over_all_municipalities(cast: Cast) -> None:
    with (
        pytest.raises(IntegrityError, match="username"),
        connections["owner"].cursor() as cursor,
    ):
        cursor.execute(
            "UPDATE platform_account SET username = %s WHERE municipality_id = %s",
            [username_of(cast.own_worker), KOEKYLA],
        )


def test_what_was_wrong_is_not_told(cast: Cast) -> None:
    known, unknown = username_of(cast.teammate), f"kukaan.{uuid4().hex[:6]}"
    answers = [try_in(name, "vaara-salasana-123") for name in (known, unknown)]
    assert [status for status, _ in answers] == [422, 422]
    assert answers[0][1].replace(known, "") .split("csrfmiddlewaretoken")[0] == answers[1][1].replace(unknown, "").split("csrfmiddlewaretoken")[0]  # fmt: skip
    assert "vaara-salasana-123" not in answers[0][1]


def test_the_password_is_kept_as_an_argon2id_hash_only(cast: Cast) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT password FROM platform_account")
        assert all(row[0].startswith("argon2$argon2id$") for row in cursor.fetchall())


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The user names whose password was really looked at."""
    seen: list[str] = []
    original = AccountBackend.authenticate

    def counted(self: AccountBackend, request: object, **credentials: str) -> object:
        seen.append(credentials["username"])
        return original(self, request, **credentials)  # type: ignore[arg-type]

    monkeypatch.setattr(AccountBackend, "authenticate", counted)
    return seen


@pytest.mark.requirement("R-H5", part="account")
def test_of_guesses_sent_at_once_ten_are_checked_within_a_minute_and_the_rest_wait(
    cast: Cast, checked: list[str]
) -> None:
    name = username_of(hire(Role.CASE_WORKER, "Arvattu Tunnus", teams={cast.own_team}))

    def guess(number: int) -> tuple[int, str | None]:
        try:
            answer = visitor().post("/sign-in/", {"username": name, "password": f"arvaus-numero-{number}"})
            return answer.status_code, answer.headers.get("Retry-After")
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(guess, range(25)))
    assert checked.count(name) == throttle.PER_ACCOUNT
    waiting = [seconds for status, seconds in answers if status == 429]
    assert len(waiting) == 25 - throttle.PER_ACCOUNT
    assert all(seconds and 0 < int(seconds) <= 61 for seconds in waiting)
    colleague = username_of(cast.lead)
    assert try_in(colleague, PASSWORD)[0] == 302, "nobody else waits"


@pytest.mark.requirement("R-H5", part="account")
def test_with_the_throttle_off_every_guess_is_checked(
    cast: Cast, checked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(throttle, "PER_ACCOUNT", 1000)
    name = username_of(hire(Role.CASE_WORKER, "Arvattu Toinen", teams={cast.own_team}))
    for number in range(12):
        try_in(name, f"arvaus-numero-{number}")
    assert checked.count(name) == 12


@pytest.mark.requirement("R-H5", part="address")
def test_guesses_from_one_address_wait_whatever_names_they_try(
    cast: Cast, checked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(throttle, "PER_ADDRESS", 5)
    browser = visitor()
    statuses = [
        browser.post(
            "/sign-in/", {"username": f"nimi{number}", "password": "arvaus"}, REMOTE_ADDR="192.0.2.7"
        ).status_code
        for number in range(8)
    ]
    assert statuses == [422] * 5 + [429] * 3


@pytest.mark.notice("N10.12", part="account")
def test_an_account_opens_nothing_from_the_day_after_employment(cast: Cast) -> None:
    leaver = hire(Role.CASE_WORKER, "Lea Lähtijä", teams={cast.own_team})
    browser = visitor()
    assert try_in(username_of(leaver), PASSWORD, browser)[0] == 302
    assert browser.get("/desk/").status_code == 200
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "UPDATE access_employment SET ends_on = current_date - 1 WHERE account_id = %s", [leaver.account_id]
        )
    assert browser.get("/desk/").status_code == 302, "the running session ends too"
    assert try_in(username_of(leaver), PASSWORD)[0] == 422


def test_signing_out_ends_the_session_and_tells_the_browser_to_forget(cast: Cast) -> None:
    browser = visitor()
    try_in(username_of(cast.own_worker), PASSWORD, browser)
    cookie = browser.cookies["__Host-municipality"].value
    answer = browser.post("/sign-out/")
    assert "storage" in answer.headers["Clear-Site-Data"]
    replay = visitor()
    replay.cookies["__Host-municipality"] = cookie
    assert replay.get("/desk/").status_code == 302


def test_the_cookie_is_bound_to_the_host_and_closed_to_scripts(cast: Cast) -> None:
    browser = visitor()
    try_in(username_of(cast.own_worker), PASSWORD, browser)
    cookie = browser.cookies["__Host-municipality"]
    assert (cookie["secure"], cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, True, "Lax", "/")


@pytest.mark.parametrize(
    "after", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", "\\\\x"]
)
def test_signing_in_leads_to_our_own_pages_only(cast: Cast, after: str) -> None:
    form = {"username": username_of(cast.own_worker), "password": PASSWORD, "next": after}
    assert visitor().post("/sign-in/", form).headers["Location"] == "/desk/"


def test_one_acts_in_one_of_ones_own_roles(cast: Cast) -> None:
    browser = visitor()
    try_in(username_of(cast.own_worker), PASSWORD, browser)
    browser.post("/role/", {"role": Role.DATA_PROTECTION_OFFICER.value})
    assert browser.get("/oversight/access-log/").status_code == 404
