"""Addresses of the public pages, below the municipality's code."""

from django.urls import include, path

from kotokirja.interfaces.notice import retention, trust, views

pages = [
    path("<int:municipality>/", views.front, name="front"),
    path("<int:municipality>/notice/", views.notice, name="notice"),
    path("<int:municipality>/notice/<str:language>/", views.notice_in, name="notice_in"),
    path("<int:municipality>/trust/", trust.trust, name="trust"),
    path("<int:municipality>/retention/", retention.plan, name="retention"),
    path("<int:municipality>/accessibility/", views.accessibility, name="accessibility"),
]
urlpatterns = [path("", include((pages, "public"), namespace="public"))]
