"""The register's own addresses: the interface and the officers' pages."""

from django.urls import URLPattern, URLResolver, path, re_path

from kotokirja.national.api import problems
from kotokirja.national.api.app import make_api
from kotokirja.national.pages import session, views


def open_to_signed_messages(addresses: list[URLPattern | URLResolver]) -> list[URLPattern | URLResolver]:
    """Take the interface out of the demand for a signed-in person: its own signature check stands before it."""
    for address in addresses:
        if isinstance(address, URLPattern):
            vars(address.callback)["login_required"] = False
    return addresses


addresses, application, namespace = make_api().urls
urlpatterns = [
    path("api/v1/", (open_to_signed_messages(addresses), application, namespace)),
    re_path(r"^api/", problems.nothing_here),
    path("sign-in/", session.sign_in, name="sign_in"),
    path("sign-out/", session.sign_out, name="sign_out"),
    path("preferences/", session.preferences, name="preferences"),
    path("", views.latest, name="latest"),
    path("search/", views.search, name="search"),
    path("people/<int:municipality>/<uuid:person_id>/", views.person, name="person"),
]
