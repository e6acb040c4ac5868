"""Addresses of the pages about what is declared."""

from django.urls import path

from kotokirja.interfaces.staff import declared

urlpatterns = [
    path("declared/record/", declared.record, name="declared-record"),
    path("declared/record/csv/", declared.record_csv, name="declared-record-csv"),
    path("declared/map/", declared.data_map, name="declared-map"),
    path("declared/map/<slug:datum>/", declared.datum, name="declared-datum"),
    path("declared/map/<slug:datum>/count/", declared.count, name="declared-count"),
]
