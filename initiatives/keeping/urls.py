"""Addresses of keeping a page, and of telling what is not right. Slugs are Dutch in every language."""

from django.urls import include, path

from .views import correcting, keeping, links

app_name = "keeping"

of_keeper = [
    path("", keeping.home, name="home"),
    path("klopt/", keeping.true, name="true"),
    path("wijzigen/<slug:part>/", keeping.change, name="change"),
    path("uitnodigen/", keeping.invite, name="invite"),
    path("gestopt/", keeping.stopped, name="stopped"),
    path("stoppen/", keeping.leave, name="leave"),
]

urlpatterns = [
    path("bijhouden/", links.lost, name="lost"),
    path("bijhouden/verstuurd/", links.mailed, name="mailed"),
    path("bijhouden/gestopt/", links.left, name="left"),
    path("bijhouden/uitnodiging/<uuid:uuid>/<str:given>/", links.invitation, name="invitation"),
    path("bijhouden/<uuid:uuid>/<str:given>/", include(of_keeper)),
    path("klopt-niet/verstuurd/", correcting.sent, name="sent"),
    path("klopt-niet/ontvangen/", correcting.received, name="received"),
    path("klopt-niet/<uuid:key>/", correcting.correct, name="correct"),
    path("klopt-niet/<uuid:uuid>/<str:given>/", correcting.confirm, name="confirm"),
]
