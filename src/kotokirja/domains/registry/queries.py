"""Reads about records: where they are, and what waits to be carried over by hand."""

import json

from kotokirja.domains.registry.rules import sections_of
from kotokirja.domains.registry.types import Delivery, EventKind, ManualRecord
from kotokirja.kernel.ids import MessageId
from kotokirja.platform.door import Grant
from kotokirja.platform.outbox import operations as outbox
from kotokirja.platform.outbox import queries
from kotokirja.platform.outbox.operations import MessageNotFound
from kotokirja.platform.register.together import Part

__all__ = ["MessageNotFound", "deliveries_of", "deliveries_part", "manual_record"]


def deliveries_of(*, grant: Grant) -> tuple[Delivery, ...]:
    """The records about the grant's client and where each is, the newest first, in one statement."""
    return queries.deliveries(grant=grant)


def deliveries_part(*, grant: Grant) -> Part[tuple[Delivery, ...]]:
    """The same, to be asked together with others."""
    return queries.deliveries_part(grant=grant)


def manual_record(*, grant: Grant, message: MessageId) -> ManualRecord:
    """A record that waits for the hand, as parts to copy."""
    opened = outbox.opened(grant=grant, message=message)
    content = json.loads(opened.body)
    return ManualRecord(
        message=message, event=EventKind(content["event"]["kind"]), sections=sections_of(record=content)
    )
