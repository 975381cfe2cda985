"""What of an ended mail is forgotten, and when. The row stays: its key keeps the mail from being posted again."""

from datetime import datetime, timedelta

from .models import MailQuerySet, MailState, OutboxMail

#: Long enough to find out why somebody got no mail.
KEPT = timedelta(days=30)


def forget_old(at: datetime) -> int:
    """Forget to whom mails went that ended 30 days ago or earlier; how many."""
    return _blank(OutboxMail.objects.filter(ended_at__lte=at - KEPT).exclude(to=""))


def forget(mails: MailQuerySet, *, at: datetime) -> int:
    """Forget to whom these mails go or went, and send none of them any more; how many."""
    mails.filter(state=MailState.WAITING).update(state=MailState.SUPPRESSED, ended_at=at)
    return _blank(mails)


def _blank(mails: MailQuerySet) -> int:
    return mails.update(to="", facts={})
