"""What the background process does for an import: it prepares a report, and carries out what an officer approved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from kotokirja.domains.acquisition import operations, queries
from kotokirja.domains.acquisition.operations import ApprovalBroken, Met, RunMoved
from kotokirja.domains.acquisition.queries import RunNotFound
from kotokirja.domains.acquisition.types import (
    Candidate,
    Circumstances,
    CustodyBroken,
    Plan,
    Refused,
    RunView,
    Sorted,
    Target,
)
from kotokirja.kernel.calendar import helsinki_day
from kotokirja.kernel.ids import ImportRunId
from kotokirja.platform.door import Actor, authorise, record_subjects, usecase
from kotokirja.policy.actions import Action
from kotokirja.usecases.imports import plan_of

__all__ = ["ApprovalBroken", "CustodyBroken", "RunMoved", "RunNotFound"]

LOST_AFTER: Final = timedelta(minutes=2)
"""A step takes seconds: a run that has not moved for this long has lost its job."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A run under way, with its file opened and what its rows are read against."""

    run: RunView
    content: bytes
    plan: Plan
    circumstances: Circumstances

    @property
    def columns(self) -> Mapping[Target, int]:
        """Where each target stands in the file, counted from one."""
        return {target: place for place, target in enumerate(self.plan.targets, start=1) if target is not None}


@usecase
def take(*, actor: Actor, run_id: ImportRunId, at: datetime) -> Work:
    """Take up a run where it stands; `RunNotFound` when its file is no longer kept, `CustodyBroken` if altered."""
    grant = authorise(actor=actor, action=Action.IMPORT_TAKE, at=at)
    run = queries.run(grant=grant, run_id=run_id)
    on = helsinki_day(at)
    return Work(
        run=run,
        content=queries.content(grant=grant, run_id=run_id),
        plan=plan_of(run, queries.columns(grant=grant, run_id=run_id)),
        circumstances=Circumstances(
            municipality=grant.municipality,
            on=on,
            team=run.team,
            started_on=run.started_on,
            staff=queries.staff_of(municipality=grant.municipality, on=on),
        ),
    )


@usecase
def begin_check_anew(*, actor: Actor, run_id: ImportRunId, at: datetime) -> None:
    """Begin a dry run from the top whose job was lost on the way."""
    grant = authorise(actor=actor, action=Action.IMPORT_TAKE, at=at)
    operations.ask_for_check(grant=grant, run_id=run_id, at=at)


@usecase
def check_rows(
    *,
    actor: Actor,
    work: Work,
    gone: int,
    rows: Sequence[Candidate | Refused],
    met: Met,
    is_last: bool,
    at: datetime,
) -> Sorted:
    """Write down what is wrong with some rows, and whom of them the register knows, each of these logged."""
    grant = authorise(actor=actor, action=Action.IMPORT_CHECK, at=at)
    step = operations.sort_out(grant=grant, rows=rows, columns=work.columns, met=met)
    record_subjects(grant=grant, subjects=step.seen)
    run = work.run
    operations.note_checked(grant=grant, run_id=run.id, attempt=run.attempt, gone=gone, step=step, at=at)
    if is_last:
        operations.finish_check(grant=grant, run_id=run.id, attempt=run.attempt, at=at)
    return step


@usecase
def bring_in_rows(
    *,
    actor: Actor,
    work: Work,
    gone: int,
    rows: Sequence[Candidate | Refused],
    is_last: bool,
    at: datetime,
) -> Sorted:
    """Make the people of some rows clients, all or nothing by row, as the officer in whose name it is approved.

    The rows and how far they reach are written in one transaction: whoever takes the run up again goes on behind
    them. Raises `RunMoved` when the run was stopped, `ApprovalBroken` when it is not what was approved.
    """
    grant = authorise(actor=actor, action=Action.IMPORT_BRING_IN, at=at)
    run = work.run
    operations.hold(grant=grant, run_id=run.id, attempt=run.attempt, gone=gone, plan=work.plan)
    step = operations.bring_in(
        grant=grant,
        run_id=run.id,
        attempt=run.attempt,
        rows=rows,
        columns=work.columns,
        is_last=is_last,
        at=at,
    )
    record_subjects(grant=grant, subjects=[*(candidate.newcomer.id for candidate in step.ready), *step.seen])
    return step


@usecase
def give_up(*, actor: Actor, run_id: ImportRunId, fault: str, at: datetime) -> None:
    """End a run that can't be carried out: its file does not open, or it is not what was approved."""
    grant = authorise(actor=actor, action=Action.IMPORT_TAKE, at=at)
    operations.fail(grant=grant, run_id=run_id, fault=fault, at=at)


@usecase
def resume_lost(*, actor: Actor, at: datetime) -> int:
    """Ask anew for the work on every run that does not move; returns how many there were."""
    grant = authorise(actor=actor, action=Action.IMPORT_SWEEP, at=at)
    lost = queries.unattended(grant=grant, before=at - LOST_AFTER)
    for run_id in lost:
        operations.run_later(municipality=grant.municipality, run_id=run_id)
    return len(lost)
