"""The outbox of a synthetic municipality: what the register has taken, and what the first start has to deliver."""

from datetime import date

from kotokirja.platform.outbox.messages import canonical_json
from kotokirja.platform.outbox.models import OutboxMessage
from kotokirja.platform.outbox.operations import way_of
from kotokirja.platform.outbox.types import MessageState, Way
from kotokirja.platform.sealing import DataKey, Place
from kotokirja.project.synthetic.chance import new_id
from kotokirja.project.synthetic.lines import Pages
from kotokirja.project.synthetic.recording import Sent, records_of
from kotokirja.project.synthetic.shapes import Client
from kotokirja.project.synthetic.staff import Staff


def add_messages(pages: Pages, client: Client, *, key: DataKey, staff: Staff, as_of: date) -> None:
    """Add one client's messages: taken and emptied, or waiting with their content sealed."""
    way = way_of(municipality=client.municipality)
    for sent in records_of(client):
        message = new_id(pages.ids)
        row: dict[str, object] = {
            "id": message,
            "municipality_id": client.municipality,
            "subject_id": client.id,
            "way": way,
            "event": sent.event,
            "event_id": sent.event_id,
            "event_version": sent.event_version,
            "sequence": sent.sequence,
            "idempotency_key": sent.idempotency_key,
            "created_at": sent.at,
            "created_by": sent.by,
        }
        if sent.is_acknowledged(as_of=as_of):
            row |= _taken(sent, way, staff)
        else:
            place = Place(
                municipality=client.municipality, table=OutboxMessage._meta.db_table, column="payload", row=message
            )
            is_manual = way is Way.MANUAL
            row |= {
                "state": MessageState.MANUAL if is_manual else MessageState.PENDING,
                "payload": key.seal(canonical_json(sent.content).decode(), place=place),
                "next_attempt_at": None if is_manual else sent.at,
            }
        pages.add(OutboxMessage, row)


def _taken(sent: Sent, way: Way, staff: Staff) -> dict[str, object]:
    values: dict[str, object] = {"state": MessageState.ACKNOWLEDGED, "acknowledged_at": sent.acknowledged_at}
    if way is Way.MANUAL:
        return values | {"marked_by": sent.by, "marked_by_name": staff.name_of(sent.by)}
    return values | {"attempts": 1, "receipt": sent.receipt}
