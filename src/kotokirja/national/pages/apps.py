"""The pages as a Django application, so that their templates are found."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """The register's own pages."""

    name = "kotokirja.national.pages"
    label = "national_pages"
