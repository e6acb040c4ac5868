"""Decide, sign, log: in this order, in the transaction of the act."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any, cast  # noqa: TID251 - import_string has no type of its own

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils.module_loading import import_string

from kotokirja.kernel.ids import SubjectId
from kotokirja.platform.door import context
from kotokirja.platform.door.actor import Actor
from kotokirja.platform.door.grant import _MINT, Grant, NotPermitted, TraceUnavailable
from kotokirja.policy.actions import RULES, AnyAction, Relationship
from kotokirja.policy.decide import Facts, decide
from kotokirja.policy.declaration import DECLARATION, ground_code

APPEND = "audit.append(%s, %s, %s, %s::uuid[], %s::text[], %s, %s, %s, %s)"

FactsReader = Callable[[Actor, SubjectId, datetime], Facts]


@lru_cache
def _facts_reader() -> FactsReader:
    return cast(FactsReader, import_string(settings.KOTOKIRJA_FACTS))


def authorise(*, actor: Actor, action: AnyAction, at: datetime, subject: SubjectId | None = None) -> Grant:
    """Let the actor in for one act, or raise `NotPermitted`.

    Reads the facts of the decision under a base context, decides, signs the granted context and writes the log row,
    all in the caller's transaction: what can't be logged isn't read. Outside a transaction it is an error.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("authorise() works within the use case's transaction only")
    rule = RULES[action]
    facts = Facts()
    if rule.relationship is Relationship.OWN_TEAM and subject is not None:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {context.SET}", [context.signed(actor=actor, purpose=context.DECIDE)])
        facts = _facts_reader()(actor, subject, at)
    decision = decide(action=action, role=actor.role, teams=actor.teams, subject=subject, facts=facts)
    if decision.purpose is None:
        raise NotPermitted(action=action, subject=subject, reason=decision.reason)
    grant = Grant(
        actor=actor,
        action=action,
        purpose=decision.purpose,
        ground=ground_code(decision.purpose),
        subject=subject,
        categories=decision.categories,
        at=at,
        mint=_MINT,
    )
    signed = context.signed(
        actor=actor,
        purpose=decision.purpose.value,
        teams=actor.teams if rule.relationship is Relationship.TEAMS else (),
        is_whole=rule.relationship is Relationship.MUNICIPALITY,
        client=subject,
    )
    _trace(f"SELECT {context.SET}, {APPEND}", [signed, *_row(grant, [subject] if subject else [], "GRANTED", None)])
    return grant


def record_subjects(*, grant: Grant, subjects: Sequence[SubjectId], oldest_on: date | None = None) -> None:
    """Log each person whose data a list or a search showed, in one insert, before the answer leaves."""
    if subjects:
        _trace(f"SELECT {APPEND}", _row(grant, subjects, "SHOWN", oldest_on))


def _trace(statement: str, values: list[Any]) -> None:
    try:
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
    except DatabaseError as problem:
        raise TraceUnavailable(str(problem)) from problem


def record_refusal(*, actor: Actor, refusal: NotPermitted) -> None:
    """Log that the door stayed shut, in a transaction of its own; a refusal stays one even if this fails."""
    signed = context.signed(actor=actor, purpose=context.DECIDE)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {context.SET}, {APPEND}",
            [
                signed,
                refusal.action.value,
                "",
                actor.municipality,
                [refusal.subject] if refusal.subject else [],
                [],
                None,
                actor.request_id,
                "REFUSED",
                DECLARATION.version,
            ],
        )


def _row(grant: Grant, subjects: Sequence[SubjectId], outcome: str, oldest_on: date | None) -> list[Any]:
    return [
        grant.action.value,
        grant.ground,
        grant.municipality,
        list(subjects),
        sorted(grant.categories),
        oldest_on,
        grant.actor.request_id,
        outcome,
        DECLARATION.version,
    ]
