"""Keepers and proposals as data of people: handing out, erasing, and how long they stay."""

from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from portal.base.asking import StoredFile
from portal.base.outbox import OutboxMail
from portal.base.outbox.forgetting import forget as forget_mails
from portal.base.privacy.holders import Holder, offer_holder
from portal.base.privacy.register import Basis, personal

from ..models import InitiativePage
from .actions.keepers import stop
from .models import Keeper, Proposal
from .terms import DECIDED, INVITED, KEPT, OFFLINE, UNCONFIRMED

BATCH = 200


def export(mail: str) -> list[dict]:
    keepers = [told_keeper(row) for row in Keeper.objects.of(mail)]
    return keepers + [told_proposal(row) for row in Proposal.objects.of(mail)]


def told_keeper(keeper: Keeper) -> dict:
    return {
        "keeps": str(keeper.key),
        "state": keeper.state,
        "name": keeper.name,
        "language": keeper.language,
        "invited": keeper.invited_at.isoformat(),
        "heard_of": keeper.heard_at and keeper.heard_at.isoformat(),
    }


def told_proposal(proposal: Proposal) -> dict:
    return {
        "initiative": proposal.title,
        "state": proposal.state,
        "written": proposal.created_at.isoformat(),
        "values": proposal.values,
        "note": proposal.note,
        "reason": proposal.reason,
    }


def forget(rows: QuerySet, *, at: datetime) -> int:
    """Take these away, with what still would be mailed about them; how many."""
    found = list(rows)
    abouts = [row.about for row in found]
    forget_mails(OutboxMail.objects.filter(about__in=abouts), at=at)
    StoredFile.objects.filter(about__in=abouts).remove()
    rows.model.objects.filter(pk__in=[row.pk for row in found]).delete()
    return len(found)


def erase(mail: str, at: datetime) -> int:
    """Also what they proposed as a keeper. What was taken over stands on the page, and names nobody."""
    proposals = forget(Proposal.objects.of(mail).filter(created_at__lte=at), at=at)
    return proposals + forget(Keeper.objects.of(mail).filter(invited_at__lte=at), at=at)


def retain(at: datetime) -> int:
    stopped = sum(stop(keeper, by=None, at=at) for keeper in without_page(at)[:BATCH])
    gone = forget(Proposal.objects.past_their_term(at).order_by("pk")[:BATCH], at=at)
    return stopped + gone + forget(Keeper.objects.past_their_term(at).order_by("pk")[:BATCH], at=at)


def without_page(at: datetime) -> QuerySet:
    """Who keeps a page that was taken away, or has been offline for a year since they were heard of."""
    pages = InitiativePage.objects.order_by().values("translation_key")
    there, live = Keeper.objects.there(), InitiativePage.objects.live().order_by().values("translation_key")
    offline = there.filter(heard_at__lte=at - timedelta(days=OFFLINE.days)).exclude(key__in=live)
    return (there.exclude(key__in=pages) | offline).order_by("pk")


KEEPING = Holder(
    "keeping",
    _("Keepers of pages, and proposals for them"),
    export=export,
    erase=erase,
    retain=retain,
    terms=(INVITED, KEPT, OFFLINE, UNCONFIRMED, DECIDED),
    abouts=lambda mail: [row.about for rows in (Keeper, Proposal) for row in rows.objects.of(mail)],
    addresses=lambda: [
        *Keeper.objects.values_list("mail", flat=True).distinct(),
        *Proposal.objects.exclude(mail="").values_list("mail", flat=True).distinct(),
    ],
)


def offer_keeping() -> None:
    offer_holder(KEEPING)
    kept = {"purpose": _("to let initiators keep their page true"), "basis": Basis.AGREEMENT, "term": KEPT}
    personal("keeping.Keeper", "name", "mail", "mail_key", **kept)
    told = {"purpose": _("to correct the page of an initiative"), "basis": Basis.INTEREST, "term": DECIDED}
    personal("keeping.Proposal", "mail", "mail_key", "values", "base", "note", "taken", "reason", "decided_by", **told)
