"""How long the portal keeps what it needs to account for itself."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from . import ledger
from .holders import Holder, Term
from .models import AuditEvent, ConsentText

TRAIL = Term(_("who saw or changed what"), 5 * 365, _("that moment"))
#: Longer than any backup lives.
LEDGER = Term(_("that somebody was erased (a digest of the address)"), 2 * 365, _("the request"))


def retain_account(at: datetime) -> int:
    """Old events, old lines of the ledger, and texts that no consent points to any more."""
    texts, _rows = ConsentText.objects.filter(consents=None, first_used_at__lt=at - timedelta(days=1)).delete()
    lines = ledger.forget_before(at - timedelta(days=LEDGER.days))
    return texts + lines + AuditEvent.objects.all().forget_before(at - timedelta(days=TRAIL.days))


ACCOUNT = Holder(
    "account",
    _("What we keep to account for what we do"),
    export=lambda _mail: [],
    erase=lambda _mail, _at: 0,
    retain=retain_account,
    terms=(TRAIL, LEDGER),
)
