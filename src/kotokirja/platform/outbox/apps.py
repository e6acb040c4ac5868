"""The outbox as a Django application."""

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """Messages that leave, written with the act that causes them."""

    name = "kotokirja.platform.outbox"
    label = "outbox"
    default_auto_field = "django.db.models.BigAutoField"
