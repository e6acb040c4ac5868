"""Entry point: the door decides as always, but signs and logs nothing; nothing is asked about provenance."""

import os

os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.unguarded.settings"

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

from benchmarks.unguarded.removal import remove_guards
from kotokirja.platform.memory import leave_the_start_alone

remove_guards()
leave_the_start_alone()
