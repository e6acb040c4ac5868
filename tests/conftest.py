"""Fixtures that every test may use."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.db import connections
from django.db.backends.postgresql.base import DatabaseWrapper
from pytest_django.plugin import DjangoDbBlocker

from tests.plugins.cluster import TestDatabase, drop, fresh_database

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.cast import Cast


@pytest.fixture(scope="session")
def django_db_setup() -> None:
    """Databases come from the run's cluster, never from Django's test runner."""


@pytest.fixture(scope="module")
def service_db(django_db_blocker: DjangoDbBlocker) -> Iterator[TestDatabase]:
    """A fresh database of the service whose settings are loaded.

    Commits are real, the default alias logs in as `app`, and the alias `owner` is for planting and for looking behind
    the policies.
    """
    database = fresh_database(settings.KOTOKIRJA_SERVICE)
    before = connections["default"].settings_dict["NAME"]
    _point_connections_at(database.name)
    with django_db_blocker.unblock():
        yield database
        _point_connections_at(before)
    drop(database)


@pytest.fixture(scope="module")
def municipality_db(service_db: TestDatabase) -> TestDatabase:
    """A fresh database of the municipality service, which Django uses."""
    assert service_db.service == "municipality", "this test belongs into the municipality's run"
    return service_db


@pytest.fixture(scope="module")
def cast(municipality_db: TestDatabase) -> "Cast":
    """The staff of two municipalities in a fresh database: the same people in every test."""
    from tests.cast import hire_cast

    return hire_cast()


@pytest.fixture(scope="module")
def national_db(request: pytest.FixtureRequest) -> Iterator[TestDatabase]:
    """A fresh database of the national register: Django's own in its run, another process's in the municipality's."""
    if settings.KOTOKIRJA_SERVICE == "national":
        yield request.getfixturevalue("service_db")
        return
    database = fresh_database("national")
    yield database
    drop(database)


def _point_connections_at(name: str) -> None:
    for alias in connections:
        connection = connections[alias]
        connection.close()
        if isinstance(connection, DatabaseWrapper) and "pool" in connection.settings_dict["OPTIONS"]:
            connection.close_pool()
        connection.settings_dict["NAME"] = name


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """Chromium, one for the whole run, or a reason why these tests did not run."""
    from playwright.sync_api import sync_playwright

    from tests.interfaces.browser.conftest import CHROMIUM, FLAGS

    if not Path(CHROMIUM).exists():
        pytest.skip("there is no Chromium: apt-get install chromium")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield launched
        launched.close()
