"""The steps of a run; each follows the one before it, whoever else is at work."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Case, CharField, F, Value, When

from kotokirja.domains.acquisition.models import ImportColumn, ImportFinding, ImportRun
from kotokirja.domains.acquisition.operations.custody import destroy_file
from kotokirja.domains.acquisition.rules import mapping_troubles
from kotokirja.domains.acquisition.types import (
    ENDED,
    Finding,
    MappingTrouble,
    Plan,
    RunState,
    Sorted,
    Target,
)
from kotokirja.kernel.ids import ImportRunId, TeamId
from kotokirja.platform.door import Grant


class RunMoved(Exception):
    """The run is no longer where this step could follow: somebody else, or a job, was faster."""


class MappingIncomplete(ValueError):
    """The columns do not mean enough, or two mean the same."""

    def __init__(self, troubles: tuple[tuple[MappingTrouble, Target | None], ...]) -> None:
        super().__init__(", ".join(trouble.value for trouble, _ in troubles))
        self.troubles = troubles


class ApprovalBroken(Exception):
    """What stands in the run is not what the officer approved: nothing is carried out (N6.2)."""


def name_columns(
    *, grant: Grant, run_id: ImportRunId, targets: Sequence[Target | None], team: TeamId, started_on: date, at: datetime
) -> None:
    """Write down what the columns mean, and to which team and from which day people come; a dry run is due again."""
    if troubles := mapping_troubles(targets):
        raise MappingIncomplete(troubles)
    _move(
        grant,
        run_id,
        (RunState.UPLOADED, RunState.CHECKED),
        state=RunState.UPLOADED.value,
        team_id=team,
        started_on=started_on,
        changed_at=at,
    )
    ImportColumn.objects.filter(municipality_id=grant.municipality, run_id=run_id).update(
        target=Case(
            *(When(position=place, then=Value(str(target or ""))) for place, target in enumerate(targets, start=1)),
            default=Value(""),
            output_field=CharField(),
        )
    )


def ask_for_check(*, grant: Grant, run_id: ImportRunId, at: datetime) -> None:
    """Begin the dry run, or begin it anew when its job was lost on the way."""
    _move(grant, run_id, (RunState.UPLOADED, RunState.CHECKING), state=RunState.CHECKING.value, **_from_the_top(at))


def note_checked(*, grant: Grant, run_id: ImportRunId, attempt: int, gone: int, step: Sorted, at: datetime) -> None:
    """Write down what the dry run found in some rows that follow the `gone` ones before them."""
    _move(
        grant,
        run_id,
        (RunState.CHECKING,),
        where={"attempt": attempt, "gone": gone},
        changed_at=at,
        **_counted(step),
    )
    write_findings(grant=grant, run_id=run_id, attempt=attempt, found=step.findings)


def finish_check(*, grant: Grant, run_id: ImportRunId, attempt: int, at: datetime) -> None:
    """End the dry run: its report waits for an officer."""
    _move(grant, run_id, (RunState.CHECKING,), where={"attempt": attempt}, state=RunState.CHECKED.value, changed_at=at)


def approve(*, grant: Grant, run_id: ImportRunId, attempt: int, plan: Plan, at: datetime) -> None:
    """Let the run be carried out, in the name of the grant's officer and exactly as the plan says (N6.2)."""
    _move(
        grant,
        run_id,
        (RunState.CHECKED,),
        where={"attempt": attempt},
        state=RunState.RUNNING.value,
        approved_at=at,
        approved_by_id=grant.recorder,
        approved_plan=plan.seal,
        **_from_the_top(at),
    )


def hold(*, grant: Grant, run_id: ImportRunId, attempt: int, gone: int, plan: Plan) -> None:
    """Hold the run until the transaction ends; `RunMoved` when it does not stand there, or stopped."""
    row = (
        ImportRun.objects.select_for_update()
        .filter(
            municipality_id=grant.municipality,
            id=run_id,
            state=RunState.RUNNING.value,
            attempt=attempt,
            gone=gone,
            approved_by_id=grant.recorder,
        )
        .values_list("approved_plan", flat=True)
        .first()
    )
    if row is None:
        raise RunMoved
    if bytes(row) != plan.seal:
        raise ApprovalBroken


def cancel(*, grant: Grant, run_id: ImportRunId, at: datetime) -> None:
    """End a run before its time, and destroy its file; who was made a client stays one."""
    _end(grant, run_id, RunState.CANCELLED, at)


def fail(*, grant: Grant, run_id: ImportRunId, fault: str, at: datetime) -> None:
    """End a run whose file can't be read any more."""
    _end(grant, run_id, RunState.FAILED, at, fault=fault)


def finish(*, grant: Grant, run_id: ImportRunId, at: datetime) -> None:
    """End a run that has gone through all rows."""
    _end(grant, run_id, RunState.DONE, at)


def _end(grant: Grant, run_id: ImportRunId, state: RunState, at: datetime, *, fault: str = "") -> None:
    _move(
        grant,
        run_id,
        tuple(other for other in RunState if other not in ENDED),
        state=state.value,
        wrapped=None,
        wrapped_with=None,
        changed_at=at,
        ended_at=at,
        fault=fault,
    )
    destroy_file(grant=grant, run_id=run_id)


def write_findings(*, grant: Grant, run_id: ImportRunId, attempt: int, found: Iterable[Finding]) -> None:
    """Write findings of some rows."""
    ImportFinding.objects.bulk_create(
        (
            ImportFinding(
                municipality_id=grant.municipality,
                run_id=run_id,
                attempt=attempt,
                row=finding.row,
                column=finding.column,
                target=finding.target,
                reason=finding.reason.value,
                shape=finding.shape,
            )
            for finding in found
        ),
        batch_size=2000,
    )


def count_rows(*, grant: Grant, run_id: ImportRunId, step: Sorted, at: datetime, made: int) -> None:
    """Write down how far the import has come."""
    _move(grant, run_id, (RunState.RUNNING,), changed_at=at, made=F("made") + made, **_counted(step))


def _counted(step: Sorted) -> dict[str, Any]:
    return {
        "gone": F("gone") + step.rows,
        "ready": F("ready") + len(step.ready),
        "refused": F("refused") + step.refused,
        "known": F("known") + len(step.known),
        "by_hand": F("by_hand") + len(step.waiting),
    }


def _from_the_top(at: datetime) -> dict[str, Any]:
    counts = dict.fromkeys(("gone", "ready", "refused", "known", "by_hand", "made"), 0)
    return {"attempt": F("attempt") + 1, "changed_at": at, **counts}


def _move(
    grant: Grant,
    run_id: ImportRunId,
    states: tuple[RunState, ...],
    *,
    where: dict[str, Any] | None = None,
    **values: Any,  # noqa: ANN401 -- columns of the run
) -> None:
    """Change the run in one conditional statement, or raise `RunMoved`."""
    changed = ImportRun.objects.filter(
        municipality_id=grant.municipality,
        id=run_id,
        state__in=[state.value for state in states],
        **(where or {}),
    ).update(**values)
    if not changed:
        raise RunMoved
