"""What the attacks of this directory have in common."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command

from tests.plugins.cluster import TestDatabase


@pytest.fixture(scope="module")
def superuser(municipality_db: TestDatabase) -> Iterator[psycopg.Connection]:
    """A connection that no guard binds: to look behind them, and to take one away."""
    with psycopg.connect(municipality_db.address(), autocommit=True) as connection:
        yield connection


@pytest.fixture(scope="session")
def pages() -> None:
    """The static files under their hashed names, without which no page is rendered."""
    if not Path(str(settings.STATIC_ROOT), "staticfiles.json").exists():
        call_command("collectstatic", verbosity=0, interactive=False)
