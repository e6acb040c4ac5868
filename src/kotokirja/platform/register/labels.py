"""Labels: how a column is bound to the declaration, readable from the model, the migration and the database alike."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from django.db import models

from kotokirja.policy.vocabulary import D, T

F = TypeVar("F", bound="models.Field[Any, Any]")
Label = D | T


def classified(label: Label, field: F) -> F:
    """Bind a column to the declaration; the label also becomes the column's comment in the database.

    The same field comes back, so types and migrations stay ordinary; a changed label makes a migration.
    """
    field.db_comment = f"{label.name} {label.category}" if isinstance(label, D) else f"technical {label.value}"
    return field


def label_of(field: "models.Field[Any, Any]") -> Label | None:
    """The label of a column, or nothing when it was never classified."""
    comment = field.db_comment or ""
    kind, _, rest = comment.partition(" ")
    if kind == "technical":
        return T(rest)
    return D[kind] if kind in D.__members__ else None


def labels_of(model: type[models.Model]) -> Mapping[str, Label | None]:
    """Each column of a table with its label, in the order of the table."""
    return {field.attname: label_of(field) for field in model._meta.concrete_fields}


def data_fields(model: type[models.Model]) -> "Iterator[models.Field[Any, Any]]":
    """The columns that say something about a person."""
    return (field for field in model._meta.concrete_fields if isinstance(label_of(field), D))


def traced_fields(model: type[models.Model]) -> "list[models.Field[Any, Any]]":
    """The columns whose every value is kept with its provenance: data and states, in the order of their names."""
    return sorted(
        (field for field in model._meta.concrete_fields if isinstance(label := label_of(field), D) or label is T.STATE),
        key=lambda field: str(field.column),
    )
