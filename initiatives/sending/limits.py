"""How many mails one address gets of us because somebody typed it: a person never notices, a nuisance does."""

from datetime import datetime, timedelta

from portal.base.outbox import OutboxMail

PER_DAY = 5


def got_enough(mail: str, *, kinds: tuple[str, ...], at: datetime) -> bool:
    """Whether this address was mailed so often in a day that it gets no more of these."""
    rows = OutboxMail.objects.filter(kind__in=kinds, to__iexact=mail, created_at__gt=at - timedelta(days=1))
    return rows.count() >= PER_DAY
