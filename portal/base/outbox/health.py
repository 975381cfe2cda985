"""The state of the outbox, for /readyz."""

from datetime import datetime, timedelta

from django.utils import timezone

from .models import OutboxMail

#: A mail that is due for longer is one that nobody sends, or that the server does not take.
TOO_LONG = timedelta(minutes=10)


def state() -> str:
    """ "degraded" when mails wait too long, else "working"."""
    return "degraded" if is_stuck(at=timezone.now()) else "working"


def is_stuck(*, at: datetime) -> bool:
    mails, moment = OutboxMail.objects, at - TOO_LONG
    return mails.due(moment).exists() or mails.abandoned(moment).exists()
