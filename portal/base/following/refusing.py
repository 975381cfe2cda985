"""An address that takes no mail any more is mailed no longer: its subscriptions stop by themselves."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Count, Max, Min

from ..outbox import MailState, OutboxMail, refused
from ..privacy.actions import Action
from ..privacy.consents import given_at
from ..privacy.trail import record
from .actions import CONSENT, end
from .models import Subscription
from .posting import NEWS

#: So many in a row.
MOST = 3
#: And for so long: where a server refuses all of our mail for a day, it is not the addresses that are wrong.
LONG = timedelta(days=2)
#: What is older is not looked at.
YEAR = timedelta(days=365)


def stop_refused(at: datetime) -> int:
    """Stop what reaches nobody; how many. No mail tells so: it would not arrive either."""
    news = OutboxMail.objects.filter(kind=NEWS, created_at__gt=at - YEAR)
    often = refused(news).order_by().values("about").annotate(times=Count("pk")).filter(times__gte=MOST)
    keys = [about.partition(":")[2] for about in often.values_list("about", flat=True)]
    return sum(stop_where_refused(one, at=at) for one in Subscription.objects.active().filter(pk__in=keys))


@transaction.atomic
def stop_where_refused(subscription: Subscription, *, at: datetime) -> bool:
    """Whether it had to stop, and went on until now."""
    if not is_refused(subscription, at=at) or not end(subscription, at=at):
        return False
    record(Action.CANCELLED, about=subscription.about, at=at)
    return True


def is_refused(subscription: Subscription, *, at: datetime) -> bool:
    """Whether its last mails were, since its owner agreed and since one last arrived."""
    mails = OutboxMail.objects.filter(about=subscription.about)
    agreed = given_at(CONSENT, about=subscription.about)
    if agreed:
        mails = mails.filter(created_at__gte=agreed)
    arrived = mails.filter(state=MailState.SENT).aggregate(last=Max("pk"))["last"] or 0
    row = refused(mails.filter(pk__gt=arrived)).aggregate(times=Count("pk"), since=Min("created_at"))
    return row["times"] >= MOST and row["since"] <= at - LONG
