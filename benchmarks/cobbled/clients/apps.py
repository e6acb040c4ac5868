"""The app."""

from django.apps import AppConfig


class ClientsConfig(AppConfig):
    """Clients and what was agreed with them."""

    name = "benchmarks.cobbled.clients"
    label = "clients"
    default_auto_field = "django.db.models.BigAutoField"
