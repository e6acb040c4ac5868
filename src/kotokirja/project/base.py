"""Settings that every service shares; a service's own module says which it is and what it is made of."""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

from kotokirja.platform.env import Environment, django_database
from kotokirja.platform.keys import make_key_file, read_key_file

PACKAGE = Path(__file__).parent.parent


def settings_of(env: Environment) -> dict[str, Any]:
    """The settings of one service in one kind of process."""
    keys = make_key_file(env.keys) if env.process == "deploy" else read_key_file(env.keys)
    databases = {"default": django_database(env.database_url, is_pooled=env.process != "deploy")}
    if env.owner_url:
        databases["owner"] = django_database(env.owner_url, role=f"{env.service}_owner")
    return {
        "KOTOKIRJA_SERVICE": env.service,
        "KOTOKIRJA_PROCESS": env.process,
        "KOTOKIRJA_KEYS": env.keys,
        "KOTOKIRJA_VAR": env.var,
        "KOTOKIRJA_TRY_OUT": env.is_try_out,
        "SECRET_KEY": keys.secret_key,
        "DEBUG": False,
        "ALLOWED_HOSTS": list(env.hosts),
        "DATABASES": databases,
        "DATABASE_ROUTERS": [],
        "DEFAULT_AUTO_FIELD": "django.db.models.BigAutoField",
        "USE_TZ": True,
        "TIME_ZONE": "Europe/Helsinki",
        "USE_I18N": True,
        "LANGUAGE_CODE": "fi",
        "LANGUAGES": [("fi", "suomi"), ("sv", "svenska"), ("en", "English")],
        "LOCALE_PATHS": [PACKAGE / "locale"],
        "AUTH_USER_MODEL": "platform.Account",
        "AUTHENTICATION_BACKENDS": ["kotokirja.platform.accounts.backend.AccountBackend"],
        "PASSWORD_HASHERS": ["django.contrib.auth.hashers.Argon2PasswordHasher"],
        "AUTH_PASSWORD_VALIDATORS": [
            {
                "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
                "OPTIONS": {"min_length": 15},
            },
            {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
            {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
        ],
        "MESSAGE_STORAGE": "django.contrib.messages.storage.session.SessionStorage",
        "LOGIN_URL": "sign_in",
        "LOGIN_REDIRECT_URL": "/",
        "SESSION_ENGINE": "django.contrib.sessions.backends.db",
        "SESSION_COOKIE_AGE": int(timedelta(hours=10).total_seconds()),
        "SESSION_EXPIRE_AT_BROWSER_CLOSE": True,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": env.is_behind_tls,
        "SESSION_COOKIE_NAME": f"{'__Host-' if env.is_behind_tls else ''}{env.service}",
        "CSRF_FAILURE_VIEW": "kotokirja.platform.shell.errors.form_too_old",
        "CSRF_COOKIE_SECURE": env.is_behind_tls,
        "CSRF_COOKIE_HTTPONLY": True,
        "CSRF_COOKIE_SAMESITE": "Lax",
        "CSRF_COOKIE_NAME": f"{'__Host-' if env.is_behind_tls else ''}{env.service}_csrf",
        "SECURE_SSL_REDIRECT": env.is_behind_tls,
        "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https") if env.is_behind_tls else None,
        "SECURE_HSTS_SECONDS": 31536000 if env.is_behind_tls else 0,
        "SECURE_CONTENT_TYPE_NOSNIFF": True,
        "SECURE_REFERRER_POLICY": "same-origin",
        "X_FRAME_OPTIONS": "DENY",
        "DATA_UPLOAD_MAX_NUMBER_FIELDS": 2000,
        "DATA_UPLOAD_MAX_MEMORY_SIZE": 2_500_000,
        "STATIC_URL": "/static/",
        "STATIC_ROOT": env.var / "static" / env.service,
        "STORAGES": {
            "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
            "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
        },
        "MIDDLEWARE": [
            "kotokirja.platform.shell.middleware.HeadersMiddleware",
            "django.middleware.security.SecurityMiddleware",
            "whitenoise.middleware.WhiteNoiseMiddleware",
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.auth.middleware.LoginRequiredMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "django.middleware.clickjacking.XFrameOptionsMiddleware",
            "kotokirja.platform.shell.middleware.RequestMiddleware",
        ],
        "TEMPLATES": [
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "APP_DIRS": True,
                "OPTIONS": {
                    "context_processors": [
                        "django.template.context_processors.request",
                        "django.template.context_processors.i18n",
                        "django.contrib.messages.context_processors.messages",
                    ],
                    "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
                },
            }
        ],
        "LOGGING_CONFIG": None,
        "SILENCED_SYSTEM_CHECKS": [],
        "KOTOKIRJA_OVERLAYS": Path(os.environ.get("KOTOKIRJA_OVERLAYS", PACKAGE / "project" / "overlays")),
    }


SHARED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "kotokirja.platform",
    "kotokirja.platform.shell",
]
