"""Tables of accounts and sign-in attempts. They hold no clients."""

from typing import Any, ClassVar
from uuid import uuid4

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from kotokirja.platform.accounts.standing import Standing
from kotokirja.platform.register.labels import classified
from kotokirja.policy.vocabulary import RecordClass, T


class Theme(models.TextChoices):
    """How the user wants the pages to look."""

    DEVICE = "DEVICE"
    LIGHT = "LIGHT"
    DARK = "DARK"


class Density(models.TextChoices):
    """How close the rows stand."""

    COMPACT = "COMPACT"
    ROOMY = "ROOMY"


class Account(AbstractBaseUser):
    """A personal account (henkilökohtainen käyttäjätunnus, N10.9); user names are unique over all municipalities."""

    record: ClassVar[RecordClass] = RecordClass.STAFF_ACCOUNT

    id = classified(T.KEY, models.UUIDField(primary_key=True, default=uuid4, editable=False))
    municipality_id = classified(T.TENANT, models.SmallIntegerField())
    username = classified(T.STAFF, models.CharField(max_length=64, unique=True))
    password = classified(T.STAFF, models.CharField(max_length=128))
    display_name = classified(T.STAFF, models.CharField(max_length=120))
    is_active = classified(T.STATE, models.BooleanField(default=True))
    last_login = classified(T.TIME, models.DateTimeField(null=True, blank=True))
    password_changed_at = classified(T.TIME, models.DateTimeField(null=True, blank=True))
    language = classified(T.SETTING, models.CharField(max_length=8, default="fi"))
    theme = classified(T.SETTING, models.CharField(max_length=8, choices=Theme.choices, default=Theme.DEVICE))
    density = classified(T.SETTING, models.CharField(max_length=8, choices=Density.choices, default=Density.COMPACT))
    has_shortcuts = classified(T.SETTING, models.BooleanField(default=True))

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[BaseUserManager[Any]] = BaseUserManager()
    standing: Standing | None = None
    """What the account may be today; the backend fills it in for the account of a session."""

    class Meta:
        constraints = (models.UniqueConstraint(fields=["municipality_id", "id"], name="platform_account_tenant_key"),)

    def __str__(self) -> str:
        """Show the user name only."""
        return self.username


class SignInAttempt(models.Model):
    """A failed try to sign in, counted by account and by address; kept for a day."""

    record: ClassVar[RecordClass] = RecordClass.STAFF_ACCOUNT

    id = classified(T.KEY, models.BigAutoField(primary_key=True))
    username = classified(T.STAFF, models.CharField(max_length=64))
    address = classified(T.STAFF, models.GenericIPAddressField(null=True))
    at = classified(T.TIME, models.DateTimeField())

    class Meta:
        indexes = (
            models.Index(fields=["username", "at"], name="platform_attempt_by_name"),
            models.Index(fields=["address", "at"], name="platform_attempt_by_address"),
        )
