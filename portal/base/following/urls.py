"""Addresses of those who follow a list. Slugs are Dutch in every language, as those of pages are."""

from django.urls import path

from . import views

app_name = "following"

urlpatterns = [
    path("volgen/verstuurd/", views.sent, name="sent"),
    path("volgen/starten/<uuid:uuid>/<str:given>/", views.confirm, name="confirm"),
    path("volgen/mijn/<uuid:uuid>/<str:given>/", views.own, name="own"),
    path("volgen/stoppen/<uuid:uuid>/<str:given>/", views.stop, name="stop"),
]
