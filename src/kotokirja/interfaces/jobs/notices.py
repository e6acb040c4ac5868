"""Making the PDFs of a published notice, once for each language."""

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

import structlog
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from kotokirja.domains.controllers.operations import MAKE_PDFS, QUEUE
from kotokirja.interfaces.jobs.actor import worker_for
from kotokirja.kernel.ids import MunicipalityCode, NoticeVersionId
from kotokirja.platform.accounts.models import Account
from kotokirja.policy.notice import Notice
from kotokirja.usecases import notices_work
from kotokirja.usecases.notices_work import VersionNotFound

Clock = Callable[[], datetime]
Renderer = Callable[[Notice], bytes]
log = structlog.get_logger()


def make_all(*, municipality: MunicipalityCode, version_id: NoticeVersionId, clock: Clock, renderer: Renderer) -> int:
    """Make the PDFs that are missing; returns how many.

    A document is laid out between two transactions, because that takes longer than a context lives; whoever does it
    a second time finds the first one kept.
    """
    worker = worker_for(municipality=municipality)
    try:
        missing = notices_work.take(actor=worker, version_id=version_id, at=clock())
    except VersionNotFound:
        log.info("a notice that is not published has no PDF", version=str(version_id))
        return 0
    for language, notice in missing.items():
        content = renderer(notice)
        notices_work.keep_pdf(actor=worker, version_id=version_id, language=language, content=content, at=clock())
    return len(missing)


def _rendered(notice: Notice) -> bytes:
    """The notice as PDF; what lays it out is loaded here alone, because it is large."""
    from kotokirja.interfaces.notice.pdf import notice_pdf  # noqa: PLC0415 -- no page needs it

    return notice_pdf(notice=notice)


def _now() -> datetime:
    return timezone.now().astimezone(UTC)  # noqa: TID251 -- a job is an edge and reads the clock


@app.task(name=MAKE_PDFS, queue=QUEUE, retry=RetryStrategy(max_attempts=8, exponential_wait=2))
def make_pdfs(municipality: int, version: str) -> None:
    """Make the PDFs of one version."""
    make_all(
        municipality=MunicipalityCode(municipality),
        version_id=NoticeVersionId(UUID(version)),
        clock=_now,
        renderer=_rendered,
    )


@app.periodic(cron="*/10 * * * *")
@app.task(name="notices.sweep", queue=QUEUE, queueing_lock="notices.sweep")
def sweep(timestamp: int) -> None:
    """Ask anew for the PDFs that are missing: a lost job leaves no version without."""
    codes = Account._base_manager.order_by("municipality_id").values_list("municipality_id", flat=True).distinct()
    for code in codes:
        resumed = notices_work.resume_lost(actor=worker_for(municipality=MunicipalityCode(code)), at=_now())
        if resumed:
            log.warning("notices had no PDF and were asked for anew", municipality=code, versions=resumed)
