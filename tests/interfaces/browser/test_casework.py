"""The pages of assessment and plan in a real browser: no barrier in either theme, on a phone and on a wide screen."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pytest

from kotokirja.domains.assessment.types import Topic
from kotokirja.domains.plans.types import ExtensionGround, ReviewOutcome, ReviewReason
from kotokirja.kernel.ids import ClientId
from kotokirja.policy.vocabulary import SourceCode
from kotokirja.usecases import assessments, plans
from tests import casework
from tests.cast import AT, TODAY, Cast
from tests.interfaces.browser.conftest import Check, Contexts, look_at

LONG = "Maahanmuuttajataustaisten Vertaistukiyhdistyksen keskustelukerho ja ohjattu ompelupaja"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cases:
    """A client with nothing, one being assessed, a child, one with a draft, and one with a full plan."""

    nothing: ClientId
    assessed: ClientId
    assessment: UUID
    child: ClientId
    childs: UUID
    ready: ClientId
    finished: UUID
    empty: ClientId
    draft: UUID
    full: ClientId
    plan: UUID
    goal: UUID


@pytest.fixture(scope="module")
def cases(cast: Cast) -> Cases:
    """The cases, made through the door."""
    own = cast.own_worker
    assessed, small, ready, empty, full = (
        casework.adult(cast),
        casework.child(cast),
        casework.adult(cast),
        casework.adult(cast),
        casework.adult(cast),
    )
    assessment = casework.begun(own, assessed)
    assessments.save_topic(
        actor=own,
        client_id=assessed,
        assessment_id=assessment,
        version=1,
        topic=Topic.GOALS,
        values={"wishes": "Oma ompelimo. " * 40, "target_occupation": "ompelija"},
        is_done=True,
        source=SourceCode.CLIENT,
        at=AT,
    )
    finished = casework.ready(own, ready)
    draft = casework.complete_draft(own, full)
    goal = draft.goals[0].id
    for name, start, end in (
        ("Yhteiskuntaorientaatio", date(2026, 8, 10), date(2026, 9, 30)),
        (LONG, date(2026, 9, 1), date(2026, 12, 15)),
        ("Työkokeilu", date(2027, 1, 11), date(2027, 3, 26)),
        ("Kielitaidon päättötestaus", date(2027, 9, 21), date(2027, 9, 21)),
        ("Ilman päiviä", None, None),
    ):
        casework.add_service(own, full, draft.id, name=name, starts_on=start, ends_on=end, goal_id=goal)
    plans.grant_extension(
        actor=own,
        client_id=full,
        plan_id=draft.id,
        kind=ExtensionGround.SUSPENSION,
        months=None,
        valid_from=date(2027, 2, 1),
        valid_until=date(2027, 2, 28),
        evidence="Kelan päätös, nähty 24.11.2026",
        at=AT,
    )
    agreed = plans.agree_plan(
        actor=own, client_id=full, plan_id=draft.id, version=draft.version, agreement=casework.agreement(), at=AT
    )
    plans.review_plan(
        actor=own,
        client_id=full,
        plan_id=draft.id,
        version=agreed.version,
        reviewed_on=TODAY,
        reason=ReviewReason.CLIENT_REQUEST,
        outcome=ReviewOutcome.UNCHANGED,
        observations="Kurssi sujuu hyvin.",
        valid_until=None,
        at=AT,
    )
    return Cases(
        nothing=casework.adult(cast),
        assessed=assessed,
        assessment=assessment,
        child=small,
        childs=casework.begun(own, small),
        ready=ready,
        finished=finished.id,
        empty=empty,
        draft=casework.drafted(own, empty),
        full=full,
        plan=draft.id,
        goal=goal,
    )


ASSESSED, EMPTY, FULL = (
    "/clients/{c.assessed}/assessments/{c.assessment}/",
    "/clients/{c.empty}/plans/{c.draft}/",
    "/clients/{c.full}/plans/{c.plan}/",
)
PAGES = {
    "casework-nothing": "/clients/{c.nothing}/casework/",
    "casework-full": "/clients/{c.full}/casework/",
    "assessment-begin": "/clients/{c.nothing}/assessments/new/",
    "assessment": ASSESSED,
    "assessment-ground": f"{ASSESSED}pages/ground/",
    "assessment-goals": f"{ASSESSED}pages/goals/",
    "assessment-education": f"{ASSESSED}pages/education/",
    "assessment-participants": f"{ASSESSED}pages/participants/",
    "assessment-check": f"{ASSESSED}check/",
    "assessment-child": "/clients/{c.child}/assessments/{c.childs}/pages/child/",
    "assessment-finished": "/clients/{c.ready}/assessments/{c.finished}/",
    "plan-empty": EMPTY,
    "plan-full": FULL,
    "plan-print": f"{FULL}print/",
    "plan-basis": f"{EMPTY}pages/basis/",
    "plan-follow-up": f"{FULL}pages/follow-up/",
    "plan-participation": f"{FULL}pages/participation/",
    "plan-goal-new": f"{EMPTY}parts/goals/",
    "plan-service-new": f"{EMPTY}parts/services/",
    "plan-goal": f"{FULL}parts/goals/{{c.goal}}/",
    "plan-agree": f"{EMPTY}agree/",
    "plan-review": f"{FULL}review/",
    "plan-end": f"{FULL}end/",
    "plan-extend": f"{FULL}extensions/",
    "file-with-plan": "/clients/{c.full}/",
}


@pytest.mark.parametrize(("name", "address"), PAGES.items(), ids=list(PAGES))
def test_a_page_of_a_case_has_no_barrier(cast: Cast, cases: Cases, check_page: Check, name: str, address: str) -> None:
    check_page(cast.own_worker, address.format(c=cases), name=name).close()


def test_what_hinders_an_agreement_stands_at_the_top_and_has_the_focus(
    cast: Cast, cases: Cases, contexts: Contexts
) -> None:
    page = contexts(cast.own_worker).new_page()
    page.goto(EMPTY.format(c=cases) + "agree/")
    page.select_option("#id_agreed_how", "BY_PHONE")
    page.select_option("#id_explained_in", "prs")
    page.click("main form .btn--main")
    page.wait_for_selector(".errsum")
    assert page.evaluate("() => document.activeElement.className") == "errsum"
    assert page.input_value("#id_agreed_how") == "BY_PHONE"
    look_at(page, name="plan-agree-hindered")
    page.close()


def test_two_answers_stand_side_by_side_without_a_barrier(cast: Cast, cases: Cases, contexts: Contexts) -> None:
    first, second = contexts(cast.own_worker).new_page(), contexts(cast.teammate).new_page()
    for page in (first, second):
        page.goto(ASSESSED.format(c=cases) + "pages/networks/")
    for page, text in ((second, "Jalkapalloseura"), (first, "Kuoro")):
        page.fill("#id_networks", text)
        page.click("main form .btn--main")
        page.wait_for_load_state()
    assert "Jalkapalloseura" in first.inner_text("main")
    assert "Kuoro" in first.inner_text("main")
    look_at(first, name="assessment-conflict")
    first.click("main form .btn--main")
    first.wait_for_load_state()
    first.goto(ASSESSED.format(c=cases) + "pages/networks/")
    assert first.input_value("#id_networks") == "Kuoro"
    first.close()
    second.close()


def test_no_words_of_the_picture_stand_over_each_other(cast: Cast, cases: Cases, contexts: Contexts) -> None:
    page = contexts(cast.own_worker).new_page()
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(FULL.format(c=cases))
    boxes = page.evaluate(
        "() => [...document.querySelectorAll('svg.tl[role=img] text')].map((t) => t.getBBox())"
        ".map((b) => [b.x, b.y, b.width, b.height])"
    )
    frame = page.evaluate("() => document.querySelector('svg.tl[role=img]').viewBox.baseVal.width")
    assert len(boxes) > 12
    for x, _, width, _ in boxes:
        assert x >= 0
        assert x + width <= frame
    for place, (x, y, width, height) in enumerate(boxes):
        for other_x, other_y, other_width, other_height in boxes[place + 1 :]:
            apart = (
                x + width <= other_x + 1
                or other_x + other_width <= x + 1
                or y + height <= other_y + 4
                or other_y + other_height <= y + 4
            )
            assert apart
    page.close()
