"""Addresses of the cobbled alternative."""

from django.contrib.auth import views as auth
from django.urls import path
from django.views.generic import RedirectView

from benchmarks.cobbled.clients import views

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="client-list")),
    path("sign-in/", auth.LoginView.as_view(), name="login"),
    path("sign-out/", auth.LogoutView.as_view(), name="logout"),
    path("clients/", views.search, name="client-search"),
    path("clients/list/", views.OwnClients.as_view(), name="client-list"),
    path("clients/new/", views.new_client, name="client-new"),
    path("clients/<int:pk>/", views.client_file, name="client"),
    path("clients/<int:pk>/edit/contact/", views.edit_contact, name="client-edit-contact"),
    path("clients/<int:pk>/casework/", views.casework, name="client-casework"),
    path("clients/<int:pk>/history/", views.history, name="client-history"),
    path("clients/<int:pk>/assessments/new/", views.new_assessment, name="assessment-new"),
]
