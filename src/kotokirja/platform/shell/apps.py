"""The shell as a Django application: it brings templates, components and static files."""

from django.apps import AppConfig


class ShellConfig(AppConfig):
    """Where Django finds the shell."""

    name = "kotokirja.platform.shell"
    label = "shell"
