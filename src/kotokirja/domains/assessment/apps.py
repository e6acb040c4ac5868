"""The domain as a Django application."""

from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    """Where Django finds the domain's tables."""

    name = "kotokirja.domains.assessment"
    label = "assessment"
