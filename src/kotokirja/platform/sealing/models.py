"""The table of data keys, one for each person."""

from django.db import models

from kotokirja.platform.register.labels import classified
from kotokirja.platform.register.models import TenantModel
from kotokirja.policy.vocabulary import RecordClass, T


class PersonKey(TenantModel, record=RecordClass.CLIENT, subject="subject_id"):
    """A person's data key, wrapped by the key service; destroying the row makes all sealed data unreadable."""

    subject_id = classified(T.KEY, models.UUIDField(editable=False))
    wrapped = classified(T.SEALED_FORM, models.BinaryField(editable=False))
    wrapped_with = classified(T.VERSION, models.PositiveSmallIntegerField(editable=False))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["municipality_id", "subject_id"], name="platform_personkey_subject"),
        )
