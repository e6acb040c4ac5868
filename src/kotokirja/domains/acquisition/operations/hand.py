"""Settling a row that waited."""

from datetime import datetime
from uuid import UUID

from kotokirja.domains.acquisition.models import HandRow
from kotokirja.domains.acquisition.operations.steps import RunMoved
from kotokirja.domains.acquisition.types import HandOutcome
from kotokirja.platform.door import Grant


def settle(*, grant: Grant, row_id: UUID, outcome: HandOutcome, at: datetime) -> None:
    """Write down what the officer said of a waiting row, and destroy what it held."""
    changed = HandRow.objects.filter(
        municipality_id=grant.municipality, id=row_id, outcome=HandOutcome.WAITING.value
    ).update(
        outcome=outcome.value,
        settled_at=at,
        settled_by_id=grant.recorder,
        sealed=None,
        wrapped=None,
        wrapped_with=None,
    )
    if not changed:
        raise RunMoved
