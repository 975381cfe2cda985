"""Addresses of signing up. Slugs are Dutch in every language, as those of pages are."""

from django.urls import path

from .views import link, manage, sign_up

app_name = "registration"

urlpatterns = [
    path("aanmelden/<uuid:key>/", sign_up.sign_up, name="sign_up"),
    path("aanmelding/link/", link.link, name="link"),
    path("aanmelding/<uuid:uuid>/<str:given>/", manage.manage, name="manage"),
]
