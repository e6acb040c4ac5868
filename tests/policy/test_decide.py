"""The decision at the door, pure: nothing beyond action, role and purpose is ever granted."""

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kotokirja.kernel.ids import SubjectId, TeamId
from kotokirja.policy.actions import ROLE_CATEGORIES, RULES, Action, NationalAction, Relationship
from kotokirja.policy.decide import Facts, decide
from kotokirja.policy.declaration import categories_of
from kotokirja.policy.vocabulary import DataCategory, Role

TEAMS = [TeamId(uuid4()) for _ in range(3)]
SOMEBODY = SubjectId(uuid4())
EVERY_ACTION = [*Action, *NationalAction]


@given(
    action=st.sampled_from(EVERY_ACTION),
    role=st.sampled_from(list(Role)),
    teams=st.frozensets(st.sampled_from(TEAMS)),
    subject=st.sampled_from([None, SOMEBODY]),
    team=st.sampled_from([None, *TEAMS]),
)
@pytest.mark.notice("N10.1")
def test_nothing_beyond_the_purpose_is_ever_granted(
    action: Action, role: Role, teams: frozenset[TeamId], subject: SubjectId | None, team: TeamId | None
) -> None:
    decision = decide(action=action, role=role, teams=teams, subject=subject, facts=Facts(team=team))
    rule = RULES[action]
    if decision.purpose is None:
        assert decision.categories == frozenset()
        assert decision.reason
        return
    assert decision.purpose is rule.purposes[role]
    assert decision.categories <= rule.categories & ROLE_CATEGORIES[role] & categories_of(decision.purpose)
    if rule.relationship is Relationship.OWN_TEAM:
        assert subject is not None
        assert team in teams
    assert not (role is Role.WORKER and rule.is_decision)


@pytest.mark.notice("N10.1")
def test_somebody_is_granted_something_by_every_action() -> None:
    for action in EVERY_ACTION:
        rule = RULES[action]
        is_about_one = rule.relationship in {Relationship.OWN_TEAM, Relationship.NEW, Relationship.NAMED}
        granted = [
            decide(
                action=action,
                role=role,
                teams=frozenset(TEAMS),
                subject=SOMEBODY if is_about_one else None,
                facts=Facts(team=TEAMS[0]),
            ).purpose
            for role in rule.purposes
        ]
        assert any(granted), action


def test_every_action_has_its_rule_and_every_role_its_categories() -> None:
    assert set(RULES) == set(EVERY_ACTION)
    assert set(ROLE_CATEGORIES) == set(Role)


@pytest.mark.notice("N6.2", part="no-job-decides")
def test_a_job_is_refused_as_the_decider_of_anything() -> None:
    decisions = [action for action in EVERY_ACTION if RULES[action].is_decision]
    assert decisions
    for action in decisions:
        assert Role.WORKER not in RULES[action].purposes
        decision = decide(
            action=action, role=Role.WORKER, teams=frozenset(TEAMS), subject=SOMEBODY, facts=Facts(team=TEAMS[0])
        )
        assert decision.purpose is None


def test_health_is_granted_to_nobody_yet_and_compensation_never_to_case_work() -> None:
    for rule in RULES.values():
        for role, purpose in rule.purposes.items():
            granted = rule.categories & ROLE_CATEGORIES[role] & categories_of(purpose)
            if role in {Role.CASE_WORKER, Role.TEAM_LEAD}:
                assert DataCategory.COMPENSATION not in granted
            if role is Role.GUIDANCE_WORKER:
                assert granted <= {DataCategory.NAME_AND_CONTACT, DataCategory.SERVICE_LANGUAGE}
            if role is Role.ADMINISTRATOR:
                assert granted == frozenset()
