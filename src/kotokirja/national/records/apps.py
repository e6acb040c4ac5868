"""The records as a Django application."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """Persons and records of the national register."""

    name = "kotokirja.national.records"
    label = "national_records"
    default_auto_field = "django.db.models.BigAutoField"
