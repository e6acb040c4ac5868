"""The platform as a Django application."""

from django.apps import AppConfig


class PlatformConfig(AppConfig):
    """Accounts, keys of persons, the access log and the checks that stop an unsound start."""

    name = "kotokirja.platform"
    label = "platform"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the system checks."""
        from kotokirja.platform.register import checks  # noqa: F401, PLC0415 - registers on import
