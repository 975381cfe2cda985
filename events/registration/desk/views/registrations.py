"""One registration: all that is known of it. Opening it is written down."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.generic import TemplateView, View

from portal.base.asking import StoredFile, handed_out
from portal.base.privacy.trail import record

from ...models import InvoiceRequest
from ..access import SEE_INVOICES, SEE_SENSITIVE, OfOffering, OfRegistration, address
from ..line import standings
from ..showing import (
    answers_shown,
    deeds_of,
    files_of,
    mail_kind,
    mails_of,
    people_of,
    questions_of,
    sensitive_of,
)


class RegistrationView(OfRegistration, TemplateView):
    template_name = "registration/desk/registration.html"

    def get_page_title(self):
        return self.registration.number

    def crumbs(self):
        return OfOffering.crumbs(self)

    @property
    def back(self):
        return address("offering", self.offering.pk)

    def get(self, request, *args, **kwargs):
        row = self.registration
        record("seen", about=row.about, label=row.number, by=request.user, at=timezone.now())
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        row = self.registration
        return super().get_context_data(**kwargs) | {
            "deeds": deeds_of(row),
            "people": people_of(row),
            "answers": answers_shown(questions_of(row).for_registration(), row.answers),
            "files": files_of(row, with_sensitive=self.may_see_sensitive),
            "has_sensitive": self.may_see_sensitive and row.sensitive.exists(),
            "invoice": self.invoice(),
            "standing": standings(self.offering, at=timezone.now()).get(row.pk),
            "steps": row.steps.select_related("user"),
            "mails": [(mail_kind(mail), mail) for mail in mails_of(row)],
        }

    def invoice(self) -> InvoiceRequest | None:
        may = self.request.user.has_perm(SEE_INVOICES)
        return InvoiceRequest.objects.filter(registration=self.registration).first() if may else None


class SensitiveView(RegistrationView):
    """The same screen with the sensitive answers, asked for by a button and written down by themselves."""

    permissions = (SEE_SENSITIVE,)
    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        row = self.registration
        record("seen", about=row.about, label=row.number, by=request.user, fields=["sensitive"], at=timezone.now())
        return self.render_to_response(self.get_context_data(sensitive=sensitive_of(row)))


class FileView(OfRegistration, View):
    """A file that was sent along, as a download."""

    def get(self, request, *args, **kwargs):
        row = self.registration
        stored = get_object_or_404(StoredFile.objects.about(row.about), uuid=kwargs["uuid"], draft="")
        if stored not in [one for _question, one in files_of(row, with_sensitive=self.may_see_sensitive)]:
            raise Http404
        record("downloaded", about=row.about, label=row.number, by=request.user, at=timezone.now())
        return handed_out(stored)
