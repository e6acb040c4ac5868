"""Saving over a newer version: what two people changed apart is kept, what both changed is shown to the second one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import models

from kotokirja.platform.door.grant import Grant
from kotokirja.platform.register.models import HistoryModel, RegisterModel
from kotokirja.platform.register.writes import StaleVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldConflict:
    """A datum that somebody else changed in between to another value: both, for the officer to choose."""

    field: str
    theirs: Any
    ours: Any


class SaveConflict(StaleVersion):
    """A newer version holds other values for the same data; nothing was written.

    `settled` are the form's other data as they would stand: one's own change, or else what is saved now.
    """

    def __init__(
        self,
        *,
        row: UUID,
        version: int,
        conflicts: tuple[FieldConflict, ...],
        settled: Mapping[str, Any],
    ) -> None:
        super().__init__(f"{len(conflicts)} data")
        self.row = row
        self.version = version
        self.conflicts = conflicts
        self.settled = settled


def merged(
    *,
    grant: Grant,
    mirror: type[HistoryModel],
    row: UUID,
    version: int,
    stored: Mapping[str, Any],
    values: Mapping[str, Any],
) -> Mapping[str, Any]:
    """Of the values that a form sends, those that it changed since the version that it showed.

    `stored` is the row as it stands now, its version included. Raises `SaveConflict` where the newer version holds
    another value for something that this form changed too.
    """
    if stored["version"] == version:
        return {name: value for name, value in values.items() if stored[name] != value}
    base = _as_shown(grant, mirror, row, version)
    wanted = {
        name: value
        for name, value in values.items()
        if value != base.get(name, _empty(mirror.mirrors, name)) and value != stored[name]
    }
    conflicts = tuple(
        FieldConflict(field=name, theirs=stored[name], ours=value)
        for name, value in wanted.items()
        if stored[name] != base.get(name, _empty(mirror.mirrors, name))
    )
    if conflicts:
        settled = {name: wanted.get(name, stored[name]) for name in values}
        raise SaveConflict(row=row, version=stored["version"], conflicts=conflicts, settled=settled)
    return wanted


def _as_shown(grant: Grant, mirror: type[HistoryModel], row: UUID, version: int) -> dict[str, Any]:
    """The data as they stood in a version, each as the write that last set it left it."""
    shown: dict[str, Any] = {}
    earlier = mirror._base_manager.filter(
        municipality_id=grant.municipality, subject_id=grant.require_subject(), row_id=row, version__lte=version
    ).order_by("version")
    for write in earlier:
        shown |= {column: getattr(write, column) for column in write.columns}
    return shown


def _empty(model: type[RegisterModel], name: str) -> Any:  # noqa: ANN401 - the value of any column
    field = model._meta.get_field(name)
    return field.get_default() if isinstance(field, models.Field) else None
