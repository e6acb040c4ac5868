"""Addresses of the staff's pages, area by area."""

from django.urls import include, path

from kotokirja.interfaces.staff import (
    session,
    urls_clients,
    urls_declared,
    urls_desk,
    urls_imports,
    urls_notices,
    urls_plans,
    urls_registry,
)

pages = [
    *urls_desk.urlpatterns,
    *urls_clients.urlpatterns,
    *urls_plans.urlpatterns,
    *urls_imports.urlpatterns,
    *urls_registry.urlpatterns,
    *urls_declared.urlpatterns,
    *urls_notices.urlpatterns,
]
urlpatterns = [
    path("sign-in/", session.sign_in, name="sign_in"),
    path("sign-out/", session.sign_out, name="sign_out"),
    path("", include((pages, "staff"), namespace="staff")),
]
