"""Pages of assessments and plans: the whole way through them, bad input, two people at once, and who may not."""

import re
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kotokirja.domains.assessment.types import Outcome, Topic
from kotokirja.domains.plans.types import EndReason
from kotokirja.interfaces.staff.assessment import slug_of
from kotokirja.kernel.ids import ClientId
from kotokirja.platform.accounts.models import Account
from kotokirja.platform.door import Actor
from kotokirja.platform.register.writes import StaleVersion
from kotokirja.usecases import assessments, plans
from tests.casework import (
    add_goal,
    adult,
    agreed,
    begun,
    child,
    complete_draft,
    drafted,
    filled,
    opened,
    ready,
    stored,
)
from tests.cast import AT, TODAY, Cast

pytestmark = pytest.mark.usefixtures("municipality_db")


def browser(actor: Actor, language: str = "en") -> Client:
    """A browser in which the actor has signed in."""
    client = Client(headers={"accept-language": language, "host": "localhost", "x-forwarded-proto": "https"})
    client.force_login(Account.objects.get(pk=actor.account_id), "kotokirja.platform.accounts.backend.AccountBackend")
    return client


def at(client: ClientId, rest: str = "casework/") -> str:
    return f"/clients/{client}/{rest}?lang=en"


def every_page(client: ClientId, assessment: UUID, plan: UUID, goal: UUID) -> list[str]:
    one, two = f"assessments/{assessment}/", f"plans/{plan}/"
    return [
        at(client),
        at(client, "assessments/new/"),
        at(client, one),
        *(at(client, f"{one}pages/{slug_of(topic)}/") for topic in Topic),
        at(client, f"{one}check/"),
        at(client, two),
        at(client, f"{two}print/"),
        *(at(client, f"{two}pages/{slug}/") for slug in ("basis", "follow-up", "participation")),
        at(client, f"{two}parts/goals/"),
        at(client, f"{two}parts/services/"),
        at(client, f"{two}parts/goals/{goal}/"),
        at(client, f"{two}extensions/"),
        at(client, f"{two}agree/"),
        at(client, f"{two}review/"),
        at(client, f"{two}end/"),
    ]


def case(cast: Cast) -> tuple[ClientId, UUID, UUID, UUID]:
    """A client with a plan being drawn up and a new assessment under way."""
    client = adult(cast)
    plan = drafted(cast.own_worker, client)
    goal = add_goal(cast.own_worker, client, plan)
    return client, begun(cast.own_worker, client), plan, goal


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_every_page_opens_to_the_own_worker_in_each_language(cast: Cast, language: str) -> None:
    client, assessment, plan, goal = case(cast)
    web = browser(cast.own_worker)
    for address in every_page(client, assessment, plan, goal):
        answer = web.get(address.replace("lang=en", f"lang={language}"))
        assert answer.status_code in {200, 302}, address
        if answer.status_code == 200:
            text = answer.content.decode()
            assert "style=" not in text, address
            assert f'lang="{language}"' in text, address
            assert text.count("<h1") == 1, address
            ids = re.findall(r' id="([^"]+)"', text)
            assert len(ids) == len(set(ids)), address


@pytest.mark.parametrize("name", ["stranger", "other_lead", "abroad", "guidance_worker", "administrator"])
def test_pages_give_whoever_is_outside_no_sign_of_existence(cast: Cast, name: str) -> None:
    client, assessment, plan, goal = case(cast)
    web = browser(getattr(cast, name))
    nobody = ClientId(uuid4())
    for address in every_page(client, assessment, plan, goal):
        there = web.get(address)
        nowhere = web.get(address.replace(str(client), str(nobody)))
        assert there.status_code == nowhere.status_code == 404, address
        assert _without_tokens(there.content) == _without_tokens(nowhere.content), address


def _without_tokens(content: bytes) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", content.decode())


def posted(web: Client, address: str, **values: object) -> object:
    return web.post(address, {name: str(value) for name, value in values.items()})


def test_the_whole_way_from_taking_up_to_the_end_by_forms_alone(cast: Cast) -> None:
    client = adult(cast)
    web = browser(cast.own_worker)
    begin = web.post(
        at(client, "assessments/new/"),
        {"eligibility": "IN_NEED", "learned_on": "2.11.2026", "interview_language": "prs", "source": "CLIENT"},
    )
    assert begin.status_code == 302
    home = begin["Location"]
    answers = {
        "ground": {"eligibility": "IN_NEED", "learned_on": "2.11.2026", "started_on": "10.11.2026"},
        "needs": {"service_need": "Suomen kieli."},
        "participants": {"is_multisectoral": "False"},
        "language": {"language_level": "A1.1"},
    }
    for topic in Topic:
        if topic is Topic.CHILD:
            continue
        page = f"{home}pages/{slug_of(topic)}/"
        version = re.search(r'name="version" value="(\d+)"', web.get(page).content.decode())
        assert version
        values = {"version": version[1], "source": "CLIENT", "is_done": "on", **answers.get(slug_of(topic), {})}
        assert web.post(page, values).status_code == 302, topic
    page = web.get(f"{home}check/").content.decode()
    version = re.search(r'name="version" value="(\d+)"', page)
    assert version
    done = web.post(
        f"{home}check/",
        {"version": version[1], "outcome": "PLAN_NEEDED", "conclusion": "Tarvitsee.", "ready_on": "24.11.2026"},
    )
    assert done.status_code == 302, done.content.decode()
    plan = web.post(f"{home}plan/")["Location"]
    web.post(f"{plan}pages/basis/", {"version": "1", "is_jobseeker": "False", "source": "CLIENT"})
    web.post(f"{plan}pages/follow-up/", {"version": "2", "follow_up": "Kuukausittain.", "source": "OFFICER"})
    goal_values = {"version": "0", "kind": "WORKING_LIFE", "horizon": "LONG_TERM", "text": "Työhön", "source": "CLIENT"}
    assert web.post(f"{plan}parts/goals/", goal_values).status_code == 302
    goal = re.search(r"parts/goals/([0-9a-f-]{36})/", web.get(plan).content.decode())
    assert goal
    service = {
        "version": "0",
        "kind": "INTEGRATION_TRAINING",
        "name": "Kotoutumiskoulutus",
        "goal_id": goal[1],
        "reason": "Antaa kielitaidon.",
        "starts_on": "11.1.2027",
        "ends_on": "30.9.2027",
        "source": "OFFICER",
    }
    assert web.post(f"{plan}parts/services/", service).status_code == 302
    form = web.get(f"{plan}agree/").content.decode()
    version = re.search(r'name="version" value="(\d+)"', form)
    latest = re.search(r'name="valid_until" value="([^"]+)"', form)
    today = re.search(r'name="agreed_on" value="([^"]+)"', form)
    assert version
    assert latest
    assert today
    agreement = {
        "version": version[1],
        "agreed_on": today[1],
        "agreed_by": "Asiakas",
        "agreed_how": "IN_PERSON",
        "valid_from": today[1],
        "valid_until": latest[1],
        "explained_on": today[1],
        "explained_in": "prs",
        "is_interpreted": "True",
    }
    assert web.post(f"{plan}agree/", agreement).status_code == 302
    shown = web.get(plan).content.decode()
    assert '<svg class="tl"' in shown
    version = re.search(r'name="version" value="(\d+)"', web.get(f"{plan}review/").content.decode())
    assert version
    review = {"version": version[1], "reviewed_on": today[1], "reason": "CLIENT_REQUEST", "outcome": "UNCHANGED"}
    assert web.post(f"{plan}review/", review).status_code == 302
    end = {"version": version[1], "ended_on": today[1], "reason": "EMPLOYED", "onward_guidance": "Töissä."}
    assert web.post(f"{plan}end/", end).status_code == 302
    assert "the client found work" in web.get(f"{plan}?lang=en").content.decode()


def test_bad_input_answers_422_with_a_summary_and_keeps_what_was_typed(cast: Cast) -> None:
    client, assessment, plan, _ = case(cast)
    web = browser(cast.own_worker)
    tries = [
        (f"assessments/{assessment}/pages/ground/", {"started_on": "31.2.2026", "override_reason": "Ääkkösiä <b>"}),
        (f"assessments/{assessment}/pages/goals/", {"wishes": "x" * 2001}),
        (f"assessments/{assessment}/pages/language/", {"language_level": "A9"}),
        ("assessments/new/", {"learned_on": ""}),
        ("assessments/new/", {"learned_on": "1.1.2099"}),
        (f"assessments/{assessment}/check/", {"outcome": "", "conclusion": "Jotain", "ready_on": "x"}),
        (f"plans/{plan}/parts/goals/", {"kind": "", "text": ""}),
        (f"plans/{plan}/parts/services/", {"kind": "OTHER", "starts_on": "2.3.2027", "ends_on": "1.3.2027"}),
        (f"plans/{plan}/parts/services/", {"kind": "OTHER", "goal_id": str(uuid4())}),
        (f"plans/{plan}/parts/services/", {"kind": "OTHER", "goal_id": "no id at all"}),
        (f"plans/{plan}/agree/", {"agreed_on": "", "agreed_by": "Joku"}),
        (f"plans/{plan}/extensions/", {"kind": "HOME_CARE", "months": "99", "evidence": "Päätös"}),
        (f"plans/{plan}/extensions/", {"kind": "SUSPENSION", "evidence": "Päätös"}),
    ]
    for rest, values in tries:
        answer = web.post(at(client, rest), {"version": "1", "source": "CLIENT"} | values if "agree" not in rest
                          and "check" not in rest and "extensions" not in rest else {"version": "1"} | values)  # fmt: skip
        text = answer.content.decode()
        assert answer.status_code == 422, (rest, values)
        assert 'class="errsum"' in text, rest
        assert "<title>Error:" in text, rest
        for value in values.values():
            if value and len(value) < 50 and "id" not in value and "-" not in value and value != "A9":
                assert value.replace("<b>", "&lt;b&gt;") in text, (rest, value)


@pytest.mark.requirement("R-H4")
def test_a_field_that_the_form_does_not_have_is_refused(cast: Cast) -> None:
    client, assessment, plan, _ = case(cast)
    web = browser(cast.own_worker)
    for rest, values in (
        (f"assessments/{assessment}/pages/goals/", {"state": "READY"}),
        (f"plans/{plan}/pages/basis/", {"valid_until": "1.1.2099"}),
        (f"plans/{plan}/parts/goals/", {"plan_id": str(uuid4()), "kind": "LANGUAGE", "text": "x"}),
    ):
        answer = web.post(at(client, rest), {"version": "1", "source": "CLIENT", **values})
        assert answer.status_code == 400, rest


def test_two_people_in_one_field_see_both_values_and_choose(cast: Cast) -> None:
    client = adult(cast)
    view = begun(cast.own_worker, client)
    page = at(client, f"assessments/{view}/pages/goals/")
    first = {"version": "1", "source": "CLIENT", "wishes": "Ompelija", "target_occupation": ""}
    assert browser(cast.own_worker).post(page, first).status_code == 302
    mine = {"version": "1", "source": "CLIENT", "wishes": "Kokki", "target_occupation": "kokki", "is_done": "on"}
    other = browser(cast.teammate)
    answer = other.post(page, mine)
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "Ompelija" in text
    assert "Kokki" in text
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', text))
    hidden.pop("csrfmiddlewaretoken", None)
    assert other.post(page, hidden | {"wishes": "Kokki"}).status_code == 302
    shown = other.get(page).content.decode()
    assert "Kokki" in shown
    assert 'value="kokki"' in shown
    assert re.search(r'id="id_is_done"[^>]* checked', shown)


def test_a_childs_assessment_asks_for_the_childs_views_and_an_adults_does_not(cast: Cast) -> None:
    small, grown = child(cast), adult(cast)
    web = browser(cast.own_worker)
    shown = []
    for client in (small, grown):
        page = at(client, f"assessments/{begun(cast.own_worker, client)}/")
        shown.append("pages/child/" in web.get(page).content.decode())
    assert shown == [True, False]


def test_a_childs_plan_asks_for_the_childs_views_and_an_adults_does_not_ask(cast: Cast) -> None:
    small, grown = child(cast), adult(cast)
    web = browser(cast.own_worker)
    shown = []
    for client in (small, grown):
        view = filled(
            cast.own_worker,
            client,
            begun(cast.own_worker, client),
            CHILD={"child_views": "HEARD", "child_views_notes": "Haluaa pelata."},
        )
        assessments.complete(
            actor=cast.own_worker,
            client_id=client,
            assessment_id=view.id,
            version=view.version,
            outcome=Outcome.PLAN_NEEDED,
            conclusion="Koska.",
            ready_on=TODAY,
            at=AT,
        )
        plan = plans.draft_plan(actor=cast.own_worker, client_id=client, assessment_id=view.id, at=AT)
        page = at(client, f"plans/{plan}/pages/participation/")
        text = web.get(page).content.decode()
        shown.append('name="child_views"' in text)
        ids = re.findall(r' id="([^"]+)"', text)
        assert len(ids) == len(set(ids)), "each id stands once on a page with two forms"
    assert shown == [True, False]


def test_no_page_asks_for_health_or_a_signature_or_shows_an_appeal(cast: Cast) -> None:
    client, assessment, plan, goal = case(cast)
    web = browser(cast.own_worker)
    for address in every_page(client, assessment, plan, goal):
        text = web.get(address, follow=True).content.decode().lower()
        assert "appeal" not in text, address
        assert "signature" not in text, address
        assert not re.search(r'name="[^"]*(health|terveys|diagnos)', text), address


@pytest.mark.notice("N5.2", part="shown")
def test_a_finished_assessment_shows_its_answers_with_their_sources(cast: Cast) -> None:
    client = adult(cast)
    view = ready(cast.own_worker, client)
    text = browser(cast.own_worker).get(at(client, f"assessments/{view.id}/")).content.decode()
    assert "Oma ompelimo." in text
    assert text.count('class="prov"') >= 10


def test_a_plan_page_takes_the_same_statements_for_one_service_and_for_many(cast: Cast) -> None:
    client = adult(cast)
    plan = complete_draft(cast.own_worker, client)
    other = adult(cast)
    many = agreed(cast.own_worker, other)
    for number in range(15):
        add_goal(cast.own_worker, other, many.id, text=f"Tavoite {number}")
    web = browser(cast.own_worker)
    counts = []
    for who, page in ((client, plan.id), (other, many.id)):
        web.get(at(who, f"plans/{page}/"))
        with CaptureQueriesContext(connection) as seen:
            assert web.get(at(who, f"plans/{page}/")).status_code == 200
        counts.append(len([q for q in seen.captured_queries if not q["sql"].startswith(("BEGIN", "COMMIT"))]))
    assert counts[0] == counts[1] <= 10


def test_saving_a_page_takes_at_most_ten_statements_with_session_and_log(cast: Cast) -> None:
    client = adult(cast)
    view = filled(cast.own_worker, client, begun(cast.own_worker, client))
    web = browser(cast.own_worker)
    page = at(client, f"assessments/{view.id}/pages/goals/")
    web.get(page)
    with CaptureQueriesContext(connection) as seen:
        values = {"version": str(view.version), "source": "CLIENT", "wishes": "Uusi", "target_occupation": "kokki"}
        assert web.post(page, values).status_code == 302
    counted = [
        q["sql"] for q in seen.captured_queries if not q["sql"].startswith(("BEGIN", "COMMIT", "SAVEP", "RELEASE"))
    ]
    assert len(counted) <= 10, counted


def test_two_saves_at_the_same_moment_lose_nothing_that_was_typed(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    client, assessment, plan, goal = case(cast)
    web = browser(cast.own_worker)

    def too_late(**_given: object) -> None:
        raise StaleVersion

    pages = {
        f"assessments/{assessment}/pages/networks/": ("networks", {}),
        f"plans/{plan}/pages/follow-up/": ("follow_up", {}),
        f"plans/{plan}/parts/goals/{goal}/": ("text", {"kind": "LANGUAGE", "horizon": "LONG_TERM"}),
    }
    for page, (field, other) in pages.items():
        values = {"version": "1", "source": "CLIENT", field: "Sinnikäs teksti", **other}
        with monkeypatch.context() as patch:
            patch.setattr("kotokirja.platform.register.writes.update", too_late)
            answer = web.post(at(client, page), values)
        assert answer.status_code == 409, page
        assert "Sinnikäs teksti" in answer.content.decode(), page
        assert 'class="errsum"' in answer.content.decode(), page
        assert web.post(at(client, page), values).status_code == 302, page
        assert "Sinnikäs teksti" in web.get(at(client, page)).content.decode(), page


def test_an_assessment_that_was_finished_in_between_says_so_and_changes_no_more(cast: Cast) -> None:
    client = adult(cast)
    view = ready(cast.own_worker, client)
    web = browser(cast.own_worker)
    home = f"assessments/{view.id}/"
    posts = {
        f"{home}pages/goals/": {"version": "1", "source": "CLIENT", "wishes": "X"},
        f"{home}participants/": {"kind": "SCHOOL", "source": "OFFICER"},
        f"{home}participants/{uuid4()}/remove/": {},
        f"{home}check/": {"version": "1", "outcome": "PLAN_NEEDED", "conclusion": "X", "ready_on": "24.11.2026"},
        f"{home}cancel/": {"version": "1", "reason": "MOVED"},
    }
    for page, values in posts.items():
        answer = web.post(at(client, page), values, follow=True)
        assert answer.status_code == 200, page
        assert 'class="note is-warn"' in answer.content.decode(), page
    assert stored(cast.own_worker, client, view.id) == view


def test_a_plan_that_ended_in_between_says_so_and_changes_no_more(cast: Cast) -> None:
    client = adult(cast)
    plan = agreed(cast.own_worker, client)
    plans.end_plan(
        actor=cast.own_worker,
        client_id=client,
        plan_id=plan.id,
        version=plan.version,
        ended_on=TODAY,
        reason=EndReason.MOVED,
        onward_guidance="Uusi kunta.",
        at=AT,
    )
    before = opened(cast.own_worker, client, plan.id)
    web = browser(cast.own_worker)
    home, day = f"plans/{plan.id}/", "24.11.2026"
    goal, service = plan.goals[0].id, plan.services[0].id
    posts = {
        f"{home}pages/follow-up/": {"version": "1", "source": "CLIENT", "follow_up": "X"},
        f"{home}parts/goals/": {"source": "CLIENT", "kind": "LANGUAGE", "horizon": "LONG_TERM", "text": "X"},
        f"{home}parts/goals/{goal}/": {"version": "1", "source": "CLIENT", "kind": "LANGUAGE", "horizon": "LONG_TERM",
                                       "text": "X"},
        f"{home}parts/goals/{goal}/remove/": {},
        f"{home}participants/": {"kind": "SCHOOL", "source": "OFFICER"},
        f"{home}participants/{uuid4()}/remove/": {},
        f"{home}services/{service}/referral/": {"referred_on": day},
        f"{home}extensions/": {"kind": "HOME_CARE", "months": "2", "evidence": "Päätös"},
        f"{home}extensions/{uuid4()}/remove/": {},
        f"{home}review/": {"version": "9", "reviewed_on": day, "reason": "SIX_MONTHS", "outcome": "UNCHANGED"},
        f"{home}end/": {"version": "9", "ended_on": day, "reason": "OTHER"},
        f"{home}withdraw/": {"version": "9"},
    }  # fmt: skip
    for page, values in posts.items():
        answer = web.post(at(client, page), values, follow=True)
        assert answer.status_code == 200, page
        assert 'class="note is-warn"' in answer.content.decode(), page
    assert opened(cast.own_worker, client, plan.id) == before
