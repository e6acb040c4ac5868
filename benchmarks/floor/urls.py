"""The addresses of the service, and the floor's."""

from django.urls import include, path

from benchmarks.floor import views

urlpatterns = [
    path("floor/clients/<uuid:client_id>/", views.file),
    path("floor/list/", views.listed),
    path("floor/search/", views.search),
    path("floor/search/whole/", views.search_whole),
    path("", include("kotokirja.project.urls_municipality")),
]
