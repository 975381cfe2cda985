"""Subscriptions as data of people: handing out, erasing, and how long they stay."""

from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from ..outbox import OutboxMail
from ..outbox.forgetting import forget as forget_mails
from ..privacy.consents import forget_consents
from ..privacy.holders import Holder, offer_holder
from ..privacy.register import Basis, personal
from .models import Subscription
from .terms import STOPPED, UNCONFIRMED

BATCH = 200


def exported(subscription: Subscription) -> dict:
    moments = {name: getattr(subscription, name) for name in ("created_at", "told_at", "ended_at")}
    return {
        "list": str(subscription.list_key),
        "language": subscription.language,
        "filters": subscription.filters,
        "state": subscription.state,
        "frequency": subscription.frequency,
        "pages told": sorted(int(key) for key in subscription.told),
        **{name: moment and moment.isoformat() for name, moment in moments.items()},
    }


def forget(subscriptions: QuerySet, *, at: datetime) -> int:
    """Take these away, with their consents and what still would be mailed; how many."""
    rows = list(subscriptions)
    abouts = [row.about for row in rows]
    forget_mails(OutboxMail.objects.filter(about__in=abouts), at=at)
    forget_consents(abouts)
    Subscription.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return len(rows)


SUBSCRIPTIONS = Holder(
    "subscriptions",
    _("Subscriptions to lists"),
    export=lambda mail: [exported(row) for row in Subscription.objects.of(mail)],
    erase=lambda mail, at: forget(Subscription.objects.of(mail).filter(created_at__lte=at), at=at),
    retain=lambda at: forget(Subscription.objects.past_their_term(at).order_by("pk")[:BATCH], at=at),
    terms=(UNCONFIRMED, STOPPED),
    abouts=lambda mail: [row.about for row in Subscription.objects.of(mail)],
    addresses=lambda: Subscription.objects.values_list("mail", flat=True).distinct(),
)


def offer_subscriptions() -> None:
    offer_holder(SUBSCRIPTIONS)
    personal(
        "following.Subscription",
        *("mail", "mail_key", "filters", "told"),
        purpose=_("to mail somebody what is new in a list, once"),
        basis=Basis.CONSENT,
        term=STOPPED,
    )
