"""Every address × every role × every relationship: generated from the URL configuration and the Action table (R-A1).

An address that is missing from the table below fails; so does one that opens to anybody whom the table of actions does
not let in. Refusals are the same page, whoever is asked about.
"""

from collections.abc import Iterator, Mapping
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from kotokirja.domains.clients.types import EndReason
from kotokirja.kernel.ids import ClientId
from kotokirja.platform.door import Actor
from kotokirja.policy.actions import RULES, Action
from kotokirja.usecases import clients
from tests.cast import AT, Cast, take_on
from tests.interfaces.staff.conftest import Browsing, sign_in

pytestmark = pytest.mark.usefixtures("municipality_db")

A = Action
ABOUT_A_CLIENT: Mapping[str, tuple[str, Action]] = {
    "staff:client": ("GET", A.CLIENT_FILE_READ),
    "staff:client-identity-code": ("POST", A.CLIENT_IDENTITY_CODE_READ),
    "staff:client-log": ("GET", A.CLIENT_LOG_READ),
    "staff:client-allocation": ("GET", A.CLIENT_PROVENANCE_READ),
    "staff:client-end": ("GET", A.CLIENT_PROVENANCE_READ),
    "staff:client-edit": ("GET", A.CLIENT_PROVENANCE_READ),
    "staff:client-edit-row": ("GET", A.CLIENT_PROVENANCE_READ),
    "staff:client-remove": ("POST", A.CLIENT_PERSON_WRITE),
    "staff:client-notice": ("GET", A.CLIENT_NOTICE_READ),
    "staff:client-notice-letter": ("GET", A.CLIENT_NOTICE_LETTER),
    "staff:client-notice-row": ("GET", A.CLIENT_NOTICE_READ),
    "staff:client-notice-remove": ("POST", A.CLIENT_NOTICE_WITHDRAW),
    "staff:casework": ("GET", A.PLAN_READ),
    "staff:assessment-begin": ("GET", A.ASSESSMENT_READ),
    "staff:assessment": ("GET", A.ASSESSMENT_READ),
    "staff:assessment-topic": ("GET", A.ASSESSMENT_READ),
    "staff:assessment-participant-add": ("POST", A.ASSESSMENT_PARTICIPANT_ADD),
    "staff:assessment-participant-remove": ("POST", A.ASSESSMENT_PARTICIPANT_REMOVE),
    "staff:assessment-check": ("GET", A.ASSESSMENT_READ),
    "staff:assessment-cancel": ("POST", A.ASSESSMENT_CANCEL),
    "staff:plan-draft": ("POST", A.PLAN_DRAFT),
    "staff:plan": ("GET", A.PLAN_READ),
    "staff:plan-print": ("GET", A.PLAN_PRINT),
    "staff:plan-section": ("GET", A.PLAN_READ),
    "staff:plan-participant-add": ("POST", A.PLAN_PARTICIPANT_ADD),
    "staff:plan-participant-remove": ("POST", A.PLAN_PARTICIPANT_REMOVE),
    "staff:plan-part-add": ("GET", A.PLAN_READ),
    "staff:plan-part": ("GET", A.PLAN_READ),
    "staff:plan-part-remove": ("POST", A.PLAN_GOAL_WRITE),
    "staff:plan-refer": ("POST", A.PLAN_REFERRAL_RECORD),
    "staff:plan-extend": ("GET", A.PLAN_READ),
    "staff:plan-extension-remove": ("POST", A.PLAN_EXTENSION_REVOKE),
    "staff:plan-agree": ("GET", A.PLAN_READ),
    "staff:plan-review": ("GET", A.PLAN_READ),
    "staff:plan-end": ("GET", A.PLAN_READ),
    "staff:plan-withdraw": ("POST", A.PLAN_WITHDRAW),
    "staff:registry": ("GET", A.REGISTRY_READ),
    "staff:registry-manual": ("GET", A.REGISTRY_MANUAL_READ),
    "staff:registry-mark": ("POST", A.REGISTRY_MARK),
    "staff:registry-retry": ("POST", A.REGISTRY_RETRY),
}
"""The pages about one client: how they are asked for, and the first action that the door is asked about."""
WITHOUT_A_CLIENT: Mapping[str, Action] = {
    "staff:desk": A.DESK_READ,
    "staff:own-clients": A.CLIENTS_LIST,
    "staff:access-log": A.LOG_READ,
    "staff:imports": A.IMPORT_READ,
    "staff:declared-record": A.DECLARED_RECORD_READ,
    "staff:declared-record-csv": A.DECLARED_RECORD_READ,
    "staff:declared-map": A.DECLARED_MAP_READ,
    "staff:notices": A.NOTICE_READ,
    "staff:notice-difference": A.NOTICE_READ,
}
"""The pages that the door opens by role alone."""
OPEN_TO_ALL_STAFF = {"staff:home", "staff:preferences", "staff:shortcuts", "staff:switch-role", "staff:clients",
                     "staff:client-new", "sign_out"}  # fmt: skip
"""Pages that show nobody's data before the door has been asked."""
ABOUT_AN_IMPORT = {"staff:import", "staff:import-columns", "staff:import-approve", "staff:import-cancel",
                   "staff:import-progress", "staff:import-report", "staff:import-hand", "staff:import-settle"}  # fmt: skip
"""Pages about one import: open to the roles of `IMPORT_READ`, and their own tests go through them."""
ABOUT_A_NOTICE = {"staff:notice-version", "staff:notice-check", "staff:notice-publish", "staff:notice-draft",
                  "staff:notice-settle"}  # fmt: skip
"""Pages about a version of the privacy notice: open to the roles of `NOTICE_READ`; their own tests go through them."""
ABOUT_A_DATUM: Mapping[str, tuple[str, Action]] = {
    "staff:declared-datum": ("GET", A.DECLARED_MAP_READ),
    "staff:declared-count": ("POST", A.DECLARED_COUNT),
}
"""Pages about one datum of the declaration: open to the roles of their action."""
DETAILS = {"section": "citizenship", "slug": "goals", "row": uuid4(), "assessment_id": uuid4(), "plan_id": uuid4(),
           "message_id": uuid4(), "run_id": uuid4(), "row_id": uuid4(), "datum": "LAST_NAME", "version_id": uuid4(),
           "digest": "0" * 64}  # fmt: skip
"""Random ids: a page that asks for one of them has nothing to show to anybody, and shows it to nobody."""


def names(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            namespace = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from names(pattern.url_patterns, namespace)
        else:
            yield f"{prefix}{pattern.name}", pattern


def addresses() -> dict[str, URLPattern]:
    return dict(names(get_resolver().url_patterns))


def ask(browser: Client, name: str, client: ClientId) -> HttpResponse:
    method, _ = ABOUT_A_CLIENT[name]
    takes = addresses()[name].pattern.converters
    values = {"client_id": client} | {key: value for key, value in DETAILS.items() if key in takes}
    address = reverse(name, kwargs=values)
    return browser.get(address) if method == "GET" else browser.post(address, follow=True)  # type: ignore[return-value]


@pytest.fixture(scope="module")
def subjects(cast: Cast) -> dict[str, ClientId]:
    """A client of each relationship."""
    closed = take_on(cast)
    relationship = clients.open_part(actor=cast.own_worker, client_id=closed, at=AT).file.relationship
    assert relationship is not None
    clients.end_relationship(
        actor=cast.own_worker,
        client_id=closed,
        row=relationship.id,
        version=relationship.version,
        on=relationship.started_on or AT.date(),
        reason=EndReason.OTHER,
        at=AT,
    )
    return {
        "own": take_on(cast),
        "other team's": take_on(cast, team=cast.other_team),
        "other municipality's": take_on(cast, team=cast.abroad_team),
        "closed": closed,
        "non-existent": ClientId(uuid4()),
    }


@pytest.fixture(scope="module")
def browsers(cast: Cast) -> dict[str, Client]:
    """Each of the cast, signed in once."""
    return {who: sign_in(actor) for who, actor in cast.everybody().items()}


def is_let_in(actor: Actor, relationship: str, action: Action, cast: Cast) -> bool:
    """What the table of actions says."""
    teams = {"own": cast.own_team, "other team's": cast.other_team, "other municipality's": cast.abroad_team}
    return actor.role in RULES[action].purposes and teams.get(relationship) in actor.teams


@pytest.mark.requirement("R-A1")
def test_no_address_is_missing_from_the_matrix() -> None:
    known = set(ABOUT_A_CLIENT) | set(WITHOUT_A_CLIENT) | OPEN_TO_ALL_STAFF | ABOUT_AN_IMPORT | set(ABOUT_A_DATUM)
    known |= ABOUT_A_NOTICE
    asked = {name for name, pattern in addresses().items() if not is_public(pattern)}
    assert asked == known


def is_public(pattern: URLPattern) -> bool:
    """Whether a page may be read without signing in: its view says so itself."""
    return getattr(pattern.callback, "login_required", True) is False


@pytest.mark.requirement("R-A1")
@pytest.mark.notice("N10.10")
@pytest.mark.parametrize("name", sorted(ABOUT_A_CLIENT))
def test_a_page_about_a_client_opens_to_those_alone_whom_the_table_lets_in(
    cast: Cast, browsers: dict[str, Client], subjects: dict[str, ClientId], name: str
) -> None:
    refusals, opened = set(), 0
    for who, actor in cast.everybody().items():
        browser = browsers[who]
        for relationship, client in subjects.items():
            answer = ask(browser, name, client)
            may = is_let_in(actor, relationship, ABOUT_A_CLIENT[name][1], cast)
            cell = f"{name} × {who} × {relationship}: {answer.status_code}"
            if may and asks_for_the_client_alone(name):
                assert answer.status_code in {200, 302, 422}, cell
                opened += 1
            elif not may:
                assert answer.status_code == 404, cell
                refusals.add((who, answer.content))
    assert len({who for who, _ in refusals}) == len(refusals), "each sees one refusal, whoever is asked about"
    assert opened or not asks_for_the_client_alone(name)


def asks_for_the_client_alone(name: str) -> bool:
    """Whether a page needs no other id than the client's, so that whoever may sees something there."""
    return set(addresses()[name].pattern.converters) <= {"client_id", "section"}


@pytest.mark.requirement("R-A1")
@pytest.mark.parametrize("name", sorted(ABOUT_AN_IMPORT))
def test_an_import_is_for_team_leads_and_an_unknown_one_for_nobody(cast: Cast, browsing: Browsing, name: str) -> None:
    takes = addresses()[name].pattern.converters
    address = reverse(name, kwargs={key: value for key, value in DETAILS.items() if key in takes})
    for who, actor in cast.everybody().items():
        browser = browsing(actor)
        answer = browser.get(address, follow=True)
        if answer.status_code == 405:
            answer = browser.post(address, follow=True)
        assert answer.status_code == 404, who


@pytest.mark.requirement("R-A1")
@pytest.mark.parametrize("name", sorted(ABOUT_A_NOTICE))
def test_a_version_of_the_notice_is_for_its_officer_and_an_unknown_one_for_nobody(
    cast: Cast, browsing: Browsing, name: str
) -> None:
    takes = addresses()[name].pattern.converters
    address = reverse(name, kwargs={key: value for key, value in DETAILS.items() if key in takes})
    for who, actor in cast.everybody().items():
        browser = browsing(actor)
        answer = browser.get(address)
        if answer.status_code == 405:
            answer = browser.post(address)
        if actor.role in RULES[A.NOTICE_READ].purposes:
            assert answer.status_code == (302 if name in {"staff:notice-draft", "staff:notice-settle"} else 404), who
        else:
            assert answer.status_code == 404, who


@pytest.mark.requirement("R-A1")
@pytest.mark.parametrize("name", sorted(WITHOUT_A_CLIENT))
def test_a_list_opens_to_the_roles_of_its_action(cast: Cast, browsing: Browsing, name: str) -> None:
    for who, actor in cast.everybody().items():
        status = browsing(actor).get(reverse(name)).status_code
        is_allowed = actor.role in RULES[WITHOUT_A_CLIENT[name]].purposes
        assert (status == 200) is is_allowed or name == "staff:desk", (who, status)


@pytest.mark.requirement("R-A1")
@pytest.mark.parametrize("name", sorted(ABOUT_A_DATUM))
def test_a_page_about_a_datum_opens_to_the_roles_of_its_action(cast: Cast, browsing: Browsing, name: str) -> None:
    method, action = ABOUT_A_DATUM[name]
    address = reverse(name, kwargs={"datum": DETAILS["datum"]})
    for who, actor in cast.everybody().items():
        browser = browsing(actor)
        answer = browser.get(address) if method == "GET" else browser.post(address)
        assert answer.status_code == (200 if actor.role in RULES[action].purposes else 404), who


@pytest.mark.requirement("R-A1")
@pytest.mark.parametrize(
    "name",
    sorted(
        (
            set(ABOUT_A_CLIENT)
            | set(WITHOUT_A_CLIENT)
            | OPEN_TO_ALL_STAFF
            | ABOUT_AN_IMPORT
            | set(ABOUT_A_DATUM)
            | ABOUT_A_NOTICE
        )
        - {"sign_out"}
    ),
)
def test_who_has_not_signed_in_is_sent_to_the_sign_in(name: str) -> None:
    takes = addresses()[name].pattern.converters
    values = {"client_id": uuid4()} | DETAILS
    browser = Client(headers={"host": "localhost", "x-forwarded-proto": "https"})
    address = reverse(name, kwargs={key: value for key, value in values.items() if key in takes})
    answer = browser.get(address)
    assert answer.status_code in {302, 405}
    assert answer.status_code == 405 or answer.headers["Location"].startswith("/sign-in/")
