"""Putting mails to followers in the outbox."""

from datetime import datetime

from django.utils import timezone

from .. import outbox
from ..privacy.persons import pseudonym
from .limits import Limit
from .models import Subscription

CONFIRM, KNOWN, LIMIT = "following.confirm", "following.known", "following.limit"
NEWS, ENDED = "following.news", "following.ended"


def post(kind: str, subscription: Subscription, *, name: str, at: datetime, facts: dict | None = None) -> None:
    """`name` makes it the same mail as another of its kind and subscription."""
    outbox.post(
        key=f"{kind}:{subscription.pk}:{name}",
        kind=kind,
        about=subscription.about,
        to=subscription.mail,
        language=subscription.language,
        at=at,
        facts=facts,
    )


def ask_to_confirm(subscription: Subscription, *, at: datetime) -> None:
    """Once a day at most, however often somebody types this address; and once for each time it stopped."""
    ended = subscription.ended_at.timestamp() if subscription.ended_at else 0
    post(CONFIRM, subscription, name=f"{timezone.localdate(at)}:{ended:.0f}", at=at)


def tell_known(subscription: Subscription, *, at: datetime) -> None:
    post(KNOWN, subscription, name=f"{timezone.localdate(at)}", at=at)


def tell_of_limit(mail: str, limit: Limit, *, language: str, at: datetime) -> None:
    """Once a day at most."""
    outbox.post(
        key=f"{LIMIT}:{pseudonym(mail)}:{timezone.localdate(at)}",
        kind=LIMIT,
        about=Subscription.objects.of(mail).latest("pk").about,
        to=mail,
        language=language,
        at=at,
        facts={"limit": limit},
    )


def tell_ended(subscription: Subscription, *, reason: str, at: datetime) -> None:
    post(ENDED, subscription, name=str(subscription.turn), at=at, facts={"reason": reason})
