"""Pages need the static files under their hashed names, as a deployment has them."""

import fcntl
import os
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command


@pytest.fixture(scope="session", autouse=True)
def static_files() -> None:
    """Collect the static files once for the run, whoever comes first."""
    place = Path(os.environ["KOTOKIRJA_TEST_PLACE"])
    root = Path(settings.STATIC_ROOT)
    with (place / "static.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (root / "staticfiles.json").exists():
            call_command("collectstatic", verbosity=0, interactive=False)
