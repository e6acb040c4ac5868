"""Addresses of a client's records in the national register."""

from django.urls import path

from kotokirja.interfaces.staff import registry

urlpatterns = [
    path("clients/<uuid:client_id>/registry/", registry.deliveries, name="registry"),
    path("clients/<uuid:client_id>/registry/<uuid:message_id>/", registry.manual, name="registry-manual"),
    path("clients/<uuid:client_id>/registry/<uuid:message_id>/mark/", registry.mark, name="registry-mark"),
    path("clients/<uuid:client_id>/registry/<uuid:message_id>/retry/", registry.retry, name="registry-retry"),
]
