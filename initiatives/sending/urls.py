"""Addresses of sending in. Slugs are Dutch in every language, as those of pages are."""

from django.urls import include, path

from . import views
from .choices import Purpose

app_name = "sending"

drafts = [
    path("", views.draft, name=Purpose.DRAFT),
    path("kaart/", views.pick, name="pick"),
    path("later/", views.later, name="later"),
    path("nakijken/", views.look_over, name="look_over"),
    path("foto/<uuid:file>/", views.picture_of_draft, name="draft_picture"),
    path("<slug:slug>/", views.step, name="step"),
]
sent = [
    path("", views.status, name=Purpose.STATUS),
    path("aanpassen/", views.mend, name="mend"),
    path("intrekken/", views.withdraw, name="withdraw"),
    path("bezwaar/", views.appeal, name="appeal"),
    path("foto/<uuid:file>/", views.picture_of_sent, name="sent_picture"),
]

urlpatterns = [
    path("initiatieven-inzenden/", views.start, name="start"),
    path("initiatieven-inzenden/concept/<uuid:uuid>/<str:given>/", include(drafts)),
    path("initiatieven-inzenden/bevestigen/<uuid:uuid>/<str:given>/", views.confirm, name=Purpose.CONFIRM),
    path("initiatieven-inzenden/stand/<uuid:uuid>/<str:given>/", include(sent)),
]
