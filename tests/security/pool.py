"""The pool of the application's connections, as a test may have to treat it."""

from django.db import connections


def throw_pool_away() -> None:
    """Close every pooled connection, so that the next ones are new."""
    connections["default"].close()
    connections["default"].close_pool()  # type: ignore[attr-defined]
