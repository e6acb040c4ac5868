"""Reads of the outbox through a grant: where messages are, never what they hold."""

from collections.abc import Iterable

from kotokirja.kernel.ids import MessageId
from kotokirja.platform.door import Grant
from kotokirja.platform.outbox.models import OutboxMessage
from kotokirja.platform.outbox.types import Delivery, MessageState, Way


def deliveries(*, grant: Grant) -> tuple[Delivery, ...]:
    """All messages about the grant's person, the newest first."""
    rows: Iterable[OutboxMessage] = (
        OutboxMessage.objects.filter(municipality_id=grant.municipality, subject_id=grant.require_subject())
        .defer("payload")
        .order_by("-sequence")
    )
    return tuple(
        Delivery(
            id=MessageId(row.id),
            event=row.event,
            event_id=row.event_id,
            sequence=row.sequence,
            way=Way(row.way),
            state=MessageState(row.state),
            attempts=row.attempts,
            fault=row.fault,
            created_at=row.created_at,
            next_attempt_at=row.next_attempt_at,
            acknowledged_at=row.acknowledged_at,
            receipt=row.receipt,
            marked_by=row.marked_by,
            marked_by_name=row.marked_by_name,
        )
        for row in rows
    )
