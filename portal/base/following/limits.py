"""How much one address may follow: a person never notices, a nuisance does."""

from datetime import datetime, timedelta

from django.db.models import TextChoices

from .models import Subscription

DAY = timedelta(days=1)
WAITING, PER_DAY, MOST = 3, 10, 30


class Limit(TextChoices):
    """Which limit an address has reached. Told by mail to that address, and to nobody else."""

    WAITING = "waiting"
    DAY = "day"
    MOST = "most"


def limit_of(mail: str, *, at: datetime) -> Limit | None:
    rows = Subscription.objects.of(mail)
    if rows.waiting().count() >= WAITING:
        return Limit.WAITING
    if rows.active().count() >= MOST:
        return Limit.MOST
    return Limit.DAY if rows.since(at - DAY).count() >= PER_DAY else None
