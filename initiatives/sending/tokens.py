"""Links to a submission, each for one purpose."""

from uuid import UUID

from django.conf import settings
from django.http import Http404
from django.urls import reverse
from django.utils.translation import override

from portal.base.signing import matches, signature

from .choices import UNSENT, Purpose, State
from .models import Submission

#: The states in which a link is good for something; elsewhere it is as if it were wrong.
OPENS = {
    Purpose.DRAFT: UNSENT,
    Purpose.CONFIRM: tuple(state for state in State if state != State.DRAFT),
    Purpose.STATUS: tuple(state for state in State if state not in UNSENT),
}


def given_to(submission: Submission, purpose: Purpose) -> str:
    return signature(f"sending:{submission.uuid}", purpose, submission.version)


def submission_for(uuid: UUID, given: str, purpose: Purpose) -> Submission:
    """What this link opens. Wrong, old, gone, or made for something else: the same Http404."""
    submission = Submission.objects.filter(uuid=uuid).first()
    # Compared in any case, so that the time tells nothing either.
    version = submission.version if submission else 0
    if not matches(given, f"sending:{uuid}", purpose, version) or submission is None:
        raise Http404
    if submission.state not in OPENS[purpose]:
        raise Http404
    return submission


def link_url(submission: Submission, purpose: Purpose, *, name: str = "") -> str:
    """The address in the active language; `name` of a page below it ("mend")."""
    return reverse(f"sending:{name or purpose}", args=[submission.uuid, given_to(submission, purpose)])


def mailed_link(submission: Submission, purpose: Purpose, *, language: str) -> str:
    """The whole address, for a mail."""
    with override(language):
        return settings.WAGTAILADMIN_BASE_URL + link_url(submission, purpose)
