"""Entry point of the municipality's web process: nothing is served from an unsound database."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kotokirja.project.municipality")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

from kotokirja.platform.memory import leave_the_start_alone
from kotokirja.platform.register.live import enforce

enforce()
leave_the_start_alone()
