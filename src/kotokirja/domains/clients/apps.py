"""The domain as a Django application."""

from django.apps import AppConfig


class ClientsConfig(AppConfig):
    """Where Django finds the domain's tables."""

    name = "kotokirja.domains.clients"
    label = "clients"
