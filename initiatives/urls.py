"""Addresses of the showcase that are no page. Slugs are Dutch in every language, as those of pages are."""

from django.urls import path

from . import views

app_name = "initiatives"

urlpatterns = [path("gevraagd-en-aangeboden/", views.asks, name="asks")]
