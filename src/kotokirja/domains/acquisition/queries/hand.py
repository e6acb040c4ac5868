"""Reads of the rows that wait for an officer."""

from collections.abc import Sequence
from uuid import UUID

from kotokirja.domains.acquisition.models import HandRow
from kotokirja.domains.acquisition.rules import newcomer_from_text, opened
from kotokirja.domains.acquisition.types import HandOutcome, HandRowView
from kotokirja.kernel.ids import ClientId, ImportRunId, MunicipalityCode
from kotokirja.platform.door import Grant
from kotokirja.platform.sealing import key_service


class HandRowNotFound(LookupError):
    """There is no such row that still waits."""


def hand_rows(*, grant: Grant, run_id: ImportRunId, most: int = 50) -> tuple[HandRowView, ...]:
    """The rows of a run that wait, in the order of the file."""
    rows = HandRow.objects.filter(
        municipality_id=grant.municipality, run_id=run_id, outcome=HandOutcome.WAITING.value
    ).order_by("row")[:most]
    return tuple(_view(grant, row) for row in rows)


def hand_row(*, grant: Grant, run_id: ImportRunId, row_id: UUID) -> HandRowView:
    """One row that waits, held until the transaction ends."""
    row = (
        HandRow.objects.select_for_update()
        .filter(municipality_id=grant.municipality, run_id=run_id, id=row_id, outcome=HandOutcome.WAITING.value)
        .first()
    )
    if row is None:
        raise HandRowNotFound
    return _view(grant, row)


def hand_binding(municipality: MunicipalityCode, row_id: UUID) -> bytes:
    """What the key of a waiting row is bound to."""
    return f"{municipality}|hand|{row_id}".encode()


def hand_place(row_id: UUID) -> str:
    """Where a waiting row stands sealed."""
    return f"hand|{row_id}"


def _view(grant: Grant, row: HandRow) -> HandRowView:
    wrapped, sealed, version = row.wrapped, row.sealed, row.wrapped_with
    if wrapped is None or sealed is None or version is None:
        raise HandRowNotFound
    key = key_service().unwrap(bytes(wrapped), version=version, binding=hand_binding(grant.municipality, row.id))
    text = opened(key=key, place=hand_place(row.id), sealed=bytes(sealed)).decode()
    return HandRowView(id=row.id, row=row.row, newcomer=newcomer_from_text(text), namesakes=_clients(row.namesakes))


def _clients(ids: Sequence[UUID]) -> tuple[ClientId, ...]:
    return tuple(ClientId(one) for one in ids)
