"""Which mails the server refused for good: not those that it only did not take in time."""

from .models import MailQuerySet, MailState
from .sending import WAITS


def refused(mails: MailQuerySet) -> MailQuerySet:
    """Given up before the attempts ran out, which only a final answer about this mail does."""
    return mails.filter(state=MailState.FAILED, attempts__lte=len(WAITS))
