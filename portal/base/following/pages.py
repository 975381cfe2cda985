"""What pages of subscriptions show."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from .choices import Frequency, State
from .lists import address_of, list_of
from .models import Subscription
from .words import how_often, promise, what


@dataclass(frozen=True, slots=True)
class Followed:
    """One that somebody follows, or stopped. `other`: how often it could be instead; words and icon of that button."""

    uuid: str
    what: str
    how: str
    url: str
    stopped: bool
    other: str
    other_words: str
    icon: str


def followed(subscription: Subscription) -> Followed:
    index = list_of(subscription.list_key, subscription.language)
    weekly = subscription.frequency == Frequency.WEEKLY
    return Followed(
        str(subscription.uuid),
        what(index, subscription.filters) if index else _("A list that is no longer on the site"),
        how_often(index, subscription.frequency) if index else "",
        address_of(index, subscription) if index else "",
        subscription.state == State.STOPPED,
        Frequency.AT_ONCE if weekly else Frequency.WEEKLY,
        _("Mail me at once instead") if weekly else _("Mail me weekly instead"),
        "mail" if weekly else "date",
    )


def all_of(subscription: Subscription) -> list[Followed]:
    """What this address follows and what it stopped; what was never confirmed is not shown."""
    rows = Subscription.objects.filter(mail_key=subscription.mail_key).exclude(state=State.UNCONFIRMED)
    return [followed(row) for row in sorted(rows, key=lambda row: (row.state, row.pk))]


def promise_of(subscription: Subscription, *, frequency: str = "") -> str:
    """What is agreed with; "" when the list is gone."""
    index = list_of(subscription.list_key, subscription.language)
    return promise(index, subscription.filters, frequency or subscription.frequency) if index else ""
