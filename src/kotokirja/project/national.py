"""Settings of the national register."""

from kotokirja.platform.env import environment
from kotokirja.project.base import SHARED_APPS, settings_of

globals().update(settings_of(environment("national")))

INSTALLED_APPS = [
    *SHARED_APPS,
    "kotokirja.national.access",
    "kotokirja.national.records",
    "kotokirja.national.pages",
]
ROOT_URLCONF = "kotokirja.project.urls_national"
WSGI_APPLICATION = "kotokirja.project.wsgi_national.application"
KOTOKIRJA_ACCOUNT_LOADER = "kotokirja.national.accounts.account_with_standing"
KOTOKIRJA_FACTS = "kotokirja.national.accounts.decision_facts"
KOTOKIRJA_RELATIONSHIP = ""
