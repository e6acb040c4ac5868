"""The decision at the door: pure, over facts that were fetched before."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from kotokirja.kernel.ids import SubjectId, TeamId
from kotokirja.policy.actions import ROLE_CATEGORIES, RULES, AnyAction, Relationship
from kotokirja.policy.declaration import categories_of
from kotokirja.policy.vocabulary import DataCategory, Purpose, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What ties a person to the service: the team of the relationship that is in force now, if there is one."""

    team: TeamId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The purpose and categories that were granted, or no purpose and the reason why not."""

    purpose: Purpose | None
    categories: frozenset[DataCategory]
    reason: str


def decide(
    *,
    action: AnyAction,
    role: Role,
    teams: AbstractSet[TeamId],
    subject: SubjectId | None,
    facts: Facts,
) -> Decision:
    """Grant what the action, the role and the purpose all allow; anything unclear is a refusal (N2.0, N10.7, N10.10)."""
    rule = RULES[action]
    purpose = rule.purposes.get(role)
    if purpose is None:
        return _refused("ROLE")
    if role is Role.WORKER and rule.is_decision:
        return _refused("DECISION_BY_JOB")
    is_about_one = rule.relationship in {Relationship.OWN_TEAM, Relationship.NEW, Relationship.NAMED}
    if is_about_one and subject is None:
        return _refused("NO_SUBJECT")
    if not is_about_one and subject is not None and rule.relationship is not Relationship.MUNICIPALITY:
        return _refused("SUBJECT_IN_A_LIST")
    if rule.relationship is Relationship.OWN_TEAM and (facts.team is None or facts.team not in teams):
        return _refused("NO_RELATIONSHIP")
    return Decision(
        purpose=purpose,
        categories=rule.categories & ROLE_CATEGORIES[role] & categories_of(purpose),
        reason="",
    )


def _refused(reason: str) -> Decision:
    return Decision(purpose=None, categories=frozenset(), reason=reason)
