"""The municipality service with the floor's pages beside its own."""

import os

from kotokirja.platform.env import django_database
from kotokirja.project.municipality import *  # noqa: F403 -- the same settings, and three more
from kotokirja.project.municipality import DATABASES, INSTALLED_APPS, MIDDLEWARE  # type: ignore[attr-defined]

INSTALLED_APPS = [*INSTALLED_APPS, "benchmarks.floor"]
ROOT_URLCONF = "benchmarks.floor.urls"
MIDDLEWARE = ["benchmarks.floor.counting.Counting", *MIDDLEWARE]
DATABASES = {**DATABASES, "raw": django_database(os.environ["BENCH_SUPERUSER_URL"], is_pooled=True)}
