"""Sections 16–24 and 31 as rules: what a plan must hold, how long it lasts, and which clocks run."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kotokirja.domains.assessment.types import (
    AssessmentState,
    AssessmentView,
    Eligibility,
    Outcome,
    ParticipantKind,
    ParticipantView,
    WindowOverride,
)
from kotokirja.domains.plans import rules
from kotokirja.domains.plans.types import (
    Agreement,
    ExtensionGround,
    ExtensionView,
    GoalKind,
    GoalView,
    Horizon,
    LegalRegime,
    PlanFinding,
    PlanState,
    PlanView,
    ReviewOutcome,
    ReviewReason,
    ReviewView,
    ServiceKind,
    ServiceView,
)
from kotokirja.kernel.calendar import add_months, add_years
from kotokirja.kernel.ids import AssessmentId, ExtensionId, GoalId, ParticipantId, PlanId, ReviewId, ServiceId
from kotokirja.policy.findings import Finding, blocking
from kotokirja.policy.terms import ClockName, ReasonCode

ON = date(2026, 11, 24)
GROWN, YOUNG, SMALL = date(1991, 3, 14), date(2003, 3, 14), date(2016, 3, 14)
ANCHOR = date(2026, 3, 12)
F = PlanFinding
GOAL = GoalId(uuid4())

READY = AssessmentView(
    id=AssessmentId(uuid4()), version=9, state=AssessmentState.READY, outcome=Outcome.PLAN_NEEDED.value, conclusion="X"
)


def goal(kind: GoalKind = GoalKind.LANGUAGE, horizon: Horizon = Horizon.PLAN_PERIOD, row: UUID = GOAL) -> GoalView:
    return GoalView(id=GoalId(row), version=1, kind=kind, horizon=horizon, text="Tavoite")


def service(kind: ServiceKind = ServiceKind.INTEGRATION_TRAINING, **given: object) -> ServiceView:
    made = ServiceView(id=ServiceId(uuid4()), version=1, kind=kind, goal_id=GOAL, reason="Koska.")
    return replace(made, **given)  # type: ignore[arg-type]


COMPLETE = PlanView(
    id=PlanId(uuid4()),
    version=3,
    state=PlanState.DRAFT,
    legal_regime=LegalRegime.ACT_681_2023,
    number=1,
    drafted_on=ON,
    assessment_id=READY.id,
    is_jobseeker=False,
    follow_up="Kuukausittain.",
    goals=(goal(), goal(GoalKind.WORKING_LIFE, Horizon.LONG_TERM, uuid4())),
    services=(service(),),
)
AGREED = replace(
    COMPLETE, state=PlanState.AGREED, agreed_on=ON, valid_from=ON, valid_until=date(2027, 10, 24), agreed_by="A"
)
AGREEMENT = Agreement(
    agreed_on=ON,
    agreed_by="Asiakas",
    agreed_how="IN_PERSON",
    valid_from=ON,
    valid_until=date(2027, 10, 24),
    explained_on=ON,
    explained_in="prs",
    duration_reason="Koulutus kestää lokakuuhun.",
)


def codes(findings: tuple[Finding, ...]) -> set[object]:
    return {finding.code for finding in findings}


def lacking(plan: PlanView, *, born: date | None = GROWN, assessment: AssessmentView | None = READY) -> set[object]:
    return codes(rules.content_findings(plan, assessment=assessment, born_on=born, on=ON))


def hindered(
    agreement: Agreement = AGREEMENT,
    *,
    plan: PlanView = COMPLETE,
    plans: tuple[PlanView, ...] = (),
    anchor: date | None = ANCHOR,
    assessment: AssessmentView = READY,
) -> tuple[Finding, ...]:
    return rules.agreement_findings(
        plan,
        agreement,
        plans=(*plans, plan),
        assessment=assessment,
        anchor_on=anchor,
        born_on=GROWN,
        on=ON,
    )


def test_a_complete_plan_lacks_nothing_and_nothing_hinders_agreeing_it() -> None:
    assert lacking(COMPLETE) == set()
    assert hindered() == ()


@pytest.mark.parametrize(
    "assessment",
    [
        None,
        replace(READY, state=AssessmentState.STARTED),
        replace(READY, outcome=Outcome.NO_PLAN_NEEDED.value),
    ],
)
def test_a_plan_rests_on_an_assessment_that_found_it_to_be_needed(assessment: AssessmentView | None) -> None:
    assert lacking(COMPLETE, assessment=assessment) == {F.ASSESSMENT_MISSING}


def test_whose_task_the_plan_is_has_to_be_known() -> None:
    assert lacking(replace(COMPLETE, is_jobseeker=None)) == {F.JOBSEEKER_UNKNOWN}


def test_a_jobseekers_plan_must_have_work_as_a_goal() -> None:
    seeker = replace(COMPLETE, is_jobseeker=True, job_search_duty="Kolme hakemusta kuussa.")
    assert lacking(seeker) == {F.EMPLOYMENT_AUTHORITY_RESPONSIBLE, F.WORK_GOAL_REQUIRED}
    for kind in (GoalKind.EMPLOYMENT, GoalKind.ENTREPRENEURSHIP):
        assert F.WORK_GOAL_REQUIRED not in lacking(replace(seeker, goals=(goal(kind),)))
    assert F.JOB_SEARCH_DUTY_MISSING in lacking(replace(seeker, job_search_duty=""))


def test_others_have_working_life_as_a_rule_or_a_reason_why_not() -> None:
    without = replace(COMPLETE, goals=(goal(), goal(GoalKind.LANGUAGE, Horizon.LONG_TERM)))
    found = rules.content_findings(without, assessment=READY, born_on=GROWN, on=ON)
    assert codes(found) == {F.WORK_GOAL_MISSING}
    assert blocking(found) == ()
    assert lacking(replace(without, no_employment_goal_reason="Hoitaa lapsia.")) == set()
    assert F.WORK_GOAL_MISSING not in lacking(without, born=SMALL)


def test_under_25_a_qualification_is_a_goal_as_a_rule() -> None:
    assert lacking(COMPLETE, born=YOUNG) == {F.UPPER_SECONDARY_GOAL_MISSING}
    assert lacking(COMPLETE, born=date(2001, 11, 24)) == set(), "25 today"
    assert lacking(COMPLETE, born=date(2001, 11, 25)) == {F.UPPER_SECONDARY_GOAL_MISSING}
    studying = replace(COMPLETE, goals=(*COMPLETE.goals, goal(GoalKind.EDUCATION, Horizon.LONG_TERM)))
    assert lacking(studying, born=YOUNG) == set()
    assert lacking(replace(COMPLETE, no_education_goal_reason="On jo."), born=YOUNG) == set()


def test_a_plan_has_goals_near_and_far() -> None:
    assert lacking(replace(COMPLETE, goals=())) >= {F.GOAL_MISSING}
    assert lacking(replace(COMPLETE, goals=(goal(GoalKind.WORKING_LIFE),))) == {F.LONG_TERM_GOAL_MISSING}


def test_a_plan_has_a_service_that_promotes_integration() -> None:
    assert F.SERVICE_MISSING in lacking(replace(COMPLETE, services=()))
    only = replace(COMPLETE, services=(service(ServiceKind.HOBBY), service(ServiceKind.CHILD_CARE)))
    assert lacking(only) == {F.INTEGRATION_SERVICE_MISSING, F.LANGUAGE_STUDIES_MISSING}


def test_each_service_has_the_goal_that_it_is_for_and_the_reason_why() -> None:
    assert lacking(replace(COMPLETE, services=(service(reason=" "),))) == {F.SERVICE_REASON_MISSING}
    assert lacking(replace(COMPLETE, services=(service(goal_id=None),))) == {F.SERVICE_GOAL_MISSING}
    assert lacking(replace(COMPLETE, services=(service(goal_id=uuid4()),))) == {F.SERVICE_GOAL_MISSING}


def test_follow_up_is_agreed() -> None:
    assert lacking(replace(COMPLETE, follow_up="")) == {F.FOLLOW_UP_MISSING}


def test_a_child_is_heard_and_the_county_takes_part() -> None:
    assert F.CHILD_NOT_HEARD in lacking(COMPLETE, born=SMALL)
    together = replace(COMPLETE, is_multisectoral=True)
    assert lacking(together) == {F.COUNTY_NOT_TAKING_PART}
    county = ParticipantView(
        id=ParticipantId(uuid4()), version=1, kind=ParticipantKind.WELLBEING_COUNTY, name="", organisation=""
    )
    assert lacking(replace(together, participants=(county,))) == set()


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"agreed_on": None}, F.AGREED_ON_MISSING),
        ({"agreed_by": " "}, F.AGREED_BY_MISSING),
        ({"agreed_how": ""}, F.AGREED_HOW_MISSING),
        ({"explained_on": None}, F.NOT_EXPLAINED),
        ({"explained_in": ""}, F.NOT_EXPLAINED),
        ({"explained_on": ON + timedelta(1)}, F.IN_THE_FUTURE),
        ({"agreed_on": ON - timedelta(1)}, F.BEFORE_DRAFT),
        ({"valid_from": ON - timedelta(1)}, F.STARTS_BEFORE_AGREED),
        ({"valid_until": None}, F.END_MISSING),
        ({"valid_until": ON - timedelta(1)}, F.ENDS_BEFORE_START),
        ({"duration_reason": ""}, F.DURATION_REASON_MISSING),
    ],
)
def test_what_an_agreement_needs(given: dict[str, object], code: PlanFinding) -> None:
    assert code in codes(hindered(replace(AGREEMENT, **given)))  # type: ignore[arg-type]


@given(st.integers(min_value=0, max_value=900))
def test_a_first_plan_is_agreed_for_a_year_at_most(days: int) -> None:
    end = ON + timedelta(days=days)
    assert (F.TOO_LONG in codes(hindered(replace(AGREEMENT, valid_until=end)))) == (end > add_years(ON, 1))


def test_a_second_plan_ends_by_two_years_from_the_first() -> None:
    first = replace(
        AGREED,
        id=PlanId(uuid4()),
        state=PlanState.ENDED,
        agreed_on=date(2026, 1, 31),
        valid_from=date(2026, 1, 31),
        valid_until=date(2026, 11, 20),
        ended_on=date(2026, 11, 20),
    )
    second = replace(COMPLETE, number=2)
    fine = replace(AGREEMENT, valid_until=date(2028, 1, 31))
    assert hindered(fine, plan=second, plans=(first,)) == ()
    (found,) = hindered(replace(fine, valid_until=date(2028, 2, 1)), plan=second, plans=(first,))
    assert (found.code, found.section, found.values) == (F.TOO_LONG, "23.2", {"until": date(2028, 1, 31)})


def test_a_plan_does_not_begin_while_another_is_in_force() -> None:
    other = replace(AGREED, id=PlanId(uuid4()))
    assert F.PLAN_IN_FORCE in codes(hindered(plan=replace(COMPLETE, number=2), plans=(other,)))


def test_a_first_plan_is_drawn_up_within_three_years_unless_a_victim_is_reached_late() -> None:
    late = date(2023, 11, 23)
    assert codes(hindered(anchor=late)) == {F.WINDOW_PASSED}
    assert hindered(anchor=date(2023, 11, 24)) == ()
    victim = replace(
        READY,
        eligibility=Eligibility.TRAFFICKING_VICTIM.value,
        window_override=WindowOverride.TRAFFICKING_REACHED_LATE.value,
    )
    found = hindered(anchor=late, assessment=victim)
    assert codes(found) == {F.WINDOW_PASSED_TRAFFICKING}
    assert blocking(found) == ()
    assert codes(hindered(anchor=None)) == {F.ANCHOR_UNKNOWN}


def test_a_first_plan_from_before_2025_keeps_the_old_rules_for_an_officer_to_decide() -> None:
    old = replace(
        AGREED,
        id=PlanId(uuid4()),
        state=PlanState.ENDED,
        legal_regime=LegalRegime.ACT_1386_2010,
        agreed_on=date(2024, 12, 31),
        ended_on=date(2026, 1, 1),
    )
    second = replace(COMPLETE, number=2)
    found = hindered(replace(AGREEMENT, valid_until=date(2029, 1, 1)), plan=second, plans=(old,))
    assert codes(found) == {F.OLD_REGIME_DECIDE}
    assert blocking(found) == ()
    assert rules.max_end((old,), born_on=GROWN, drawn_up_on=ON) is None
    assert rules.legal_regime_of(date(2024, 12, 31)) is LegalRegime.ACT_1386_2010
    assert rules.legal_regime_of(date(2025, 1, 1)) is LegalRegime.ACT_681_2023


def extension(kind: ExtensionGround, **given: object) -> ExtensionView:
    made = ExtensionView(
        id=ExtensionId(uuid4()),
        version=1,
        kind=kind,
        months=6,
        valid_from=None,
        valid_until=None,
        evidence="Päätös",
        granted_on=ON,
    )
    return replace(made, **given)  # type: ignore[arg-type]


def test_the_longest_duration_is_a_sum_over_all_plans_extensions() -> None:
    first = replace(
        AGREED,
        extensions=(
            extension(ExtensionGround.HOME_CARE),
            extension(
                ExtensionGround.SUSPENSION, months=None, valid_from=date(2027, 1, 1), valid_until=date(2027, 1, 10)
            ),
        ),
    )
    end = rules.max_end((first,), born_on=GROWN, drawn_up_on=ON)
    assert end is not None
    assert end.value == add_months(date(2028, 11, 24), 6) + timedelta(days=10)
    assert [reason.section for reason in end.reasons] == ["23.2", "23.3", "23.4"]


def checked(**given: object) -> set[object]:
    values = {
        "kind": ExtensionGround.HOME_CARE,
        "months": 6,
        "valid_from": None,
        "valid_until": None,
        "evidence": "Päätös",
    } | given
    return codes(rules.extension_findings(on=ON, **values))  # type: ignore[arg-type]


def test_an_extension_is_measured_and_evidenced() -> None:
    assert checked() == set()
    assert checked(evidence=" ") == {F.EVIDENCE_MISSING}
    assert checked(months=None) == checked(months=25) == checked(months=0) == {F.MEASURE_MISSING}
    assert checked(kind=ExtensionGround.STUDY_UNDER_25, months=13) == {F.MEASURE_MISSING}
    assert checked(kind=ExtensionGround.SUSPENSION) == {F.MEASURE_MISSING}
    assert checked(kind=ExtensionGround.SUSPENSION, valid_from=ON, valid_until=ON) == set()


def test_a_plan_in_force_makes_an_integration_client_from_its_first_day_to_its_last() -> None:
    days = {day: rules.is_integration_client((AGREED,), on=day) for day in (ON, date(2027, 10, 24))}
    assert all(days.values())
    for day in (ON - timedelta(1), date(2027, 10, 25)):
        assert not rules.is_integration_client((AGREED,), on=day)
    ended = replace(AGREED, state=PlanState.ENDED, ended_on=date(2027, 3, 1))
    assert rules.is_integration_client((ended,), on=date(2027, 3, 1))
    assert not rules.is_integration_client((ended,), on=date(2027, 3, 2))
    for state in (PlanState.DRAFT, PlanState.WITHDRAWN):
        assert not rules.is_integration_client((replace(AGREED, state=state),), on=ON)


def review(day: date) -> ReviewView:
    return ReviewView(
        id=ReviewId(uuid4()),
        version=1,
        reviewed_on=day,
        reason=ReviewReason.SIX_MONTHS,
        outcome=ReviewOutcome.UNCHANGED,
    )


def reviewable(**given: object) -> set[object]:
    values = {"reviewed_on": date(2027, 2, 1), "outcome": "UNCHANGED", "valid_until": None} | given
    found = rules.review_findings(AGREED, plans=(AGREED,), born_on=GROWN, on=date(2027, 2, 1), **values)  # type: ignore[arg-type]
    return codes(found)


def test_what_a_review_needs() -> None:
    assert reviewable() == set()
    assert reviewable(reviewed_on=date(2027, 2, 2)) == {F.IN_THE_FUTURE}
    assert reviewable(reviewed_on=ON - timedelta(1)) == {F.BEFORE_AGREED}
    assert reviewable(outcome="PROLONGED") == {F.PROLONGED_UNTIL_MISSING}
    assert reviewable(outcome="PROLONGED", valid_until=date(2027, 10, 24)) == {F.PROLONGED_UNTIL_MISSING}
    assert reviewable(outcome="PROLONGED", valid_until=date(2027, 11, 24)) == set()
    assert reviewable(outcome="PROLONGED", valid_until=date(2027, 11, 25)) == {F.TOO_LONG}


def ended(**given: object) -> tuple[Finding, ...]:
    values = {"ended_on": date(2027, 2, 1), "end_reason": "EMPLOYED", "onward_guidance": "Töissä."} | given
    return rules.end_findings(AGREED, on=date(2027, 2, 1), **values)  # type: ignore[arg-type]


def test_what_the_end_of_a_plan_needs() -> None:
    assert ended() == ()
    assert codes(ended(end_reason="")) == {F.END_REASON_MISSING}
    assert codes(ended(ended_on=None)) == codes(ended(ended_on=ON - timedelta(1))) == {F.ENDS_BEFORE_START}
    assert codes(ended(ended_on=date(2027, 2, 2))) == {F.IN_THE_FUTURE}
    assert blocking(ended(onward_guidance="")) == ()


def clocks(plan: PlanView, on: date) -> dict[ClockName, date | None]:
    return {one.name: one.due for one in rules.plan_clocks((plan,), born_on=GROWN, on=on)}


def test_the_clocks_of_an_agreed_plan() -> None:
    assert clocks(AGREED, ON) == {
        ClockName.PLAN_END: date(2027, 10, 24),
        ClockName.PLAN_REVIEW: date(2027, 5, 24),
        ClockName.PLAN_REFERRAL: date(2026, 12, 24),
        ClockName.PLAN_MAX_END: date(2028, 11, 24),
    }


def test_a_review_moves_its_clock_and_the_last_one_falls_away_where_the_plan_ends_first() -> None:
    once = replace(AGREED, reviews=(review(date(2027, 3, 1)),))
    assert clocks(once, date(2027, 3, 1))[ClockName.PLAN_REVIEW] == date(2027, 9, 1)
    twice = replace(AGREED, reviews=(review(date(2027, 3, 1)), review(date(2027, 8, 1))))
    assert ClockName.PLAN_REVIEW not in clocks(twice, date(2027, 8, 1))


def test_the_referral_clock_stops_when_the_client_was_guided_everywhere() -> None:
    guided = replace(AGREED, services=(service(referred_on=ON), service(ServiceKind.GUIDANCE)))
    assert ClockName.PLAN_REFERRAL not in clocks(guided, ON)
    assert rules.waiting_for_referral(guided) == ()


@pytest.mark.parametrize("state", [PlanState.DRAFT, PlanState.ENDED, PlanState.WITHDRAWN])
def test_no_clock_runs_for_a_plan_that_is_not_agreed(state: PlanState) -> None:
    assert clocks(replace(AGREED, state=state), ON) == {}


def test_a_plan_from_before_the_act_shows_its_end_and_nothing_recomputed() -> None:
    old = replace(
        AGREED, agreed_on=date(2024, 6, 1), valid_from=date(2024, 6, 1), legal_regime=LegalRegime.ACT_1386_2010
    )
    assert clocks(old, ON) == {ClockName.PLAN_END: date(2027, 10, 24)}
    reviewed = replace(old, reviews=(review(date(2026, 10, 1)),))
    assert clocks(reviewed, ON)[ClockName.PLAN_REVIEW] == date(2027, 4, 1)


def test_a_review_under_the_earlier_act_starts_no_clock_of_this_one() -> None:
    old = replace(AGREED, agreed_on=date(2024, 6, 1), valid_from=date(2024, 6, 1), reviews=(review(date(2024, 11, 1)),))
    assert clocks(old, ON) == {ClockName.PLAN_END: date(2027, 10, 24)}


def test_each_clock_says_why() -> None:
    for one in rules.plan_clocks((AGREED,), born_on=GROWN, on=ON):
        assert one.reasons
        assert all(reason.section and isinstance(reason.code, ReasonCode) for reason in one.reasons)
