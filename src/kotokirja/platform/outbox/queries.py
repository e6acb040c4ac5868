"""Reads of the outbox through a grant: where messages are, never what they hold."""

from typing import Final

from django.db import connection

from kotokirja.kernel.ids import MessageId
from kotokirja.platform.door import Grant
from kotokirja.platform.outbox.types import Delivery, MessageState, Way

ABOUT: Final = """
SELECT id, event, event_id, sequence, way, state, attempts, fault, created_at, next_attempt_at, acknowledged_at, receipt,
       marked_by, marked_by_name
FROM outbox_outboxmessage WHERE municipality_id = %s AND subject_id = %s ORDER BY sequence DESC
"""


def deliveries(*, grant: Grant) -> tuple[Delivery, ...]:
    """All messages about the grant's person, the newest first."""
    with connection.cursor() as cursor:
        cursor.execute(ABOUT, [grant.municipality, grant.require_subject()])
        names = [column.name for column in cursor.description]
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    return tuple(
        Delivery(
            **row | {"id": MessageId(row["id"]), "way": Way(row["way"]), "state": MessageState(row["state"])},
        )
        for row in rows
    )
