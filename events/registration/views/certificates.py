"""Certificates: the paper for its holder, and the check for anybody."""

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.base.guarding import Guard, Stopped, Trapped
from portal.base.private import private

from ..actions.certifying import certificate_of
from ..forms.certificates import CodeForm, NameForm
from ..holders import is_holder
from ..models import Certificate, Registration
from ..pages.certificates import check_url, checked
from ..papers import certificate_pdf
from .answering import behind_link, page
from .people import one_of


@behind_link
def pdf(request: HttpRequest, registration: Registration, person: UUID) -> HttpResponse:
    """The certificate of somebody, as a file."""
    found = one_of(registration, person)
    rows = found.certificates.filter(revoked_at=None, offering=registration.offering_id).select_related("offering")
    certificate = get_object_or_404(rows)
    if not is_holder(certificate, found.name):
        raise Http404
    return paper(certificate, name=found.name)


def paper(certificate: Certificate, *, name: str) -> HttpResponse:
    content = certificate_pdf(certificate, name=name, language=get_language() or settings.LANGUAGE_CODE)
    headers = {"Content-Disposition": f'attachment; filename="certificaat-{certificate.shown_code}.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


@private
def find(request: HttpRequest) -> HttpResponse:
    """Type a code."""
    form = CodeForm(request.GET if "code" in request.GET else None)
    if form.is_valid():
        certificate = certificate_of(form.cleaned_data["code"])
        return redirect(check_url(certificate)) if certificate else unknown(request, form)
    return page(request, "certificate_code", _("Check a certificate"), form=form)


@private
def check(request: HttpRequest, code: str) -> HttpResponse:
    """What a certificate says, and whether a name is the one on it. It tells no name."""
    certificate = certificate_of(code)
    if certificate is None:
        return unknown(request, CodeForm({"code": code[:40]}))
    form, answer, at = NameForm(request.POST or None), "", timezone.now()
    if form.is_valid():
        try:
            guard().check(request, at)
            answer = "same" if is_holder(certificate, form.cleaned_data["name"]) else "other"
        except (Stopped, Trapped):
            answer = "stopped"
    shapes = {"shown": checked(certificate), "form": form, "answer": answer, "guard": guard().fields(at, request.POST)}
    status = 429 if answer == "stopped" else 200
    return page(request, "certificate", _("Check a certificate"), status=status, **shapes)


def unknown(request: HttpRequest, form: CodeForm) -> HttpResponse:
    """No such code, and what may be wrong with it."""
    return page(request, "certificate_code", _("We do not know this code"), status=404, form=form, is_unknown=True)


def guard() -> Guard:
    return Guard("certificate-name", per_hour=settings.NAMES_CHECKED_PER_HOUR)
