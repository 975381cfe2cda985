"""What residents send in, as data of people: handing out, erasing, and how long it stays."""

from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from portal.base.asking.models import StoredFile
from portal.base.outbox import OutboxMail
from portal.base.outbox.forgetting import forget as forget_mails
from portal.base.privacy.actions import offer_action
from portal.base.privacy.consents import forget_consents
from portal.base.privacy.holders import Holder, offer_holder
from portal.base.privacy.register import Basis, personal

from . import terms
from .models import Submission

BATCH = 200
ACTIONS = {
    "sent": _("sent in"),
    "returned": _("given back"),
    "mended": _("changed by the sender"),
    "accepted": _("accepted"),
    "appealed": _("asked to look again"),
    "published": _("on the site"),
    "expired": _("ended without a change"),
}


def exported(submission: Submission) -> dict:
    return {
        "number": str(submission),
        "state": submission.state,
        "name": submission.name,
        "begun": submission.created_at.isoformat(),
        "told": submission.values,
        "versions": [{"at": row.at.isoformat(), "told": row.values} for row in submission.versions.all()],
        "remarks": [{"field": row.field, "words": row.words} for row in submission.remarks.all()],
        "appeal": submission.appeal,
        "declined": submission.decline_text,
        "files": list(StoredFile.objects.about(submission.about).values_list("name", flat=True)),
    }


def export(mail: str) -> list[dict]:
    rows = Submission.objects.of(mail).prefetch_related("versions", "remarks")
    return [exported(row) for row in rows]


def forget(submissions: QuerySet, *, at: datetime) -> int:
    """Take these away, with their versions, remarks, files, consents and mails; what was counted stays. How many."""
    rows = list(submissions)
    abouts = [row.about for row in rows]
    forget_mails(OutboxMail.objects.filter(about__in=abouts), at=at)
    forget_consents(abouts)
    StoredFile.objects.filter(about__in=abouts).remove()
    Submission.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return len(rows)


def retain(at: datetime) -> int:
    return forget(Submission.objects.past_their_term(at).order_by("pk")[:BATCH], at=at)


SENDING = Holder(
    "sending",
    _("What residents send in"),
    export=export,
    erase=lambda mail, at: forget(Submission.objects.of(mail).filter(created_at__lte=at), at=at),
    retain=retain,
    terms=terms.ALL,
    abouts=lambda mail: [row.about for row in Submission.objects.of(mail)],
    addresses=lambda: Submission.objects.exclude(mail="").values_list("mail", flat=True).distinct(),
)


def offer_sending() -> None:
    offer_holder(SENDING)
    for name, label in ACTIONS.items():
        offer_action(name, label)
    purpose = _("to answer who sends in an initiative, and to make its page")
    told = {"purpose": purpose, "basis": Basis.CONSENT, "term": terms.ENDED}
    words = ("values", "name", "mail", "mail_key", "appeal", "decline_reason", "decline_text")
    personal("sending.Submission", *words, **told)
    personal("sending.Version", "values", **told)
    personal("sending.Remark", "text", "reason", **told)
    account = {"purpose": _("to have an appeal answered by somebody else"), "basis": Basis.INTEREST}
    personal("sending.Submission", "declined_by", **account, term=terms.ENDED)
    counted = {"purpose": _("to count who answered what"), "basis": Basis.INTEREST}
    personal("sending.Step", "by", **counted, term=_("as long as the account of the moderator"))
