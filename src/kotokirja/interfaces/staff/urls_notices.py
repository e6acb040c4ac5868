"""Addresses of the privacy notice's versions."""

from django.urls import path

from kotokirja.interfaces.staff import notices

urlpatterns = [
    path("notices/", notices.overview, name="notices"),
    path("notices/draft/", notices.draft, name="notice-draft"),
    path("notices/difference/", notices.difference, name="notice-difference"),
    path("notices/points/<str:digest>/", notices.settle, name="notice-settle"),
    path("notices/<uuid:version_id>/", notices.version, name="notice-version"),
    path("notices/<uuid:version_id>/check/", notices.check, name="notice-check"),
    path("notices/<uuid:version_id>/publish/", notices.publish, name="notice-publish"),
]
