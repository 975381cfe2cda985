"""Addresses of signing up. Slugs are Dutch in every language, as those of pages are."""

from django.urls import include, path

from .views import link, manage, offer, own_data, people, sign_up

app_name = "registration"

behind_link = [
    path("", manage.manage, name="manage"),
    path("wijzigen/", manage.change, name="change"),
    path("agenda.ics", manage.calendar, name="calendar"),
    path("bestand/<uuid:file>/", manage.file, name="file"),
    path("wie/<uuid:person>/", people.person, name="person"),
    path("wie/<uuid:person>/afmelden/", people.leave_person, name="leave_person"),
    path("afmelden/", people.leave, name="leave"),
    path("aanbod/", offer.offer, name="offer"),
    path("gegevens/", own_data.own_data, name="own_data"),
    path("gegevens.json", own_data.export, name="export"),
    path("wissen/", own_data.erase, name="erase"),
]

urlpatterns = [
    path("aanmelden/<uuid:key>/", sign_up.sign_up, name="sign_up"),
    path("aanmelding/link/", link.link, name="link"),
    path("aanmelding/gewist/", own_data.erased, name="erased"),
    path("aanmelding/<uuid:uuid>/<str:given>/", include(behind_link)),
]
