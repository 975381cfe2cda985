from django.urls import path

from .views import (
    adding,
    attending,
    certifying,
    deeds,
    exporting,
    grouping,
    mailing,
    offerings,
    people,
    registrations,
    settings,
)

app_name = "registration_desk"

OFFERING = "<int:offering>/"
REGISTRATION = "registration/<int:registration>/"
GROUP = f"{OFFERING}groups/<int:group>/"
SESSION = f"{OFFERING}attendance/<int:session>/"
CERTIFICATE = f"{OFFERING}certificates/<int:certificate>/"
PERSON = "person/<int:participant>/"

urlpatterns = [
    path("", offerings.OfferingsView.as_view(), name="offerings"),
    path(OFFERING, people.OfferingView.as_view(), name="offering"),
    path(f"{OFFERING}add/", adding.AddView.as_view(), name="add"),
    path(f"{OFFERING}mail/", mailing.MailView.as_view(), name="mail"),
    path(f"{OFFERING}export/", exporting.ExportView.as_view(), name="export"),
    path(f"{OFFERING}settings/", settings.SettingsView.as_view(), name="settings"),
    path(f"{OFFERING}copy/", settings.CopyView.as_view(), name="copy"),
    path(REGISTRATION, registrations.RegistrationView.as_view(), name="registration"),
    path(f"{REGISTRATION}sensitive/", registrations.SensitiveView.as_view(), name="sensitive"),
    path(f"{REGISTRATION}file/<uuid:uuid>/", registrations.FileView.as_view(), name="file"),
    path(f"{REGISTRATION}approve/", deeds.ApproveView.as_view(), name="approve"),
    path(f"{REGISTRATION}reject/", deeds.RejectView.as_view(), name="reject"),
    path(f"{REGISTRATION}cancel/", deeds.CancelView.as_view(), name="cancel"),
    path(f"{REGISTRATION}place/", deeds.PlaceView.as_view(), name="place"),
    path(f"{REGISTRATION}move/", deeds.MoveView.as_view(), name="move"),
    path(f"{REGISTRATION}contact/", deeds.ContactView.as_view(), name="contact"),
    path(f"{REGISTRATION}link/", deeds.LinkView.as_view(), name="link"),
    path(f"{REGISTRATION}revoke/", deeds.RevokeView.as_view(), name="revoke"),
    path(f"{PERSON}cancel/", deeds.CancelPersonView.as_view(), name="cancel_person"),
    path(f"{PERSON}swap/", deeds.SwapView.as_view(), name="swap"),
    path(f"{OFFERING}attendance/", attending.AttendanceView.as_view(), name="attendance"),
    path(SESSION, attending.TicksView.as_view(), name="ticks"),
    path(f"{SESSION}print/", attending.TicksPrintView.as_view(), name="ticks_print"),
    path(f"{OFFERING}parallel/", attending.ParallelView.as_view(), name="parallel"),
    path(f"{OFFERING}groups/", grouping.GroupsView.as_view(), name="groups"),
    path(GROUP, grouping.GroupView.as_view(), name="group"),
    path(f"{GROUP}file/<uuid:uuid>/", grouping.GroupFileView.as_view(), name="group_file"),
    path(f"{OFFERING}certificates/", certifying.CertificatesView.as_view(), name="certificates"),
    path(f"{CERTIFICATE}revoke/", certifying.RevokeCertificateView.as_view(), name="revoke_certificate"),
    path(f"{CERTIFICATE}file/", certifying.CertificateFileView.as_view(), name="certificate_file"),
    path(f"{OFFERING}invite/", certifying.InviteView.as_view(), name="invite"),
]
