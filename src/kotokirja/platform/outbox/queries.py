"""Reads of the outbox through a grant: where messages are, never what they hold."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from kotokirja.kernel.ids import MessageId
from kotokirja.platform.door import Grant
from kotokirja.platform.outbox.types import Delivery, MessageState, Way
from kotokirja.platform.register.together import Part, read_part

ABOUT: Final = """
SELECT id, event, event_id, sequence, way, state, attempts, fault, created_at, next_attempt_at, acknowledged_at, receipt,
       marked_by, marked_by_name
FROM outbox_outboxmessage WHERE municipality_id = %s AND subject_id = %s ORDER BY sequence DESC
"""


def deliveries(*, grant: Grant) -> tuple[Delivery, ...]:
    """All messages about the grant's person, the newest first."""
    return read_part(deliveries_part(grant=grant))


def deliveries_part(*, grant: Grant) -> Part[tuple[Delivery, ...]]:
    """The same, to be asked together with others."""
    return Part(text=ABOUT, values=(grant.municipality, grant.require_subject()), read=_deliveries)


def _deliveries(rows: Sequence[Mapping[str, Any]]) -> tuple[Delivery, ...]:
    return tuple(
        Delivery(
            id=MessageId(UUID(row["id"])),
            event=row["event"],
            event_id=UUID(row["event_id"]),
            sequence=row["sequence"],
            way=Way(row["way"]),
            state=MessageState(row["state"]),
            attempts=row["attempts"],
            fault=row["fault"],
            created_at=datetime.fromisoformat(row["created_at"]),
            next_attempt_at=_instant(row["next_attempt_at"]),
            acknowledged_at=_instant(row["acknowledged_at"]),
            receipt=_id(row["receipt"]),
            marked_by=_id(row["marked_by"]),
            marked_by_name=row["marked_by_name"],
        )
        for row in rows
    )


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _id(text: str | None) -> UUID | None:
    return UUID(text) if text else None
