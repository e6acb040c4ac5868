"""Every classified column of the running service, as the data map and `kotokirja explain` need it."""

from collections.abc import Iterator
from functools import cache

from django.db import models

from kotokirja.platform.register.checks import own_models, record_class_of
from kotokirja.platform.register.labels import label_of
from kotokirja.platform.register.models import HistoryModel, TenantModel
from kotokirja.policy.data_map import Column


@cache
def classified_columns() -> tuple[Column, ...]:
    """The classified columns in the order of the tables; mirrors stand beside what they mirror, not for themselves."""
    return tuple(_columns())


def _columns() -> Iterator[Column]:
    mirrors: dict[type[models.Model], str] = {
        model.mirrors: model._meta.db_table for model in own_models() if issubclass(model, HistoryModel)
    }
    for model in own_models():
        record = record_class_of(model)
        if record is None or issubclass(model, HistoryModel):
            continue
        for field in model._meta.concrete_fields:
            if (label := label_of(field)) is not None:
                yield Column(
                    name=f"{model._meta.label}.{field.attname}",
                    table=model._meta.db_table,
                    column=str(field.column),
                    label=label,
                    record=record,
                    mirror=mirrors.get(model, ""),
                )


def table_of(name: str) -> type[TenantModel] | None:
    """The register table of a name, if its rows are about a person."""
    found: type[models.Model] | None = next((one for one in own_models() if one._meta.db_table == name), None)
    if found is None or not issubclass(found, TenantModel) or not found.subject:
        return None
    return found
