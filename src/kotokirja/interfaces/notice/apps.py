"""The public pages as a Django application: templates, and the check that each overlay can be read."""

from django.apps import AppConfig


class NoticeConfig(AppConfig):
    """Where Django finds the templates."""

    name = "kotokirja.interfaces.notice"
    label = "notice"

    def ready(self) -> None:
        """Have the overlays checked at every start."""
        from kotokirja.interfaces.notice import checks  # noqa: F401, PLC0415 -- checks register themselves
