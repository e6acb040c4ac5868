"""What the attacks of this directory have in common."""

from collections.abc import Iterator

import psycopg
import pytest

from tests.plugins.cluster import TestDatabase


@pytest.fixture(scope="module")
def superuser(municipality_db: TestDatabase) -> Iterator[psycopg.Connection]:
    """A connection that no guard binds: to look behind them, and to take one away."""
    with psycopg.connect(municipality_db.address(), autocommit=True) as connection:
        yield connection
