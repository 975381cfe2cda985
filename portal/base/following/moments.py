"""When mails may go. Weeks begin on Monday morning in Europe/Amsterdam, in summer and in winter."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from .choices import Frequency

MORNING = time(7)
#: What comes soon after a mail waits for the next one.
PAUSE = timedelta(minutes=10)


def next_monday(at: datetime) -> datetime:
    """The first Monday morning after this moment."""
    local = timezone.localtime(at)
    day = local.date() + timedelta(days=-local.weekday() % 7)
    monday = timezone.make_aware(datetime.combine(day, MORNING))
    return monday if monday > at else timezone.make_aware(datetime.combine(day + timedelta(days=7), MORNING))


def first_moment(frequency: str, at: datetime) -> datetime | None:
    """Not before when something new is told to who starts now; None: whenever there is something."""
    return next_monday(at) if frequency == Frequency.WEEKLY else None


def next_moment(frequency: str, at: datetime) -> datetime:
    """The same after a mail went."""
    return next_monday(at) if frequency == Frequency.WEEKLY else at + PAUSE
