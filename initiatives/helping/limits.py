"""How much one address may send, and how much one ask may get: a person never notices, a nuisance does."""

from datetime import datetime, timedelta

from django.db.models import TextChoices

from .models import HelpMessage

DAY = timedelta(days=1)
WAITING = 3
PER_ADDRESS, PER_ITEM, REPLIES = 5, 20, 20


class Limit(TextChoices):
    """Which limit an address has reached. Told by mail to that address, and to nobody else."""

    WAITING = "waiting"
    DAY = "day"


def limit_of(mail: str, *, at: datetime) -> Limit | None:
    rows = HelpMessage.objects.of(mail)
    if rows.waiting().count() >= WAITING:
        return Limit.WAITING
    return Limit.DAY if rows.since(at - DAY).count() >= PER_ADDRESS else None


def is_flooded(item_key, *, at: datetime) -> bool:
    """Whether this ask or offer got so many messages in a day that it takes no more."""
    return HelpMessage.objects.filter(item_key=item_key).since(at - DAY).count() >= PER_ITEM


def is_talkative(message: HelpMessage, side: str, *, at: datetime) -> bool:
    return message.replies.filter(side=side, at__gt=at - DAY).count() >= REPLIES
