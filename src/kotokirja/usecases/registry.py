"""What an officer can do with a client's records in the national register."""

from datetime import datetime

from kotokirja.domains.clients import queries as clients
from kotokirja.domains.clients.types import ClientFile
from kotokirja.domains.registry import operations, queries
from kotokirja.domains.registry.queries import MessageNotFound
from kotokirja.domains.registry.types import Delivery, ManualRecord
from kotokirja.kernel.ids import ClientId, MessageId
from kotokirja.platform.door import Actor, authorise, usecase
from kotokirja.policy.actions import Action

__all__ = ["MessageNotFound", "deliveries", "manual_record", "mark_recorded", "retry_delivery"]


@usecase
def deliveries(*, actor: Actor, client_id: ClientId, at: datetime) -> tuple[ClientFile, tuple[Delivery, ...]]:
    """Show whose records these are and where each is."""
    grant = authorise(actor=actor, action=Action.REGISTRY_READ, subject=client_id, at=at)
    return clients.client_file(grant=grant), queries.deliveries_of(grant=grant)


@usecase
def manual_record(
    *, actor: Actor, client_id: ClientId, message_id: MessageId, at: datetime
) -> tuple[ClientFile, ManualRecord]:
    """Open a record that is carried over by hand."""
    grant = authorise(actor=actor, action=Action.REGISTRY_MANUAL_READ, subject=client_id, at=at)
    return clients.client_file(grant=grant), queries.manual_record(grant=grant, message=message_id)


@usecase
def mark_recorded(*, actor: Actor, client_id: ClientId, message_id: MessageId, at: datetime) -> None:
    """Note that the actor has carried a record over by hand, today."""
    grant = authorise(actor=actor, action=Action.REGISTRY_MARK, subject=client_id, at=at)
    operations.mark(grant=grant, message=message_id, at=at)


@usecase
def retry_delivery(*, actor: Actor, client_id: ClientId, message_id: MessageId, at: datetime) -> None:
    """Have a record that was refused or laid aside tried again."""
    grant = authorise(actor=actor, action=Action.REGISTRY_RETRY, subject=client_id, at=at)
    operations.retry(grant=grant, message=message_id, at=at)
