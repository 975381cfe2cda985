"""Mails as data of people: to whom which kind went and when. Their words are not stored."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ..privacy.holders import Holder, Term, offer_holder
from ..privacy.register import Basis, personal
from .folder import remove_letters_with, remove_old_letters
from .forgetting import KEPT, forget, forget_old
from .models import MailQuerySet, OutboxMail

TERM = Term(_("to which address a mail went"), KEPT.days, _("it was sent, or given up"))


def of_mail(mail: str) -> MailQuerySet:
    return OutboxMail.objects.filter(to__iexact=mail)


def exported(mail: OutboxMail) -> dict:
    sent = mail.sent_at.isoformat() if mail.sent_at else None
    return {
        "kind": mail.kind,
        "about": mail.about,
        "language": mail.language,
        "state": mail.state,
        "posted": mail.created_at.isoformat(),
        "sent": sent,
    }


def erase(mail: str, at: datetime) -> int:
    transaction.on_commit(lambda: remove_letters_with(mail))
    return forget(of_mail(mail).filter(created_at__lte=at), at=at)


def retain(at: datetime) -> int:
    return forget_old(at) + remove_old_letters(at)


MAILS = Holder(
    "mails",
    _("Mails that we sent"),
    export=lambda mail: [exported(row) for row in of_mail(mail).order_by("created_at", "pk")],
    erase=erase,
    retain=retain,
    terms=(TERM,),
    addresses=lambda: OutboxMail.objects.exclude(to="").values_list("to", flat=True).distinct(),
)


def offer_mails() -> None:
    offer_holder(MAILS)
    personal(
        "base.OutboxMail",
        *("to", "facts"),
        purpose=_("to send a mail once, and to see why one did not arrive"),
        basis=Basis.AGREEMENT,
        term=TERM,
    )
