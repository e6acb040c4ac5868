"""No service starts with an overlay that widens the declaration or can't be read."""

from collections.abc import Sequence

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from kotokirja.interfaces.overlays import UnreadableOverlay, files, read


@register("kotokirja")
def overlays_can_be_read(*, app_configs: Sequence[AppConfig] | None, **_: object) -> list[CheckMessage]:
    """Each overlay narrows the declaration and says all that it has to."""
    found: list[CheckMessage] = []
    for path in files(settings.KOTOKIRJA_OVERLAYS):
        try:
            read(path)
        except UnreadableOverlay as problem:
            found.append(Error(str(problem), hint="Run `kotokirja check`.", id="kotokirja.policy.E010"))
    return found
