"""What anybody sees who checks a certificate: everything but the name."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.base.when import short_day

from ..models import Certificate
from ..papers import meetings, period
from .summaries import Row


@dataclass(frozen=True, slots=True)
class Checked:
    """`tone` and `sign` as badges have them; `can_compare`: whether a name can be compared with it."""

    tone: str
    sign: str
    verdict: str
    rows: tuple[Row, ...]
    can_compare: bool


def check_url(certificate: Certificate) -> str:
    return reverse("registration:certificate", args=[certificate.shown_code])


def checked(certificate: Certificate) -> Checked:
    rows = [
        (_("What"), certificate.offering.title),
        (_("When"), period(certificate)),
        (_("Meetings"), meetings(certificate)),
        (_("Issued on"), short_day(timezone.localdate(certificate.issued_at))),
        (_("Code"), certificate.shown_code),
    ]
    if certificate.is_valid:
        return Checked("ok", "ok", _("This certificate is valid."), tuple(rows), bool(certificate.holder))
    rows.append((_("Taken back on"), short_day(timezone.localdate(certificate.revoked_at))))
    return Checked("full", "warn", _("This certificate has been taken back."), tuple(rows), False)
