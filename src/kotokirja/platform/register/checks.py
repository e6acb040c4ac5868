"""Start-up checks: what stops every way of starting (web, worker, command line) before data could be mishandled."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import AppConfig, apps
from django.core.checks import CheckMessage, Error, register
from django.db import models

from kotokirja.platform.register.labels import label_of
from kotokirja.platform.register.models import HistoryModel, RegisterModel, TenantModel
from kotokirja.policy.declaration import RETENTION
from kotokirja.policy.vocabulary import RecordClass

FORBIDDEN = (models.JSONField, models.ManyToManyField)


def own_models(app_configs: Sequence[AppConfig] | None = None) -> Iterator[type[models.Model]]:
    """The tables of this code base, mirrors included."""
    for config in app_configs or apps.get_app_configs():
        if config.name.startswith("kotokirja."):
            yield from config.get_models()


@register("kotokirja")
def columns_have_a_category(*, app_configs: Sequence[AppConfig] | None, **_: object) -> list[CheckMessage]:
    """Each column is classified: one with no category stops the system from starting (N3)."""
    return [
        Error(
            f"{model._meta.label}.{field.name} has no category",
            hint="Wrap the field in classified(D.… or T.…, field).",
            obj=model,
            id="kotokirja.policy.E001",
        )
        for model in own_models(app_configs)
        for field in model._meta.concrete_fields
        if label_of(field) is None and not is_plain_link(field) and not isinstance(field, models.CompositePrimaryKey)
    ]


@register("kotokirja")
def tables_have_a_retention(*, app_configs: Sequence[AppConfig] | None, **_: object) -> list[CheckMessage]:
    """Each table follows a record class that has a retention rule (N9.1)."""
    return [
        Error(f"{model._meta.label} follows no retention rule", obj=model, id="kotokirja.policy.E002")
        for model in own_models(app_configs)
        if record_class_of(model) not in RETENTION
    ]


@register("kotokirja")
def tables_keep_to_the_shape(*, app_configs: Sequence[AppConfig] | None, **_: object) -> list[CheckMessage]:
    """Nothing hides data from the declaration, and each register table has its mirror."""
    found: list[CheckMessage] = []
    mirrored = {model.mirrors for model in own_models() if issubclass(model, HistoryModel)}
    for model in own_models(app_configs):
        found += [
            Error(f"{model._meta.label}.{field.name} may hide data", obj=model, id="kotokirja.policy.E003")
            for field in [*model._meta.concrete_fields, *model._meta.local_many_to_many]
            if isinstance(field, FORBIDDEN)
        ]
        if issubclass(model, RegisterModel) and model not in mirrored:
            found.append(Error(f"{model._meta.label} has no mirror", obj=model, id="kotokirja.policy.E004"))
    return found


def record_class_of(model: type[models.Model]) -> RecordClass | None:
    """The record class whose retention a table follows; a mirror follows its table's."""
    if issubclass(model, HistoryModel):
        return model.mirrors.record
    if issubclass(model, TenantModel) or hasattr(model, "record"):
        record: RecordClass = model.record
        return record
    return None


def is_plain_link(field: "models.Field[Any, Any]") -> bool:
    """Whether the column only ties rows together, which needs no label."""
    return isinstance(field, models.ForeignKey) and hasattr(field.related_model, "record")
