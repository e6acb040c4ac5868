"""The municipality service that reads past row security."""

import os

from kotokirja.platform.env import django_database
from kotokirja.project.municipality import *  # noqa: F403 -- the same settings but one
from kotokirja.project.municipality import DATABASES  # type: ignore[attr-defined]

DATABASES = {**DATABASES, "default": django_database(os.environ["BENCH_SUPERUSER_URL"], is_pooled=True)}
