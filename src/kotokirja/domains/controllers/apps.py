"""The domain as a Django application."""

from django.apps import AppConfig


class ControllersConfig(AppConfig):
    """Where Django finds the domain's tables."""

    name = "kotokirja.domains.controllers"
    label = "controllers"
