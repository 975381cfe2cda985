"""Addresses of signing up. Slugs are Dutch in every language, as those of pages are."""

from django.urls import include, path

from .views import attending, certificates, link, manage, offer, own_data, people, sign_up

app_name = "registration"

behind_link = [
    path("", manage.manage, name="manage"),
    path("wijzigen/", manage.change, name="change"),
    path("agenda.ics", manage.calendar, name="calendar"),
    path("bestand/<uuid:file>/", manage.file, name="file"),
    path("wie/<uuid:person>/", people.person, name="person"),
    path("wie/<uuid:person>/afmelden/", people.leave_person, name="leave_person"),
    path("wie/<uuid:person>/certificaat.pdf", certificates.pdf, name="certificate_pdf"),
    path("wie/<uuid:person>/bijeenkomst/<int:session>/niet/", attending.absent, name="absent"),
    path("wie/<uuid:person>/bijeenkomst/<int:session>/toch/", attending.come_after_all, name="return"),
    path("wie/<uuid:person>/bijeenkomst/<int:session>/inhalen/", attending.make_good, name="catch_up"),
    path("wie/<uuid:person>/bijeenkomst/<int:session>/teruggeven/", attending.give_back, name="give_back"),
    path("huiswerk/<int:group>/<uuid:file>/", attending.homework_file, name="homework_file"),
    path("afmelden/", people.leave, name="leave"),
    path("aanbod/", offer.offer, name="offer"),
    path("gegevens/", own_data.own_data, name="own_data"),
    path("gegevens.json", own_data.export, name="export"),
    path("wissen/", own_data.erase, name="erase"),
]

urlpatterns = [
    path("aanmelden/<uuid:key>/", sign_up.sign_up, name="sign_up"),
    path("aanmelden/<uuid:key>/uitnodiging/<int:pk>/<str:given>/", sign_up.sign_up, name="invited"),
    path("certificaat/", certificates.find, name="find_certificate"),
    path("certificaat/<str:code>/", certificates.check, name="certificate"),
    path("aanmelding/link/", link.link, name="link"),
    path("aanmelding/gewist/", own_data.erased, name="erased"),
    path("aanmelding/<uuid:uuid>/<str:given>/", include(behind_link)),
]
