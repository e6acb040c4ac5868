"""Migrations say what the models say, one after the other, and bring no data."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db.migrations.loader import MigrationLoader

import kotokirja
from kotokirja.platform.env import URLS
from tests.plugins.cluster import TestDatabase

SOURCE = Path(kotokirja.__file__).parent
CODE_LISTS = frozenset({"RunPython"})


def test_no_model_has_changed_without_a_migration(service_db: TestDatabase) -> None:
    service = settings.KOTOKIRJA_SERVICE
    done = subprocess.run(
        [
            *(sys.executable, "-m", "django", "makemigrations", "--check", "--dry-run"),
            f"--settings=kotokirja.project.{service}",
        ],
        env=os.environ | {"KOTOKIRJA_PROCESS": "deploy", URLS[service]["deploy"]: service_db.address()},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def ours() -> set[str]:
    """The labels of this project's applications."""
    return {config.label for config in apps.get_app_configs() if config.name.startswith("kotokirja.")}


def test_the_migrations_of_an_application_form_one_line() -> None:
    loader = MigrationLoader(None)
    for label in ours():
        assert len(loader.graph.leaf_nodes(label)) <= 1, label
    assert not loader.detect_conflicts()


def python_steps(text: str) -> list[str]:
    """Calls in a migration that could bring or change data."""
    return [
        node.attr for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Attribute) and node.attr in CODE_LISTS
    ]


def test_no_migration_brings_data() -> None:
    files = list(SOURCE.rglob("migrations/0*.py"))
    assert files
    assert not {str(path): steps for path in files if (steps := python_steps(path.read_text()))}
    assert not [str(path) for path in files if "INSERT INTO" in path.read_text() and "FUNCTION" not in path.read_text()]


@pytest.mark.parametrize("planted", ["operations = [migrations.RunPython(fill)]"])
def test_a_migration_that_brings_data_would_be_seen(planted: str) -> None:
    assert python_steps(planted)
