"""Entry point of the cobbled alternative: `granian --interface wsgi benchmarks.cobbled.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.cobbled.settings"

application = get_wsgi_application()
