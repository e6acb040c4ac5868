"""Addresses of the desk, one's own settings and oversight."""

from django.urls import path

from kotokirja.interfaces.staff import desk, oversight, session

urlpatterns = [
    path("", desk.home, name="home"),
    path("desk/", desk.open_desk, name="desk"),
    path("desk/clients/", desk.own_clients, name="own-clients"),
    path("role/", session.switch_role, name="switch-role"),
    path("preferences/", session.preferences, name="preferences"),
    path("shortcuts/", session.shortcuts, name="shortcuts"),
    path("oversight/access-log/", oversight.access_log, name="access-log"),
]
