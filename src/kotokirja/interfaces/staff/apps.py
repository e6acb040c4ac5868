"""The staff's pages as a Django application: it brings their templates."""

from django.apps import AppConfig


class StaffConfig(AppConfig):
    """Where Django finds the templates."""

    name = "kotokirja.interfaces.staff"
    label = "staff"
