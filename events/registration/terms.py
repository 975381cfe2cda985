"""How long what people gave for a registration stays. Clearing, pages and documents all read it here."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.base.privacy.holders import Term

from .choices import ENDED, HOLDING

if TYPE_CHECKING:
    from .models import Offering, Registration

KEPT = Term(_("what was filled in to sign up (an organiser may choose another term)"), 90, _("the end"))
#: Or until KEPT is over, when that is sooner.
WITHOUT_PLACE = Term(
    _("who had no place, or has left"), 30, _("the registration ended, or the end for who was still waiting")
)
SENSITIVE = Term(_("sensitive answers, and the files with them"), 7, _("the end, or the registration ended"))
#: Dutch fiscal term: AWR article 52.
INVOICES = Term(_("where an invoice goes, when one has to be made"), 7 * 365, _("the year in which it was asked for"))


def before(at: datetime, term: Term) -> datetime:
    """What is from this moment or earlier is past its term."""
    return at - timedelta(days=term.days)


def start_of(year: int) -> datetime:
    return datetime(year, 1, 1, tzinfo=timezone.get_current_timezone())


def kept_until(registration: Registration) -> datetime:
    """When what was filled in is forgotten, as it stands now."""
    offering = registration.offering
    return min(offering.forgets_at, limit_without_place(registration, offering) or offering.forgets_at)


def limit_without_place(registration: Registration, offering: Offering) -> datetime | None:
    if registration.state in HOLDING:
        return None
    start = registration.changed_at if registration.state in ENDED else offering.ends
    return start + timedelta(days=WITHOUT_PLACE.days)


def sensitive_kept_until(registration: Registration) -> datetime:
    ends = registration.offering.ends
    last = min(ends, registration.changed_at) if registration.state in ENDED else ends
    return min(last + timedelta(days=SENSITIVE.days), kept_until(registration))


def terms_for(registration: Registration) -> list[tuple[str | Promise, datetime]]:
    """What is kept of this registration and until when, as its own page shows it."""
    rows = [
        (_("Your details, who comes and what you answered"), kept_until(registration)),
        (_("Answers about health and the like"), sensitive_kept_until(registration)),
    ]
    invoice = getattr(registration, "invoice", None)
    if invoice and invoice.has_to_stay:
        rows.append((_("Where the invoice goes: the tax law asks for it"), invoice.kept_until))
    return rows
