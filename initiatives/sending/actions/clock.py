"""What time does."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from portal.base.privacy.trail import record

from ...errors import Refused
from ..choices import State, What
from ..days import is_working_day
from ..models import Submission
from ..posting import EXPIRED, REMINDER, tell, tell_moderators
from .moving import happened, move

BATCH = 200


def expire_unmended(at: datetime) -> int:
    """End what was given back and not changed for 60 days; how many."""
    rows = Submission.objects.unmended(at).order_by("pk")[:BATCH]
    return sum(expire(submission, at=at) for submission in rows)


@transaction.atomic
def expire(submission: Submission, *, at: datetime) -> bool:
    """False when its sender was just in time."""
    try:
        move(submission, State.EXPIRED, of=(State.RETURNED,), at=at, ended_at=at)
    except Refused:
        return False
    happened(submission, What.EXPIRED, at=at)
    record("expired", about=submission.about, at=at)
    tell(submission, EXPIRED, at=at)
    return True


def remind_senders(at: datetime) -> int:
    """Tell once who was asked for a change that it ends soon; how many."""
    rows = Submission.objects.to_remind(at).order_by("pk")[:BATCH]
    return sum(remind(submission, at=at) for submission in rows)


@transaction.atomic
def remind(submission: Submission, *, at: datetime) -> bool:
    rows = Submission.objects.filter(pk=submission.pk, state=State.RETURNED, reminded_at=None)
    if not rows.update(reminded_at=at):
        return False
    tell(submission, REMINDER, at=at)
    return True


def remind_moderators(at: datetime) -> int:
    """On working days, tell moderators that answers are late; how many mails were posted."""
    count = Submission.objects.late(at).count()
    if not count or not is_working_day(timezone.localdate(at)):
        return 0
    return tell_moderators(count, at=at)
