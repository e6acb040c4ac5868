"""Base classes of the tables that hold a person's data."""

from hashlib import sha256
from typing import Any, ClassVar
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models

from kotokirja.platform.register.labels import classified, traced_fields
from kotokirja.policy.vocabulary import RecordClass, T


class TenantModel(models.Model):
    """A table under row security whose rows belong to one municipality and follow one record class.

    `subject` names the column that holds the person, or is empty where a row is about nobody.
    """

    record: ClassVar[RecordClass]
    subject: ClassVar[str]

    id = classified(T.KEY, models.UUIDField(primary_key=True, default=uuid4, editable=False))
    municipality_id = classified(T.TENANT, models.SmallIntegerField(editable=False))

    class Meta:
        abstract = True

    def __init_subclass__(
        cls, *, record: RecordClass | None = None, subject: str | None = None, **kwargs: object
    ) -> None:
        """Demand that each table decides whose it is and which retention it follows."""
        super().__init_subclass__(**kwargs)
        if cls.__dict__.get("Meta") is not None and getattr(cls.__dict__["Meta"], "abstract", False):
            return
        if record is None or subject is None:
            if cls.__name__ == "RegisterModel":
                return
            raise TypeError(f"{cls.__name__} must say record= and subject=")
        cls.record, cls.subject = record, subject


class RegisterModel(TenantModel):
    """A register table: each write names its source, and a mirror table keeps every value with its provenance.

    `source` and `ground` are an envelope, not a store: a trigger moves them into the mirror with the columns that
    the write set, the recorder of the signed context and the time, and leaves them empty. A write without a source, or
    one that does not advance `version` by one, is refused by the database.
    """

    version = classified(T.VERSION, models.PositiveIntegerField(default=1, editable=False))
    source = classified(T.PROVENANCE, models.CharField(max_length=32, null=True, editable=False))
    ground = classified(T.PROVENANCE, models.CharField(max_length=64, null=True, editable=False))

    class Meta:
        abstract = True


class HistoryModel(models.Model):
    """A mirror table: one row for each write, with the columns it set and where their values came from (N5.2)."""

    mirrors: ClassVar[type[RegisterModel]]

    id = classified(T.KEY, models.UUIDField(primary_key=True, default=uuid4, editable=False))
    municipality_id = classified(T.TENANT, models.SmallIntegerField(editable=False))
    row_id = classified(T.KEY, models.UUIDField(editable=False))
    subject_id = classified(T.KEY, models.UUIDField(editable=False))
    version = classified(T.VERSION, models.PositiveIntegerField(editable=False))
    columns = classified(T.PROVENANCE, ArrayField(models.CharField(max_length=63), editable=False))
    source = classified(T.PROVENANCE, models.CharField(max_length=32, editable=False))
    ground = classified(T.PROVENANCE, models.CharField(max_length=64, editable=False))
    recorded_by = classified(T.PROVENANCE, models.UUIDField(editable=False))
    recorded_at = classified(T.PROVENANCE, models.DateTimeField(editable=False))

    class Meta:
        abstract = True


def history_of(model: type[RegisterModel]) -> type[HistoryModel]:
    """Make the mirror table of a register table: the same data columns, each allowed to be empty."""
    table = model._meta.db_table
    meta = type(
        "Meta",
        (),
        {
            "db_table": f"{table}_history",
            "app_label": model._meta.app_label,
            "constraints": [
                models.UniqueConstraint(
                    fields=["municipality_id", "row_id", "version"], name=f"{table}_history_version"
                )
            ],
            "indexes": [
                models.Index(fields=["municipality_id", "subject_id"], name=_index_name(f"{table}_history_subject"))
            ],
        },
    )
    columns = {field.attname: _mirrored(field) for field in traced_fields(model)}
    return type(
        f"{model.__name__}History",
        (HistoryModel,),
        {"__module__": model.__module__, "__doc__": f"Provenance of {model.__name__}.", "Meta": meta, "mirrors": model}
        | columns,
    )


def _index_name(name: str) -> str:
    """A name of an index within Django's limit, stable for the same name."""
    if len(name) <= models.Index.max_name_length:
        return name
    return f"{name[:21]}_{sha256(name.encode()).hexdigest()[:8]}"


def _mirrored(field: "models.Field[Any, Any]") -> "models.Field[Any, Any]":
    comment = field.db_comment
    if isinstance(field, models.ForeignKey):
        mirrored: models.Field[Any, Any] = models.UUIDField(null=True, editable=False)
    else:
        mirrored = field.clone()
        mirrored.null = True
        mirrored.blank = True
        mirrored.default = models.NOT_PROVIDED
        mirrored.choices = None
        vars(mirrored).update(_unique=False, db_index=False)  # a mirror repeats values
    mirrored.db_comment = comment
    return mirrored


def link(to: str, *, null: bool = False, related_name: str = "+") -> "models.ForeignKey[Any, Any]":
    """A foreign key between tables of one municipality.

    Django makes no constraint for it: `ProtectTable` makes the composite one that begins with the municipality.
    """
    return models.ForeignKey(
        to,
        on_delete=models.PROTECT,
        db_constraint=False,
        db_index=False,
        null=null,
        blank=null,
        related_name=related_name,
    )
