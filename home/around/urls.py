"""Addresses of municipalities and places. Slugs are Dutch in every language, as those of pages are."""

from django.urls import path

from . import views

app_name = "around"

urlpatterns = [
    path("gemeenten/", views.municipalities, name="municipalities"),
    path("gemeenten/<slug:town>/", views.municipality, name="municipality"),
    path("gemeenten/<slug:town>/<slug:village>/", views.place, name="place"),
]
