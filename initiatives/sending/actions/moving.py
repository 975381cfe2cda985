"""What all actions share: taking a turn, and writing down what happened."""

from datetime import datetime
from typing import Any

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.base.waiting import recount

from ...errors import Refused
from ..choices import ANSWERS, What
from ..models import WAITING, Submission, Version


def move(submission: Submission, state, *, of: tuple[str, ...], at: datetime, **values) -> None:
    """Compare and set. Raises Refused when it is in another state, or changed since this copy of it was read."""
    if submission.state not in of:
        raise Refused(elsewhere())
    rows = Submission.objects.filter(pk=submission.pk, state__in=of, turn=submission.turn)
    moved = rows.update(state=state, turn=F("turn") + 1, changed_at=at, **values)
    submission.refresh_from_db()
    recount(WAITING)
    if not moved:
        raise Refused(elsewhere())


def happened(submission: Submission, what: What, *, by: Any = None, at: datetime) -> None:
    """Count it; the first answer with how long it took."""
    is_first = what in ANSWERS and submission.answered_at == at
    submission.steps.create(
        what=what,
        at=at,
        by=by,
        days=days_until(submission, at) if is_first else None,
        is_late=is_first and timezone.localdate(at) > submission.promised_on,
    )


def days_until(submission: Submission, at: datetime) -> int:
    """Days from the day on which it was received."""
    return (timezone.localdate(at) - timezone.localdate(submission.confirmed_at)).days


def keep_version(submission: Submission, *, at: datetime) -> Version:
    number = submission.versions.count() + 1
    return submission.versions.create(number=number, values=submission.values, at=at)


def elsewhere() -> str:
    return _("Somebody changed this meanwhile, here or in another window. Look at how it stands now.")
