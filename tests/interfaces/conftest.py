"""Pages need the static files under their hashed names, and the compiled catalogues, as a deployment has them."""

import fcntl
import os
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from tools.catalogue import compile_catalogue


@pytest.fixture(scope="session", autouse=True)
def static_files() -> None:
    """Collect the static files once for the run, whoever comes first."""
    place = Path(os.environ["KOTOKIRJA_TEST_PLACE"])
    root = Path(str(settings.STATIC_ROOT))
    with (place / "static.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (root / "staticfiles.json").exists():
            for source in Path(settings.LOCALE_PATHS[0]).rglob("*.po"):
                compile_catalogue(source=source, target=source.with_suffix(".mo"))
            call_command("collectstatic", verbosity=0, interactive=False)
