"""Tables of those who may reach the register: no person of the register stands in them."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from kotokirja.platform.register.labels import classified
from kotokirja.platform.register.models import link
from kotokirja.policy.vocabulary import RecordClass, T


class Municipality(models.Model):
    """A municipality that records (kunta), under its number in the code list."""

    record: ClassVar[RecordClass] = RecordClass.STAFF_ACCOUNT

    code = classified(T.TENANT, models.SmallIntegerField(primary_key=True))
    name_fi = classified(T.SETTING, models.CharField(max_length=80))
    name_sv = classified(T.SETTING, models.CharField(max_length=80))

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(code__gte=1, code__lte=999), name="national_access_municipality_code"),
        )


class MunicipalityKey(models.Model):
    """A municipality's public key: what it signs is its own. Two may be valid while one follows the other."""

    record: ClassVar[RecordClass] = RecordClass.STAFF_ACCOUNT

    id = classified(T.KEY, models.UUIDField(primary_key=True, default=uuid4, editable=False))
    municipality = classified(T.TENANT, models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="keys"))
    key_id = classified(T.KEY, models.CharField(max_length=32))
    public_key = classified(T.KEY, models.BinaryField(max_length=32))
    valid_from = classified(T.TIME, models.DateTimeField())
    valid_until = classified(T.TIME, models.DateTimeField(null=True))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["municipality", "key_id"], name="national_access_key_once"),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="national_access_key_period",
            ),
        )


class Officer(models.Model):
    """A period in which an account of the register's keeper may read the register (section 80.1)."""

    record: ClassVar[RecordClass] = RecordClass.STAFF_ACCOUNT

    id = classified(T.KEY, models.UUIDField(primary_key=True, default=uuid4, editable=False))
    municipality_id = classified(T.TENANT, models.SmallIntegerField(editable=False))
    account = classified(T.STAFF, link("platform.Account"))
    unit = classified(T.STAFF, models.CharField(max_length=120))
    starts_on = classified(T.STAFF, models.DateField())
    ends_on = classified(T.STAFF, models.DateField(null=True, blank=True))

    class Meta:
        indexes = (models.Index(fields=["municipality_id", "account"], name="national_access_officer_acc"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="national_access_officer_period",
            ),
        )
