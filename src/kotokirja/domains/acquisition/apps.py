"""The app of the acquisition domain."""

from django.apps import AppConfig


class AcquisitionConfig(AppConfig):
    """Imports from a previous register."""

    name = "kotokirja.domains.acquisition"
    label = "acquisition"
