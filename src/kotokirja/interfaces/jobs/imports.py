"""Working on an import, batch by batch, until it is done, stopped, or waits for an officer."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final
from uuid import UUID, uuid4

import structlog
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from kotokirja.domains.acquisition import queries
from kotokirja.domains.acquisition.operations import Met
from kotokirja.domains.acquisition.types import Candidate, Refused, RunState, UnreadableFile
from kotokirja.interfaces.jobs.actor import worker_for
from kotokirja.kernel.ids import ClientId, ImportRunId, MunicipalityCode
from kotokirja.platform.accounts.models import Account
from kotokirja.platform.door import Actor
from kotokirja.usecases import imports_work
from kotokirja.usecases.imports_work import ApprovalBroken, CustodyBroken, RunMoved, RunNotFound, Work

BATCH: Final = 500
Clock = Callable[[], datetime]
Batch = tuple[int, list[Candidate | Refused]]
log = structlog.get_logger()


def carry_on(*, municipality: MunicipalityCode, run_id: ImportRunId, clock: Clock, batch: int = BATCH) -> None:
    """Take the run up where it stands and work on its step to the end.

    A process that dies in between leaves whole batches behind: the next one reads on after them.
    """
    worker = worker_for(municipality=municipality)
    try:
        work = imports_work.take(actor=worker, run_id=run_id, at=clock())
        if work.run.state is RunState.CHECKING:
            _check(worker, work, clock=clock, batch=batch)
        elif work.run.state is RunState.RUNNING:
            _bring_in(worker, work, clock=clock, batch=batch)
    except (RunMoved, RunNotFound):
        log.info("an import was stopped or has moved on", run=str(run_id))
    except (CustodyBroken, UnreadableFile):
        _give_up(worker, run_id, "FILE_BROKEN", clock)
    except ApprovalBroken:
        _give_up(worker, run_id, "APPROVAL_BROKEN", clock)


def _check(worker: Actor, work: Work, *, clock: Clock, batch: int) -> None:
    if work.run.gone:
        imports_work.begin_check_anew(actor=worker, run_id=work.run.id, at=clock())
        work = imports_work.take(actor=worker, run_id=work.run.id, at=clock())
    met: Met = {}
    for gone, rows in _batches(work, batch):
        is_last = gone + len(rows) == work.run.rows
        imports_work.check_rows(actor=worker, work=work, gone=gone, rows=rows, met=met, is_last=is_last, at=clock())


def _bring_in(worker: Actor, work: Work, *, clock: Clock, batch: int) -> None:
    """Act for the officer who approved: the background process writes, the officer stands as recorder."""
    if work.run.approved_by is None:
        raise ApprovalBroken
    deputy = replace(worker, account_id=work.run.approved_by, display_name=work.run.approved_by_name)
    for gone, rows in _batches(work, batch):
        is_last = gone + len(rows) == work.run.rows
        imports_work.bring_in_rows(actor=deputy, work=work, gone=gone, rows=rows, is_last=is_last, at=clock())


def _batches(work: Work, size: int) -> Iterator[Batch]:
    """The rows that are still to do; those before are read too, so that a code that comes twice is known."""
    checked = queries.checked_rows(
        content=work.content,
        targets=work.plan.targets,
        circumstances=work.circumstances,
        new_id=lambda: ClientId(uuid4()),
    )
    gone = work.run.gone
    rows: list[Candidate | Refused] = []
    for place, read in enumerate(checked):
        if place < gone:
            continue
        rows.append(read)
        if len(rows) == size:
            yield gone, rows
            gone, rows = gone + len(rows), []
    if rows:
        yield gone, rows


def _give_up(worker: Actor, run_id: ImportRunId, fault: str, clock: Clock) -> None:
    log.error("an import can't be carried out", run=str(run_id), fault=fault)
    imports_work.give_up(actor=worker, run_id=run_id, fault=fault, at=clock())


def _now() -> datetime:
    return timezone.now().astimezone(UTC)  # noqa: TID251 -- a job is an edge and reads the clock


@app.task(name="imports.work", queue="imports", retry=RetryStrategy(max_attempts=8, exponential_wait=2))
def work(municipality: int, run: str) -> None:
    """Work on one import."""
    carry_on(municipality=MunicipalityCode(municipality), run_id=ImportRunId(UUID(run)), clock=_now)


@app.periodic(cron="*/2 * * * *")
@app.task(name="imports.sweep", queue="imports", queueing_lock="imports.sweep")
def sweep(timestamp: int) -> None:
    """Ask anew for the work on imports that do not move: a lost job stops none."""
    codes = Account._base_manager.order_by("municipality_id").values_list("municipality_id", flat=True).distinct()
    for code in codes:
        resumed = imports_work.resume_lost(actor=worker_for(municipality=MunicipalityCode(code)), at=_now())
        if resumed:
            log.warning("imports did not move and were asked for anew", municipality=code, runs=resumed)
