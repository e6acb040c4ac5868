"""The domain as a Django application."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Where Django finds the domain's tables."""

    name = "kotokirja.domains.access"
    label = "access"
