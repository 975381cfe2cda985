"""Addresses of offering help. Slugs are Dutch in every language, as those of pages are."""

from django.urls import include, path

from . import views
from .choices import Side

app_name = "helping"

thread = path("", views.thread, name="thread")
stop = path("stoppen/", views.deed, {"name": "stop"}, name="stop")
of_helper = [thread, stop, path("versturen/", views.confirm, name="confirm")]
of_initiator = [
    thread,
    stop,
    path("beantwoord/", views.deed, {"name": "answered"}, name="answered"),
    path("melden/", views.deed, {"name": "report"}, name="report"),
]

urlpatterns = [
    path("helpen/verstuurd/", views.sent, name="sent"),
    path("helpen/gemeld/", views.reported, name="reported"),
    path("helpen/<uuid:key>/", views.offer, name="offer"),
    path("helpen/gesprek/<uuid:uuid>/<str:given>/", include((of_helper, "helper")), {"side": Side.HELPER}),
    path("helpen/bericht/<uuid:uuid>/<str:given>/", include((of_initiator, "initiator")), {"side": Side.INITIATOR}),
]
