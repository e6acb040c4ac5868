"""Addresses of the import pages."""

from django.urls import path

from kotokirja.interfaces.staff import imports

urlpatterns = [
    path("imports/", imports.start, name="imports"),
    path("imports/<uuid:run_id>/", imports.run, name="import"),
    path("imports/<uuid:run_id>/columns/", imports.columns, name="import-columns"),
    path("imports/<uuid:run_id>/approve/", imports.approve, name="import-approve"),
    path("imports/<uuid:run_id>/cancel/", imports.cancel, name="import-cancel"),
    path("imports/<uuid:run_id>/progress/", imports.progress, name="import-progress"),
    path("imports/<uuid:run_id>/report/", imports.report, name="import-report"),
    path("imports/<uuid:run_id>/hand/", imports.hand, name="import-hand"),
    path("imports/<uuid:run_id>/hand/<uuid:row_id>/", imports.settle, name="import-settle"),
]
