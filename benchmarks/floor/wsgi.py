"""Entry point of the service with the floor's pages."""

import os

os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.floor.settings"

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

from kotokirja.platform.memory import leave_the_start_alone

leave_the_start_alone()
