"""The background process of the municipality service."""

import asyncio
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

from kotokirja.interfaces.jobs.tasks import STALLED_AFTER

HEARTBEAT: Final = 4.0
CONCURRENCY: Final = 4
"""Deliveries mostly wait for the register, so a few go side by side, each person's in a row."""


class OpenRoad(RuntimeError):
    """Records would leave without TLS, outside of a try-out."""


def run(*, is_lasting: bool = True) -> None:
    """Work until a signal to stop, or, unless it is to last, until the queue is empty.

    Refuses to start when records would travel in the open (N10.6).
    """
    if urlsplit(settings.KOTOKIRJA_NATIONAL_URL).scheme != "https" and not settings.KOTOKIRJA_TRY_OUT:
        raise OpenRoad("KOTOKIRJA_NATIONAL_URL must begin with https://")
    asyncio.run(_work(is_lasting=is_lasting))


async def _work(*, is_lasting: bool) -> None:
    connector = app.connector
    if not isinstance(connector, DjangoConnector):
        raise TypeError("the queue stands in Django's database")
    worker_app = app.with_connector(connector.get_worker_connector())
    async with worker_app.open_async():
        await worker_app.run_worker_async(
            wait=is_lasting,
            concurrency=CONCURRENCY,
            delete_jobs="successful",
            fetch_job_polling_interval=5.0,
            shutdown_graceful_timeout=20.0,
            update_heartbeat_interval=HEARTBEAT,
            stalled_worker_timeout=STALLED_AFTER,
            install_signal_handlers=is_lasting,
        )
