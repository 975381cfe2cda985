"""What the buttons of one's own page do."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from ..errors import Refused
from . import actions
from .choices import Frequency
from .models import Subscription
from .pages import promise_of


def do(owner: Subscription, posted: Mapping[str, str], *, at: datetime) -> None:
    """The deed that a button names, to one of what this address follows. What is not known changes nothing."""
    deed = posted.get("deed", "")
    if deed == "stop-all":
        actions.stop_all(owner, at=at)
    subscription = one_of(owner, posted.get("which", ""))
    if subscription is None:
        return
    if deed == "stop":
        actions.stop(subscription, at=at)
    elif deed == "again":
        begin(subscription, at=at)
    elif deed in Frequency.values:
        words = promise_of(subscription, frequency=deed)
        actions.change(subscription, frequency=deed, words=words, at=at)


def begin(subscription: Subscription, *, at: datetime) -> None:
    """Start it, or refuse when its list is gone."""
    words = promise_of(subscription)
    if not words:
        raise Refused(_("This list is no longer on the site, so it cannot be followed."))
    actions.start(subscription, words=words, at=at)


def one_of(owner: Subscription, which: str) -> Subscription | None:
    try:
        uuid = UUID(which)
    except ValueError:
        return None
    return Subscription.objects.filter(mail_key=owner.mail_key, uuid=uuid).first()
