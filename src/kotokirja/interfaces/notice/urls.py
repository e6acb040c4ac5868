"""Addresses of the public pages, below the municipality's code."""

from django.urls import include, path

from kotokirja.interfaces.notice import retention, trust, versions, views

pages = [
    path("<int:municipality>/", views.front, name="front"),
    path("<int:municipality>/notice/", views.notice, name="notice"),
    path("<int:municipality>/notice/versions/", versions.versions, name="versions"),
    path("<int:municipality>/notice/versions/<int:number>/", versions.version, name="version"),
    path("<int:municipality>/notice/versions/<int:number>/<str:language>.pdf", versions.pdf, name="version-pdf"),
    path("<int:municipality>/notice/versions/<int:number>/<str:language>.json", versions.text, name="version-text"),
    path("<int:municipality>/notice/difference/", versions.difference, name="difference"),
    path("<int:municipality>/notice/controller/", versions.controller, name="controller"),
    path("<int:municipality>/notice/<str:language>/", views.notice_in, name="notice_in"),
    path("<int:municipality>/trust/", trust.trust, name="trust"),
    path("<int:municipality>/retention/", retention.plan, name="retention"),
    path("<int:municipality>/accessibility/", views.accessibility, name="accessibility"),
]
urlpatterns = [path("", include((pages, "public"), namespace="public"))]
