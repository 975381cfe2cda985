"""What moderators answer, and what becomes of the page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.coreutils import find_available_slug

from portal.base.privacy.trail import record

from ... import signals, telling
from ...errors import Refused
from ...models import InitiativeIndexPage, InitiativePage
from ..choices import State, What
from ..models import Remark, Submission
from ..posting import ACCEPTED, DECLINED, PUBLISHED, RETURNED, tell
from .moving import happened, move

#: The address of what has a title without letters.
NAMELESS = "initiatief"


@dataclass(frozen=True, slots=True)
class Note:
    """A remark on one field: a standard reason, own words, or both."""

    field: str
    reason: str
    text: str = ""


@transaction.atomic
def give_back(submission: Submission, *, remarks: Iterable[Note], by: Any, at: datetime) -> None:
    """Ask the sender to change the fields with a remark, and only those."""
    notes = list(remarks)
    if not notes:
        raise Refused(_("Write at least one remark, so that the sender knows what to change."))
    answer(submission, State.RETURNED, what=What.RETURNED, by=by, at=at, returned_at=at, reminded_at=None)
    version = submission.versions.latest("number")
    Remark.objects.bulk_create(
        Remark(submission=submission, version=version, field=one.field, reason=one.reason, text=one.text, at=at)
        for one in notes
    )
    record("returned", about=submission.about, by=by, fields=[one.field for one in notes], at=at)
    tell(submission, RETURNED, at=at)


@transaction.atomic
def decline(submission: Submission, *, reason: str, text: str, by: Any, at: datetime) -> None:
    """It does not come on the site. The sender may appeal once."""
    told = {"decline_reason": reason, "decline_text": text, "declined_by": by, "ended_at": at}
    answer(submission, State.DECLINED, what=What.DECLINED, by=by, at=at, **told)
    record("rejected", about=submission.about, by=by, at=at)
    tell(submission, DECLINED, at=at)


@transaction.atomic
def accept(submission: Submission, *, parent: InitiativeIndexPage, by: Any, at: datetime) -> InitiativePage:
    """Make a draft page of it in this list, which staff finish and publish by workflow."""
    answer(submission, State.ACCEPTED, what=What.ACCEPTED, by=by, at=at, ended_at=at)
    page = draft_page(submission, parent=parent, by=by)
    Submission.objects.filter(pk=submission.pk).update(page_key=page.translation_key)
    submission.refresh_from_db()
    record("accepted", about=submission.about, by=by, label=f"page-{page.pk}", at=at)
    tell(submission, ACCEPTED, at=at)
    told = {"mail": submission.mail, "name": submission.name, "language": submission.language}
    signals.accepted.send(sender=InitiativePage, page=page, like_key=submission.like_key, by=by, at=at, **told)
    return page


def draft_page(submission: Submission, *, parent: InitiativeIndexPage, by: Any) -> InitiativePage:
    page = InitiativePage(title=submission.title, locale=parent.locale, live=False, owner=by)
    page.slug = find_available_slug(parent, slugify(page.title) or NAMELESS)
    page.like_key = submission.like_key
    telling.write(page, submission.values)
    parent.add_child(instance=page)
    page.save_revision(user=by, log_action=True)
    return page


@transaction.atomic
def published(page: InitiativePage, *, at: datetime) -> None:
    """The page went live: tell the sender, the first time only."""
    for submission in Submission.objects.filter(page_key=page.translation_key, state=State.ACCEPTED):
        try:
            move(submission, State.PUBLISHED, of=(State.ACCEPTED,), at=at, ended_at=at)
        except Refused:
            # It was published twice at once, and the other told.
            continue
        happened(submission, What.PUBLISHED, at=at)
        record("published", about=submission.about, at=at)
        tell(submission, PUBLISHED, at=at)


def answer(submission: Submission, state: State, *, what: What, by: Any, at: datetime, **values) -> None:
    """Take it out of the queue. Raises Refused when it is there no more, or when another moderator should look."""
    if not submission.may_answer(by):
        raise Refused(_("You declined this before. Somebody else has to look at it now."))
    move(submission, state, of=(State.QUEUED,), at=at, answered_at=submission.answered_at or at, **values)
    happened(submission, what, by=by, at=at)
