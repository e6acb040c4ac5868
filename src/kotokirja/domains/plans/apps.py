"""The domain as a Django application."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Where Django finds the domain's tables."""

    name = "kotokirja.domains.plans"
    label = "plans"
