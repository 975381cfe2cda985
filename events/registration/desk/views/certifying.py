"""Certificates: who has earned one, issuing, taking back, downloading; and inviting last year's participants."""

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView, TemplateView, View
from wagtail.admin.widgets import AdminDateTimeInput

from portal.base.privacy.trail import record

from ...actions.certifying import issue, issue_all, revoke
from ...actions.inviting import invite
from ...errors import Refused
from ...holders import is_holder
from ...models import Certificate, Offering
from ...views.certificates import paper
from ..access import OfOffering, address
from ..earned import earned
from ..forms import OfferingChoice, Plain
from ..registers import people_by_name


class CertificatesView(OfOffering, TemplateView):
    page_title = gettext_lazy("Certificates")
    template_name = "registration/desk/certificates.html"

    def get(self, request, *args, **kwargs):
        about = f"offering:{self.offering.pk}"
        record("seen", about=about, by=request.user, fields=["certificate"], at=timezone.now())
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        """One person, where a button named one; else everybody who has earned it."""
        at, pk = timezone.now(), request.POST.get("person", "")
        try:
            if pk:
                person = get_object_or_404(people_by_name(self.offering), pk=int(pk) if pk.isdecimal() else 0)
                issued = [issue(person, by=request.user, at=at)]
            else:
                issued = issue_all(self.offering, by=request.user, at=at)
        except Refused as refused:
            messages.error(request, refused.message)
            return redirect(request.path)
        words = ngettext("%(count)s certificate was issued.", "%(count)s certificates were issued.", len(issued))
        messages.success(request, words % {"count": len(issued)})
        return redirect(request.path)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "earned": earned(self.offering),
            "settings_url": address("settings", self.offering.pk),
        }


class OfCertificate(OfOffering):
    """A screen about one certificate."""

    def find(self) -> None:
        super().find()
        rows = Certificate.objects.select_related("offering", "participant").filter(offering=self.offering)
        self.certificate = get_object_or_404(rows, pk=self.kwargs["certificate"])

    @property
    def back(self) -> str:
        return address("certificates", self.offering.pk)


class RevokeCertificateView(OfCertificate, FormView):
    page_title = gettext_lazy("Take a certificate back")
    template_name = "registration/desk/form.html"
    form_class = Plain

    def form_valid(self, form):
        revoke(self.certificate, by=self.request.user, at=timezone.now())
        messages.success(self.request, _("The certificate has been taken back."))
        return redirect(self.back)

    def get_context_data(self, **kwargs):
        words = _("Who checks %(code)s sees from now on that it was taken back. The person gets no mail about it.")
        explanation = words % {"code": self.certificate.shown_code}
        return super().get_context_data(**kwargs) | {"button": self.page_title, "explanation": explanation}


class CertificateFileView(OfCertificate, View):
    """The paper of a certificate that is valid, with the name it was given to."""

    def get(self, request, *args, **kwargs):
        person = self.certificate.participant
        if not self.certificate.is_valid or person is None or not is_holder(self.certificate, person.name):
            raise Http404
        record("downloaded", about=self.certificate.about, by=request.user, at=timezone.now())
        return paper(self.certificate, name=person.name)


class InvitingForm(forms.Form):
    previous = OfferingChoice(label=gettext_lazy("Participants of"), queryset=Offering.objects.none())
    until = forms.DateTimeField(
        label=gettext_lazy("Only they can sign up until"),
        widget=AdminDateTimeInput,
        help_text=gettext_lazy("From this moment on sign-up is open to everybody."),
    )

    def __init__(self, *args, earlier, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["previous"].queryset = earlier


class InviteView(OfOffering, FormView):
    page_title = gettext_lazy("Invite last year's participants")
    template_name = "registration/desk/form.html"
    form_class = InvitingForm

    def get_form_kwargs(self):
        earlier = self.offerings().filter(series=self.offering.series, starts__lt=self.offering.starts)
        return super().get_form_kwargs() | {"earlier": earlier.order_by("-starts")}

    def form_valid(self, form):
        try:
            count = invite(self.offering, **form.cleaned_data, by=self.request.user, at=timezone.now())
        except Refused as refused:
            form.add_error(None, refused.message)
            return self.form_invalid(form)
        words = ngettext("%(count)s person was invited.", "%(count)s people were invited.", count)
        messages.success(self.request, words % {"count": count})
        return redirect(self.back)

    def get_context_data(self, **kwargs):
        explanation = _("Each gets a mail with a link of their own. Who was invited before is not written to again.")
        return super().get_context_data(**kwargs) | {"button": _("Invite"), "explanation": explanation}
