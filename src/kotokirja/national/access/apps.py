"""Access to the register as a Django application."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Municipalities, their keys, the register's officers."""

    name = "kotokirja.national.access"
    label = "national_access"
    default_auto_field = "django.db.models.BigAutoField"
