"""Offers of help as data of people: handing out, erasing, and how long they stay."""

from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from portal.base.outbox import OutboxMail
from portal.base.outbox.forgetting import forget as forget_mails
from portal.base.privacy.consents import forget_consents
from portal.base.privacy.holders import Holder, offer_holder
from portal.base.privacy.register import Basis, personal

from .actions import close_silent
from .models import HelpMessage
from .terms import SILENT, STORED, UNCONFIRMED

BATCH = 200


def exported(message: HelpMessage) -> dict:
    return {
        "initiative": message.title,
        "asked": message.asked,
        "state": message.state,
        "name": message.name,
        "written": message.created_at.isoformat(),
        "text": message.text,
        "replies": [
            {"by": reply.side, "at": reply.at.isoformat(), "text": reply.text} for reply in message.replies.all()
        ],
    }


def forget(messages: QuerySet, *, at: datetime) -> int:
    """Take these away, with their replies, consents and what still would be mailed about them; how many."""
    rows = list(messages)
    abouts = [row.about for row in rows]
    forget_mails(OutboxMail.objects.filter(about__in=abouts), at=at)
    forget_consents(abouts)
    HelpMessage.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return len(rows)


def retain(at: datetime) -> int:
    return close_silent(at) + forget(HelpMessage.objects.past_their_term(at).order_by("pk")[:BATCH], at=at)


HELP = Holder(
    "help",
    _("Offers of help"),
    export=lambda mail: [exported(row) for row in HelpMessage.objects.of(mail).prefetch_related("replies")],
    erase=lambda mail, at: forget(HelpMessage.objects.of(mail).filter(created_at__lte=at), at=at),
    retain=retain,
    terms=(UNCONFIRMED, SILENT, STORED),
    abouts=lambda mail: [row.about for row in HelpMessage.objects.of(mail)],
    addresses=lambda: HelpMessage.objects.values_list("mail", flat=True).distinct(),
)


def offer_help() -> None:
    offer_holder(HELP)
    told = {"purpose": _("to bring who offers help and an initiative together"), "basis": Basis.CONSENT, "term": STORED}
    personal("helping.HelpMessage", "name", "mail", "mail_key", "text", **told)
    personal("helping.HelpReply", "text", **told)
