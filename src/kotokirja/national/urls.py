"""The register's own addresses: the interface and the officers' pages; sign-in comes from the shell."""

from django.urls import URLPattern, URLResolver, path

from kotokirja.national.api.app import make_api
from kotokirja.national.pages import views


def _open_to_signed_messages(addresses: list[URLPattern | URLResolver]) -> list[URLPattern | URLResolver]:
    """Take the interface out of the demand for a signed-in person: its own signature check stands before it."""
    for address in addresses:
        if isinstance(address, URLPattern):
            vars(address.callback)["login_required"] = False
    return addresses


addresses, application, namespace = make_api().urls
urlpatterns = [
    path("api/v1/", (_open_to_signed_messages(addresses), application, namespace)),
    path("", views.latest, name="latest"),
    path("search/", views.search, name="search"),
    path("people/<int:municipality>/<uuid:person_id>/", views.person, name="person"),
]
