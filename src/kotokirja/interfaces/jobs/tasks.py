"""The tasks of the queue. Their arguments are numbers; what they work on is read through the door."""

from datetime import UTC, datetime
from functools import lru_cache
from typing import Final
from uuid import UUID

import structlog
from django.conf import settings
from procrastinate import JobContext
from procrastinate.contrib.django import app

from kotokirja.interfaces.jobs.actor import worker_for
from kotokirja.interfaces.jobs.delivery import deliver_all
from kotokirja.kernel.ids import MunicipalityCode, SubjectId
from kotokirja.platform.accounts.models import Account
from kotokirja.platform.outbox import queue
from kotokirja.platform.outbox.adapters import Adapter, NationalRegister, http_client
from kotokirja.platform.outbox.schedule import Breaker
from kotokirja.platform.sealing import file_keys
from kotokirja.platform.signing import signing_key
from kotokirja.usecases.registry_delivery import resume_overdue

log = structlog.get_logger()

STALLED_AFTER: Final = 15.0
"""After how many seconds without a sign of life a worker's jobs are given to another."""

breaker: Final = Breaker()


@lru_cache
def _register(municipality: MunicipalityCode) -> Adapter:
    key = signing_key(seed=file_keys().signing_key, municipality=municipality)
    return NationalRegister(client=http_client(), address=settings.KOTOKIRJA_NATIONAL_URL, key=key)


def _clock() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - a job is an edge


@app.task(name=queue.DELIVER, queue=queue.QUEUE)
def deliver(municipality: int, subject: str) -> None:
    """Deliver one person's messages."""
    code = MunicipalityCode(municipality)
    deliver_all(
        municipality=code,
        subject=SubjectId(UUID(subject)),
        adapter=_register(code),
        breaker=breaker,
        clock=_clock,
    )


@app.periodic(cron="* * * * *")
@app.task(name="registry.sweep", queue=queue.QUEUE, queueing_lock="registry.sweep")
def sweep(timestamp: int) -> None:
    """Ask anew for every delivery that should have happened: a lost job loses no message."""
    codes = Account._base_manager.order_by("municipality_id").values_list("municipality_id", flat=True).distinct()
    for code in codes:
        resumed = resume_overdue(actor=worker_for(municipality=MunicipalityCode(code)), at=_clock())
        if resumed:
            log.warning("deliveries were overdue and have been asked for anew", municipality=code, persons=resumed)


@app.periodic(cron="* * * * * */10")
@app.task(name="queue.retry_stalled", queue="queue", queueing_lock="queue.retry_stalled", pass_context=True)
async def retry_stalled(context: JobContext, timestamp: int) -> None:
    """Give back what a worker held when it died."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_AFTER):
        await manager.retry_job(job)
