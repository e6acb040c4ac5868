"""Addresses of the pages about a client."""

from django.urls import path

from kotokirja.interfaces.staff.clients import editing, notices, views

urlpatterns = [
    path("clients/", views.search, name="clients"),
    path("clients/new/", views.new, name="client-new"),
    path("clients/<uuid:client_id>/", views.file, name="client"),
    path("clients/<uuid:client_id>/identity-code/", views.identity_code, name="client-identity-code"),
    path("clients/<uuid:client_id>/log/", views.log, name="client-log"),
    path("clients/<uuid:client_id>/allocation/", views.allocation, name="client-allocation"),
    path("clients/<uuid:client_id>/end/", views.end, name="client-end"),
    path("clients/<uuid:client_id>/notice/", notices.give, name="client-notice"),
    path("clients/<uuid:client_id>/notice/letter/", notices.letter, name="client-notice-letter"),
    path("clients/<uuid:client_id>/notice/<uuid:row>/", notices.correct, name="client-notice-row"),
    path("clients/<uuid:client_id>/notice/<uuid:row>/remove/", notices.withdraw, name="client-notice-remove"),
    path("clients/<uuid:client_id>/edit/<slug:section>/", editing.edit, name="client-edit"),
    path("clients/<uuid:client_id>/edit/<slug:section>/<uuid:row>/", editing.edit, name="client-edit-row"),
    path("clients/<uuid:client_id>/edit/<slug:section>/<uuid:row>/remove/", editing.withdraw, name="client-remove"),
]
