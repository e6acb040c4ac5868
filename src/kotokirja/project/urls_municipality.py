"""Addresses of the municipality service."""

from django.urls import include, path

from kotokirja.platform.shell.health import health

urlpatterns = [
    path("health/", health, name="health"),
    path("", include("kotokirja.interfaces.notice.urls")),
    path("", include("kotokirja.interfaces.staff.urls")),
]
handler400 = "kotokirja.platform.shell.errors.bad_request"
handler403 = "kotokirja.platform.shell.errors.not_found"
handler404 = "kotokirja.platform.shell.errors.not_found"
handler500 = "kotokirja.platform.shell.errors.server_error"
