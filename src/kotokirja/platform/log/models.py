"""The access log as Django reads it; the database function `audit.append()` alone writes it."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from kotokirja.platform.register.labels import classified
from kotokirja.policy.vocabulary import RecordClass, T


class AccessLogEntry(models.Model):
    """One act on one person's data (käyttöloki): who, as what, did what, why, to whose, which, how far back."""

    record: ClassVar[RecordClass] = RecordClass.ACCESS_LOG

    pk = models.CompositePrimaryKey("at", "sequence")
    sequence = classified(T.KEY, models.BigIntegerField())
    at = classified(T.TIME, models.DateTimeField())
    actor = classified(T.STAFF, models.UUIDField())
    role = classified(T.STAFF, models.TextField())
    action = classified(T.STATE, models.TextField())
    purpose = classified(T.STATE, models.TextField())
    ground = classified(T.STATE, models.TextField())
    municipality_id = classified(T.TENANT, models.SmallIntegerField())
    subject = classified(T.KEY, models.UUIDField(null=True))
    categories = classified(T.STATE, ArrayField(models.TextField()))
    oldest_on = classified(T.TIME, models.DateField(null=True))
    request_id = classified(T.KEY, models.UUIDField())
    outcome = classified(T.STATE, models.TextField())
    declaration = classified(T.VERSION, models.TextField())
    salt = classified(T.KEY, models.BinaryField())

    class Meta:
        managed = False
        db_table = 'audit"."entry'
