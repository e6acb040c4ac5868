"""Database roles of a service: each carries the service's prefix, so that two services can share a cluster."""

from typing import Final

from django.conf import settings

NAMES: Final = ("owner", "sec_owner", "audit_writer", "search_owner", "app", "worker")
LOGINS: Final = frozenset({"app", "worker"})


def role(name: str) -> str:
    """The full name of a role in the running service, as `municipality_app`."""
    if name not in {*NAMES, "loader"}:
        raise ValueError(name)
    return f"{settings.KOTOKIRJA_SERVICE}_{name}"
