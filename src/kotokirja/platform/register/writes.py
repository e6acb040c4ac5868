"""Writes through a grant: each names its source, touches only granted categories, and follows the version before."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar
from uuid import UUID

from django.db import models

from kotokirja.platform.door.grant import Grant
from kotokirja.platform.register.labels import label_of
from kotokirja.platform.register.models import RegisterModel
from kotokirja.policy.vocabulary import D, SourceCode

M = TypeVar("M", bound=RegisterModel)
BATCH = 1000


class StaleVersion(Exception):
    """Somebody saved a newer version of the row in between; nothing was written."""


class CategoryNotGranted(PermissionError):
    """A write to a column whose category the grant does not open: a mistake in the use case."""


def insert(*, grant: Grant, model: type[M], source: SourceCode, ground: str = "", values: Mapping[str, Any]) -> M:
    """Make one row with its provenance; returns it without reading it back."""
    _check(grant, model, values)
    row = model(municipality_id=grant.municipality, source=source.value, ground=ground, **values)
    row.save(force_insert=True)
    return row


def insert_many(*, grant: Grant, model: type[M], rows: Iterable[tuple[SourceCode, str, Mapping[str, Any]]]) -> int:
    """Make many rows, each with its source and ground, some thousand to a statement; returns how many."""
    made = []
    for source, ground, values in rows:
        _check(grant, model, values)
        made.append(model(municipality_id=grant.municipality, source=source.value, ground=ground, **values))
    model._base_manager.bulk_create(made, batch_size=BATCH)
    return len(made)


def update(
    *,
    grant: Grant,
    model: type[RegisterModel],
    row: UUID,
    version: int,
    source: SourceCode,
    ground: str = "",
    values: Mapping[str, Any],
) -> int:
    """Change columns of one row of the grant's person; returns the new version, or raises `StaleVersion`."""
    _check(grant, model, values)
    place = {
        "municipality_id": grant.municipality,
        "id": row,
        "version": version,
        model.subject: grant.require_subject(),
    }
    changed = model._base_manager.filter(**place).update(
        version=version + 1, source=source.value, ground=ground, **values
    )
    if changed == 0:
        raise StaleVersion(model._meta.label)
    return version + 1


def _check(grant: Grant, model: type[models.Model], values: Mapping[str, Any]) -> None:
    """Refuse owner, keys and columns outside the grant: they never come from a caller's values."""
    for name in values:
        field = model._meta.get_field(name)
        if name in {"municipality_id", "version", "source", "ground"}:
            raise CategoryNotGranted(f"{model._meta.label}.{name}")
        label = label_of(field)  # type: ignore[arg-type]
        if isinstance(label, D) and label.category not in grant.categories:
            raise CategoryNotGranted(f"{model._meta.label}.{name}")
