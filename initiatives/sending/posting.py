"""Having mails sent. What stands in them is looked up when they go."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth import get_user_model
from django.utils import timezone

from portal.base import outbox

from ..recipients import site_address
from .models import Submission

RESUME, CONFIRM = "sending.resume", "sending.confirm"
RECEIVED, RETURNED, REMINDER, EXPIRED = "sending.received", "sending.returned", "sending.reminder", "sending.expired"
ACCEPTED, DECLINED, PUBLISHED = "sending.accepted", "sending.declined", "sending.published"
LATE = "sending.late"
#: What an unconfirmed address can get.
TYPED = (RESUME, CONFIRM)
BACKEND = "django.contrib.auth.backends.ModelBackend"


def tell(submission: Submission, kind: str, *, at: datetime) -> None:
    """A mail of this kind to the sender, one for each turn that the submission takes."""
    outbox.post(
        key=f"{kind}:{submission.pk}:{submission.turn}",
        kind=kind,
        about=submission.about,
        to=submission.mail,
        language=submission.language,
        at=at,
    )


def tell_moderators(count: int, *, at: datetime) -> int:
    """That so many are late, to each moderator with an address, else to the site's own; once a day. How many mails."""
    day = timezone.localdate(at)
    return sum(
        outbox.post(
            key=f"{LATE}:{day}:{number}",
            kind=LATE,
            about="submission:late",
            to=to,
            language=settings.LANGUAGE_CODE,
            at=at,
            facts={"count": count},
        )
        for number, to in moderators()
    )


def moderators() -> list[tuple[int, str]]:
    """The number and address of who may answer."""
    users = get_user_model().objects.with_perm("sending.moderate", backend=BACKEND, include_superusers=False)
    found = list(users.filter(is_active=True).exclude(email="").order_by("pk").values_list("pk", "email"))
    return found or [(0, mail) for mail in (site_address(),) if mail]
