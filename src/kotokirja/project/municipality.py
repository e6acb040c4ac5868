"""Settings of the municipality service."""

import os

from kotokirja.platform.env import environment
from kotokirja.project.base import SHARED_APPS, settings_of

globals().update(settings_of(environment("municipality")))

INSTALLED_APPS = [
    *SHARED_APPS,
    "procrastinate.contrib.django",
    "kotokirja.platform.outbox",
    "kotokirja.domains.access",
    "kotokirja.domains.controllers",
    "kotokirja.domains.clients",
    "kotokirja.domains.acquisition",
    "kotokirja.domains.assessment",
    "kotokirja.domains.plans",
    "kotokirja.interfaces.notice",
    "kotokirja.interfaces.staff",
]
ROOT_URLCONF = "kotokirja.project.urls_municipality"
WSGI_APPLICATION = "kotokirja.project.wsgi_municipality.application"
KOTOKIRJA_ACCOUNT_LOADER = "kotokirja.domains.access.queries.account_with_standing"
KOTOKIRJA_FACTS = "kotokirja.domains.clients.queries.decision_facts"
KOTOKIRJA_NATIONAL_URL = os.environ.get("KOTOKIRJA_NATIONAL_URL", "https://register.invalid")
"""Where the national register takes records; an address that leads nowhere until a deployment names one."""
KOTOKIRJA_REGISTRY_WAYS = {
    int(code): "MANUAL" for code in os.environ.get("KOTOKIRJA_REGISTRY_BY_HAND", "").split(",") if code
}
"""Municipalities whose records are carried over by hand into Koto-AJ, which has no interface; others send over HTTP."""
FILE_UPLOAD_HANDLERS = ["kotokirja.interfaces.staff.imports_upload.BoundedUpload"]
PROCRASTINATE_IMPORT_PATHS = [
    "kotokirja.interfaces.jobs.tasks",
    "kotokirja.interfaces.jobs.imports",
    "kotokirja.interfaces.jobs.notices",
]
KOTOKIRJA_RELATIONSHIP = (
    "EXISTS (SELECT FROM clients_relationship r WHERE r.municipality_id = {table}.municipality_id"
    " AND r.client_id = {table}.{subject} AND r.team_id = ANY ((SELECT sec.teams())::uuid[]))"
)
"""How a team reaches its clients; the door itself asks that the relationship is in force."""
