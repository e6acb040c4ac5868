"""What a team lead does with the file of a previous register."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID, uuid4

from kotokirja.domains.access import queries as access
from kotokirja.domains.access.types import TeamView
from kotokirja.domains.acquisition import operations, queries
from kotokirja.domains.acquisition.operations import MappingIncomplete, RunMoved
from kotokirja.domains.acquisition.queries import RunNotFound
from kotokirja.domains.acquisition.types import (
    ColumnView,
    FileFacts,
    Finding,
    HandOutcome,
    HandRowView,
    Plan,
    ReasonCount,
    RunView,
    Target,
    UnreadableFile,
)
from kotokirja.domains.clients import operations as client_operations
from kotokirja.domains.clients import queries as client_queries
from kotokirja.domains.clients.operations import IdentityCodeTaken
from kotokirja.domains.clients.types import Hit
from kotokirja.kernel.ids import ClientId, ImportRunId, TeamId
from kotokirja.platform.door import Actor, authorise, record_subjects, usecase
from kotokirja.policy.actions import Action

__all__ = ["IdentityCodeTaken", "MappingIncomplete", "RunMoved", "RunNotFound", "UnreadableFile"]

SHOWN = 100
"""How many findings a page shows; the report has all."""
MOST_REPORTED = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportList:
    """The municipality's imports, and the teams to which people can come."""

    runs: tuple[RunView, ...]
    teams: tuple[TeamView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedRun:
    """An import with everything that its page shows."""

    run: RunView
    columns: tuple[ColumnView, ...]
    teams: tuple[TeamView, ...]
    counts: tuple[ReasonCount, ...]
    findings: tuple[Finding, ...]

    @property
    def team_name(self) -> str:
        """The team to which people come when their row names none."""
        return next((team.name for team in self.teams if team.id == self.run.team), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class HandList:
    """The rows of an import that wait for an officer, with those of the register who may be the same persons."""

    run: RunView
    rows: tuple[tuple[HandRowView, tuple[Hit, ...]], ...]


@usecase
def list_imports(*, actor: Actor, at: datetime) -> ImportList:
    """See the municipality's imports."""
    grant = authorise(actor=actor, action=Action.IMPORT_READ, at=at)
    return ImportList(runs=queries.runs(grant=grant), teams=access.teams_of(municipality=grant.municipality))


def upload(*, actor: Actor, content: bytes, team: TeamId, started_on: date, at: datetime) -> ImportRunId:
    """Bring a file in; raises `UnreadableFile` with its trouble, and then nothing of it is kept.

    The file is read between two transactions, because reading takes longer than a context lives.
    """
    _ask_to_upload(actor=actor, at=at)
    facts = queries.facts_of_file(content=content)
    return _keep(actor=actor, content=content, facts=facts, team=team, started_on=started_on, at=at)


@usecase
def _ask_to_upload(*, actor: Actor, at: datetime) -> None:
    authorise(actor=actor, action=Action.IMPORT_UPLOAD, at=at)


@usecase
def _keep(
    *, actor: Actor, content: bytes, facts: FileFacts, team: TeamId, started_on: date, at: datetime
) -> ImportRunId:
    grant = authorise(actor=actor, action=Action.IMPORT_UPLOAD, at=at)
    return operations.keep(
        grant=grant,
        content=content,
        facts=facts,
        targets=queries.suggested_meanings(headings=facts.headings),
        team=team,
        started_on=started_on,
        at=at,
    )


@usecase
def open_run(*, actor: Actor, run_id: ImportRunId, at: datetime) -> OpenedRun:
    """See where an import stands, what its columns mean and what was found."""
    grant = authorise(actor=actor, action=Action.IMPORT_READ, at=at)
    return OpenedRun(
        run=queries.run(grant=grant, run_id=run_id),
        columns=queries.columns(grant=grant, run_id=run_id),
        teams=access.teams_of(municipality=grant.municipality),
        counts=queries.reason_counts(grant=grant, run_id=run_id),
        findings=queries.findings(grant=grant, run_id=run_id, most=SHOWN),
    )


@usecase
def see_progress(*, actor: Actor, run_id: ImportRunId, at: datetime) -> RunView:
    """See how far an import has come."""
    grant = authorise(actor=actor, action=Action.IMPORT_READ, at=at)
    return queries.run(grant=grant, run_id=run_id)


@usecase
def name_columns(
    *,
    actor: Actor,
    run_id: ImportRunId,
    targets: Sequence[Target | None],
    team: TeamId,
    started_on: date,
    at: datetime,
) -> None:
    """Say what the columns mean, and begin the dry run; raises `MappingIncomplete` or `RunMoved`."""
    grant = authorise(actor=actor, action=Action.IMPORT_MAP, at=at)
    operations.name_columns(grant=grant, run_id=run_id, targets=targets, team=team, started_on=started_on, at=at)
    operations.ask_for_check(grant=grant, run_id=run_id, at=at)
    operations.run_later(municipality=grant.municipality, run_id=run_id)


@usecase
def approve(*, actor: Actor, run_id: ImportRunId, attempt: int, at: datetime) -> None:
    """Let an import be carried out, in one's own name, as the dry run of that attempt has shown it (N6.2)."""
    grant = authorise(actor=actor, action=Action.IMPORT_APPROVE, at=at)
    run = queries.run(grant=grant, run_id=run_id)
    plan = plan_of(run, queries.columns(grant=grant, run_id=run_id))
    operations.approve(grant=grant, run_id=run_id, attempt=attempt, plan=plan, at=at)
    operations.run_later(municipality=grant.municipality, run_id=run_id)


def plan_of(run: RunView, columns: Sequence[ColumnView]) -> Plan:
    """What stands in a run to be approved, or to be carried out."""
    return Plan(
        digest=run.digest,
        targets=tuple(column.target for column in columns),
        team=run.team,
        started_on=run.started_on,
    )


@usecase
def cancel(*, actor: Actor, run_id: ImportRunId, at: datetime) -> None:
    """Stop an import and destroy its file; who was made a client by it stays one."""
    grant = authorise(actor=actor, action=Action.IMPORT_CANCEL, at=at)
    operations.cancel(grant=grant, run_id=run_id, at=at)


@usecase
def report(*, actor: Actor, run_id: ImportRunId, at: datetime) -> tuple[RunView, tuple[Finding, ...]]:
    """Take all findings of the latest dry run or import along."""
    grant = authorise(actor=actor, action=Action.IMPORT_REPORT, at=at)
    run = queries.run(grant=grant, run_id=run_id)
    return run, queries.findings(grant=grant, run_id=run_id, most=MOST_REPORTED)


@usecase
def open_hand_list(*, actor: Actor, run_id: ImportRunId, at: datetime) -> HandList:
    """See the rows that wait, each with those of the register who may be the same person, every one of them logged.

    Outside one's own teams name and birth year are all that is shown.
    """
    grant = authorise(actor=actor, action=Action.IMPORT_HAND_READ, at=at)
    run = queries.run(grant=grant, run_id=run_id)
    rows = queries.hand_rows(grant=grant, run_id=run_id)
    ids = [client for row in rows for client in row.namesakes]
    hits = client_queries.hits(grant=grant, ids=ids, most=max(1, len(ids)))
    known = {hit.client_id: hit for hit in hits.rows}
    record_subjects(grant=grant, subjects=list(known))
    return HandList(
        run=run,
        rows=tuple((row, tuple(known[client] for client in row.namesakes if client in known)) for row in rows),
    )


@usecase
def settle_as_same(*, actor: Actor, run_id: ImportRunId, row_id: UUID, at: datetime) -> None:
    """Say that a waiting row is about somebody who is a client already: it is left out, and nothing changes."""
    grant = authorise(actor=actor, action=Action.IMPORT_HAND_SAME, at=at)
    row = queries.hand_row(grant=grant, run_id=run_id, row_id=row_id)
    operations.settle(grant=grant, row_id=row.id, outcome=HandOutcome.SAME, at=at)
    record_subjects(grant=grant, subjects=row.namesakes)


@usecase
def settle_as_other(*, actor: Actor, run_id: ImportRunId, row_id: UUID, at: datetime) -> ClientId:
    """Say that a waiting row is about another person, who becomes a client; `IdentityCodeTaken` when the code is not."""
    client_id = ClientId(uuid4())
    grant = authorise(actor=actor, action=Action.IMPORT_HAND_OTHER, subject=client_id, at=at)
    row = queries.hand_row(grant=grant, run_id=run_id, row_id=row_id)
    client_operations.create(grant=grant, newcomers=[replace(row.newcomer, id=client_id)])
    operations.settle(grant=grant, row_id=row.id, outcome=HandOutcome.OTHER, at=at)
    return client_id
