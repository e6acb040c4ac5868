"""The queue: a job is asked for in the transaction that needs it, and carries numbers only.

The lock lets one job at a time work on a person's messages, so that their order holds.
"""

from datetime import datetime
from typing import Final

from procrastinate.contrib.django import app

from kotokirja.kernel.ids import MunicipalityCode, SubjectId

DELIVER: Final = "registry.deliver"
QUEUE: Final = "registry"


def deliver_later(*, municipality: MunicipalityCode, subject: SubjectId, at: datetime | None = None) -> None:
    """Ask for the delivery of a person's messages, now or at a time."""
    task = app.configure_task(
        DELIVER,
        lock=f"{municipality} {subject}",
        queue=QUEUE,
        schedule_at=at,
        allow_unknown=True,
    )
    task.defer(municipality=municipality, subject=str(subject))
