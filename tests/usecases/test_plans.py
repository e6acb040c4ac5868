"""Drawing up, agreeing, reviewing and ending an integration plan: who may, what is asked for, what is recorded."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kotokirja.domains.plans.models import Goal
from kotokirja.domains.plans.types import (
    EndReason,
    ExtensionGround,
    PlanFinding,
    PlanState,
    ReviewOutcome,
    ReviewReason,
)
from kotokirja.kernel.ids import AssessmentId, ClientId, PlanId
from kotokirja.platform.door import Actor, NotPermitted
from kotokirja.policy.terms import ClockName
from kotokirja.policy.vocabulary import Role, SourceCode
from kotokirja.usecases import plans, registry
from kotokirja.usecases.plans import (
    DraftExists,
    Part,
    PartNotFound,
    PlanClosed,
    PlanNotFound,
    PlanNotReady,
    SaveConflict,
    Section,
    StaleVersion,
)
from tests.casework import (
    COUNTY,
    add_goal,
    add_service,
    adult,
    agreed,
    agreement,
    complete_draft,
    drafted,
    opened,
    ready,
)
from tests.cast import AT, TODAY, Cast

pytestmark = pytest.mark.usefixtures("municipality_db")
OUTSIDERS = ["stranger", "other_lead", "abroad", "guidance_worker", "compensation_officer", "administrator",
             "records_officer", "data_protection_officer", "interpreting_coordinator"]  # fmt: skip
LATER = datetime(2027, 4, 20, 9, 0, tzinfo=UTC)


def statements(seen: CaptureQueriesContext) -> int:
    control = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")
    return sum(not query["sql"].startswith(control) for query in seen.captured_queries)


def review(actor: Actor, client: ClientId, plan: PlanId, version: int, **given: object) -> object:
    values = {
        "reviewed_on": TODAY,
        "reason": ReviewReason.SIX_MONTHS,
        "outcome": ReviewOutcome.UNCHANGED,
        "observations": "Etenee.",
        "valid_until": None,
        "at": AT,
    }
    return plans.review_plan(actor=actor, client_id=client, plan_id=plan, version=version, **values | given)  # type: ignore[arg-type]


def every_act(actor: Actor, client: ClientId, plan: PlanId) -> dict[str, Callable[[], object]]:
    """Each thing that can be done with a plan, tried by one actor."""
    who: dict[str, Any] = {"actor": actor, "client_id": client, "plan_id": plan, "at": AT}
    row = uuid4()
    return {
        "open": lambda: plans.open_plan(**who),
        "print": lambda: plans.print_plan(**who),
        "draft": lambda: plans.draft_plan(actor=actor, client_id=client, assessment_id=AssessmentId(uuid4()), at=AT),
        "save": lambda: plans.save_section(
            **who, version=1, section=Section.FOLLOW_UP, values={"follow_up": "X"}, source=SourceCode.OFFICER
        ),
        "goal": lambda: add_goal(actor, client, plan),
        "service": lambda: add_service(actor, client, plan),
        "change": lambda: plans.save_part(
            **who, part=Part.GOAL, row=row, version=1, values={"text": "X"}, source=SourceCode.OFFICER
        ),
        "remove": lambda: plans.remove_part(**who, part=Part.GOAL, row=row),
        "refer": lambda: plans.record_referral(**who, row=row, referred_on=TODAY),
        "participant": lambda: plans.add_participant(
            **who, kind=COUNTY, name="", organisation="", source=SourceCode.OFFICER
        ),
        "no participant": lambda: plans.remove_participant(**who, row=row),
        "extend": lambda: plans.grant_extension(
            **who,
            kind=ExtensionGround.HOME_CARE,
            months=3,
            valid_from=None,
            valid_until=None,
            evidence="X",
        ),
        "revoke": lambda: plans.revoke_extension(**who, row=row),
        "agree": lambda: plans.agree_plan(**who, version=1, agreement=agreement()),
        "review": lambda: review(actor, client, plan, 1),
        "end": lambda: plans.end_plan(**who, version=1, ended_on=TODAY, reason=EndReason.OTHER, onward_guidance="X"),
        "withdraw": lambda: plans.withdraw_plan(**who, version=1),
    }


@pytest.mark.parametrize("name", OUTSIDERS)
def test_nobody_outside_the_case_can_do_anything_with_a_plan(cast: Cast, name: str) -> None:
    client = adult(cast)
    plan = drafted(cast.own_worker, client)
    before = opened(cast.own_worker, client, plan)
    for act, attempt in every_act(getattr(cast, name), client, plan).items():
        with pytest.raises(NotPermitted):
            attempt()
        assert opened(cast.own_worker, client, plan) == before, act


@pytest.mark.notice("N6.2", part="no-job-decides")
def test_the_worker_process_decides_nothing_about_a_plan(cast: Cast) -> None:
    client = adult(cast)
    plan = drafted(cast.own_worker, client)
    process = Actor(
        account_id=cast.own_worker.account_id,
        municipality=cast.own_worker.municipality,
        role=Role.WORKER,
        roles=frozenset({Role.WORKER}),
        teams=cast.own_worker.teams,
        display_name="",
        request_id=uuid4(),
    )
    for act in ("extend", "revoke", "agree", "review", "end", "withdraw"):
        with pytest.raises(NotPermitted):
            every_act(process, client, plan)[act]()
    assert opened(cast.own_worker, client, plan).state is PlanState.DRAFT


@pytest.mark.parametrize("name", ["own_worker", "teammate", "lead"])
def test_the_team_carries_a_plan_from_draft_to_end(cast: Cast, name: str) -> None:
    actor: Actor = getattr(cast, name)
    client = adult(cast)
    plan = agreed(actor, client)
    assert (plan.state, plan.valid_until) == (PlanState.AGREED, date(2027, 10, 24))
    review(actor, client, plan.id, plan.version)
    plans.end_plan(
        actor=actor,
        client_id=client,
        plan_id=plan.id,
        version=plan.version,
        ended_on=TODAY,
        reason=EndReason.EMPLOYED,
        onward_guidance="Töissä.",
        at=AT,
    )
    assert opened(actor, client, plan.id).end_reason == EndReason.EMPLOYED


def test_a_plan_is_reached_only_through_its_own_client(cast: Cast) -> None:
    one, other = adult(cast), adult(cast)
    plan = drafted(cast.own_worker, one)
    with pytest.raises(PlanNotFound):
        plans.open_plan(actor=cast.own_worker, client_id=other, plan_id=plan, at=AT)
    with pytest.raises(PlanNotFound):
        add_goal(cast.own_worker, other, plan)
    assert opened(cast.own_worker, one, plan).goals == ()


def test_a_service_cannot_lean_on_a_goal_of_another_plan(cast: Cast) -> None:
    one, other = adult(cast), adult(cast)
    mine, theirs = drafted(cast.own_worker, one), drafted(cast.own_worker, other)
    goal = add_goal(cast.own_worker, other, theirs)
    with pytest.raises(PartNotFound):
        add_service(cast.own_worker, one, mine, goal_id=goal)
    assert opened(cast.own_worker, one, mine).services == ()


def test_one_draft_at_a_time(cast: Cast) -> None:
    client = adult(cast)
    assessment = ready(cast.own_worker, client)
    plans.draft_plan(actor=cast.own_worker, client_id=client, assessment_id=assessment.id, at=AT)
    with pytest.raises(DraftExists):
        plans.draft_plan(actor=cast.teammate, client_id=client, assessment_id=assessment.id, at=AT)


def test_what_the_assessment_found_is_not_asked_again(cast: Cast) -> None:
    client = adult(cast)
    plan = opened(cast.own_worker, client, drafted(cast.own_worker, client))
    assert plan.target_occupation == "ompelija"
    assert plan.is_jobseeker is None, "whose task the plan is has to be asked"


def test_an_empty_plan_cannot_be_agreed_and_says_what_is_missing(cast: Cast) -> None:
    client = adult(cast)
    plan = drafted(cast.own_worker, client)
    with pytest.raises(PlanNotReady) as refusal:
        plans.agree_plan(actor=cast.own_worker, client_id=client, plan_id=plan, version=1, agreement=agreement(), at=AT)
    codes = {finding.code for finding in refusal.value.findings}
    missing = {PlanFinding.GOAL_MISSING, PlanFinding.SERVICE_MISSING, PlanFinding.FOLLOW_UP_MISSING}
    assert missing <= codes
    assert opened(cast.own_worker, client, plan).state is PlanState.DRAFT


def test_a_first_plan_longer_than_a_year_is_refused_and_one_of_a_year_is_not(cast: Cast) -> None:
    client = adult(cast)
    plan = complete_draft(cast.own_worker, client)
    who: dict[str, Any] = {
        "actor": cast.own_worker,
        "client_id": client,
        "plan_id": plan.id,
        "version": plan.version,
        "at": AT,
    }
    with pytest.raises(PlanNotReady) as refusal:
        plans.agree_plan(**who, agreement=agreement(valid_until=date(2027, 11, 25)))
    (found,) = refusal.value.findings
    assert (found.code, found.section) == (PlanFinding.TOO_LONG, "23.2")
    assert found.values == {"until": date(2027, 11, 24)}
    assert plans.agree_plan(**who, agreement=agreement(valid_until=date(2027, 11, 24))).state is PlanState.AGREED


def test_agreeing_and_reviewing_are_recorded_nationally_in_their_order(cast: Cast) -> None:
    client = adult(cast)
    plan = agreed(cast.own_worker, client)
    review(cast.own_worker, client, plan.id, plan.version)
    _, sent = registry.deliveries(actor=cast.own_worker, client_id=client, at=AT)
    assert [delivery.event for delivery in reversed(sent)] == ["ASSESSMENT_READY", "PLAN_AGREED", "PLAN_REVIEWED"]


def test_a_refused_agreement_records_nothing_nationally(cast: Cast) -> None:
    client = adult(cast)
    plan = drafted(cast.own_worker, client)
    with pytest.raises(PlanNotReady):
        plans.agree_plan(actor=cast.own_worker, client_id=client, plan_id=plan, version=1, agreement=agreement(), at=AT)
    _, sent = registry.deliveries(actor=cast.own_worker, client_id=client, at=AT)
    assert [delivery.event for delivery in sent] == ["ASSESSMENT_READY"]


def test_a_plan_in_force_makes_a_review_due_in_six_months_and_the_review_moves_it(cast: Cast) -> None:
    client = adult(cast)
    plan = agreed(cast.own_worker, client)

    def due(at: datetime) -> date | None:
        clocks = plans.open_plan(actor=cast.own_worker, client_id=client, plan_id=plan.id, at=at).clocks
        return next(clock.due for clock in clocks if clock.name is ClockName.PLAN_REVIEW)

    assert due(AT) == date(2027, 5, 24)
    review(cast.own_worker, client, plan.id, plan.version, reviewed_on=date(2027, 4, 20), at=LATER)
    assert due(LATER) == date(2027, 10, 20)


def test_prolonging_at_a_review_moves_the_end_and_stays_within_the_maximum(cast: Cast) -> None:
    client = adult(cast)
    plan = agreed(cast.own_worker, client)
    too_far: dict[str, Any] = {"outcome": ReviewOutcome.PROLONGED, "valid_until": date(2027, 11, 25)}
    with pytest.raises(PlanNotReady):
        review(cast.own_worker, client, plan.id, plan.version, **too_far)
    assert opened(cast.own_worker, client, plan.id).reviews == ()
    review(cast.own_worker, client, plan.id, plan.version, **too_far | {"valid_until": date(2027, 11, 24)})
    assert opened(cast.own_worker, client, plan.id).valid_until == date(2027, 11, 24)


def test_a_referral_stops_the_clock_of_one_month(cast: Cast) -> None:
    client = adult(cast)
    plan = agreed(cast.own_worker, client)
    who: dict[str, Any] = {"actor": cast.own_worker, "client_id": client, "plan_id": plan.id, "at": AT}
    names = {clock.name for clock in plans.open_plan(**who).clocks}
    assert ClockName.PLAN_REFERRAL in names
    plans.record_referral(**who, row=plan.services[0].id, referred_on=TODAY)
    names = {clock.name for clock in plans.open_plan(**who).clocks}
    assert ClockName.PLAN_REFERRAL not in names


def test_an_extension_needs_evidence_and_shows_in_the_sum(cast: Cast) -> None:
    client = adult(cast)
    plan = drafted(cast.own_worker, client)
    who: dict[str, Any] = {"actor": cast.own_worker, "client_id": client, "plan_id": plan, "at": AT}
    part: dict[str, Any] = {
        "kind": ExtensionGround.EDUCATION_OR_SUPPORT,
        "months": 6,
        "valid_from": None,
        "valid_until": None,
    }
    with pytest.raises(PlanNotReady):
        plans.grant_extension(**who, **part, evidence="  ")
    before = plans.open_plan(**who).standing.max_end
    plans.grant_extension(**who, **part, evidence="Koulutodistus, nähty 24.11.2026")
    after = plans.open_plan(**who).standing.max_end
    assert before is not None
    assert after is not None
    assert (before.value, after.value) == (date(2028, 11, 24), date(2029, 5, 24))
    (granted,) = plans.open_plan(**who).plan.extensions
    plans.revoke_extension(**who, row=granted.id)
    assert plans.open_plan(**who).standing.max_end == before


def test_nothing_in_an_ended_plan_changes(cast: Cast) -> None:
    client = adult(cast)
    plan = agreed(cast.own_worker, client)
    plans.end_plan(
        actor=cast.own_worker,
        client_id=client,
        plan_id=plan.id,
        version=plan.version,
        ended_on=TODAY,
        reason=EndReason.MOVED,
        onward_guidance="",
        at=AT,
    )
    before = opened(cast.own_worker, client, plan.id)
    attempts: tuple[Callable[[], object], ...] = (
        lambda: add_goal(cast.own_worker, client, plan.id),
        lambda: review(cast.own_worker, client, plan.id, before.version),
        lambda: plans.withdraw_plan(
            actor=cast.own_worker, client_id=client, plan_id=plan.id, version=before.version, at=AT
        ),
    )
    for attempt in attempts:
        with pytest.raises(PlanClosed):
            attempt()
    assert opened(cast.own_worker, client, plan.id) == before


def test_two_people_in_one_goal_both_texts_are_shown(cast: Cast) -> None:
    client = adult(cast)
    plan = drafted(cast.own_worker, client)
    goal = add_goal(cast.own_worker, client, plan)
    who: dict[str, Any] = {"client_id": client, "plan_id": plan, "part": Part.GOAL, "row": goal, "version": 1, "at": AT}
    plans.save_part(actor=cast.own_worker, **who, values={"text": "Suomi A2.1"}, source=SourceCode.CLIENT)
    with pytest.raises(SaveConflict) as conflict:
        plans.save_part(actor=cast.teammate, **who, values={"text": "Suomi B1.1"}, source=SourceCode.CLIENT)
    (found,) = conflict.value.conflicts
    assert (found.field, found.theirs, found.ours) == ("text", "Suomi A2.1", "Suomi B1.1")


def test_agreeing_a_plan_that_somebody_changed_in_between_is_refused(cast: Cast) -> None:
    client = adult(cast)
    plan = complete_draft(cast.own_worker, client)
    with pytest.raises(StaleVersion):
        plans.agree_plan(
            actor=cast.own_worker,
            client_id=client,
            plan_id=plan.id,
            version=plan.version - 1,
            agreement=agreement(),
            at=AT,
        )
    assert opened(cast.own_worker, client, plan.id).state is PlanState.DRAFT


@pytest.mark.notice("N5.2", part="kept")
def test_a_goal_carries_its_source(cast: Cast) -> None:
    client = adult(cast)
    plan = drafted(cast.own_worker, client)
    goal = add_goal(cast.teammate, client, plan)
    trail = plans.open_plan(actor=cast.own_worker, client_id=client, plan_id=plan, at=AT).trail
    text = trail.of(Goal, goal, "text")
    assert text is not None
    assert (text.source, text.recorder_id) == (SourceCode.CLIENT, cast.teammate.account_id)


def test_a_removed_service_leaves_the_plan_and_stays_in_its_history(cast: Cast) -> None:
    client = adult(cast)
    plan = drafted(cast.own_worker, client)
    service = add_service(cast.own_worker, client, plan)
    plans.remove_part(actor=cast.own_worker, client_id=client, plan_id=plan, part=Part.SERVICE, row=service, at=AT)
    assert opened(cast.own_worker, client, plan).services == ()


def test_writing_one_datum_takes_at_most_ten_statements(cast: Cast) -> None:
    client = adult(cast)
    plan = drafted(cast.own_worker, client)
    goal = add_goal(cast.own_worker, client, plan)
    acts: dict[str, Callable[[], object]] = {
        "goal": lambda: add_goal(cast.own_worker, client, plan),
        "service": lambda: add_service(cast.own_worker, client, plan, goal_id=goal),
        "follow-up": lambda: plans.save_section(
            actor=cast.own_worker,
            client_id=client,
            plan_id=plan,
            version=1,
            section=Section.FOLLOW_UP,
            values={"follow_up": "X"},
            source=SourceCode.OFFICER,
            at=AT,
        ),
    }
    for act, attempt in acts.items():
        with CaptureQueriesContext(connection) as seen:
            attempt()
        assert statements(seen) <= 7, act


def test_opening_a_plan_takes_the_same_few_statements_whatever_it_holds(cast: Cast) -> None:
    empty, full = adult(cast), adult(cast)
    first, second = drafted(cast.own_worker, empty), agreed(cast.own_worker, full).id
    for number in range(20):
        add_service(cast.own_worker, full, second, name=f"Palvelu {number}")
    counts = []
    for client, plan in ((empty, first), (full, second)):
        with CaptureQueriesContext(connection) as seen:
            plans.open_plan(actor=cast.own_worker, client_id=client, plan_id=plan, at=AT)
        counts.append(statements(seen))
    assert counts[0] == counts[1] <= 7
