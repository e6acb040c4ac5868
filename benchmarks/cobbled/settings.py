"""Settings of the cobbled alternative, as `startproject` leaves them plus what its packages' manuals ask for."""

import os
from pathlib import Path
from typing import Any

from psycopg.conninfo import conninfo_to_dict

BASE_DIR = Path(__file__).parent


def database(address: str) -> dict[str, Any]:
    """Django's settings for a libpq address or URL, with a pool of connections as in Kotokirja."""
    known = {key: str(value) for key, value in conninfo_to_dict(address).items() if value is not None}
    named = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    return {
        "ENGINE": "django.db.backends.postgresql",
        **{setting: known.pop(key, "") for key, setting in named.items()},
        "ATOMIC_REQUESTS": True,
        "CONN_MAX_AGE": 0,
        "OPTIONS": {
            **known,
            # Names are transcribed in many ways: search a little wider than PostgreSQL's 0.6.
            "options": "-c pg_trgm.word_similarity_threshold=0.5",
            "pool": {"min_size": 1, "max_size": 4, "timeout": 10},
        },
    }


SECRET_KEY = os.environ.get("COBBLED_SECRET_KEY", "a yardstick with synthetic people keeps no secrets")
DEBUG = False
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", "testserver"]
DATABASES = {"default": database(os.environ.get("COBBLED_DATABASE_URL", "dbname=cobbled"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "pgtrigger",
    "pghistory",
    "benchmarks.cobbled.clients",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "pghistory.middleware.HistoryMiddleware",
]
ROOT_URLCONF = "benchmarks.cobbled.urls"
WSGI_APPLICATION = "benchmarks.cobbled.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "client-list"
LOGOUT_REDIRECT_URL = "login"
SESSION_COOKIE_NAME = "cobbled"
SESSION_COOKIE_AGE = 10 * 60 * 60

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/Helsinki"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = Path(os.environ.get("COBBLED_STATIC", BASE_DIR.parent.parent / "build" / "cobbled" / "static"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
