"""How it stands with what somebody sent in."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.base.cards import Link
from portal.base.when import day_text, short_day

from ...models import InitiativePage
from ...telling import FIELDS
from .. import terms
from ..choices import RUNNING, Purpose, State
from ..models import Submission
from ..tokens import link_url
from ..writing import ends_on, why

TONES = {
    State.QUEUED: ("info", "clock"),
    State.RETURNED: ("few", "speech"),
    State.ACCEPTED: ("ok", "ok"),
    State.PUBLISHED: ("ok", "ok"),
    State.DECLINED: ("full", "info"),
    State.WITHDRAWN: ("", "info"),
    State.EXPIRED: ("", "info"),
}
TERMS = {
    State.WITHDRAWN: terms.WITHDRAWN,
    State.ACCEPTED: terms.ACCEPTED,
    State.PUBLISHED: terms.ENDED,
    State.DECLINED: terms.ENDED,
    State.EXPIRED: terms.ENDED,
}


@dataclass(frozen=True, slots=True)
class Standing:
    """`words`: the state in a sentence; `place`: in the queue; `reason`: why it was declined.

    `remarks`: (label, words); `actions`: what can be done, the likeliest first; `goes`: when the data go.
    """

    tone: str
    sign: str
    words: str
    lines: tuple[str, ...]
    place: int | None
    reason: str
    remarks: tuple[tuple[str, str], ...]
    actions: tuple[Link, ...]
    goes: str


def standing_of(submission: Submission, *, at: datetime) -> Standing:
    state = State(submission.state)
    tone, sign = TONES[state]
    return Standing(
        tone,
        sign,
        words_of(submission),
        tuple(lines_of(submission, at=at)),
        submission.place_in_queue,
        why(submission) if state == State.DECLINED else "",
        remarks_of(submission),
        tuple(actions_of(submission)),
        goes(submission),
    )


def words_of(submission: Submission) -> str:
    if submission.state == State.QUEUED and submission.is_appeal:
        return _("We look at it once more. It waits for somebody who has not seen it yet.")
    return {
        State.QUEUED: _("It waits for one of our moderators."),
        State.RETURNED: _("We would like to have it on the site. First we ask you to change something."),
        State.ACCEPTED: _("It comes on the site. An editor looks at it once more, then it is there."),
        State.PUBLISHED: _("It is on the site, for everybody to see."),
        State.DECLINED: _("It does not come on the site."),
        State.WITHDRAWN: _("You took it back. Nobody reads it any more."),
        State.EXPIRED: _("It ended, because nothing was changed. You can always send it in anew."),
    }[State(submission.state)]


def lines_of(submission: Submission, *, at: datetime):
    if submission.state == State.QUEUED:
        yield _("You get our answer on %(day)s at the latest.") % {"day": day_text(submission.promised_on)}
        if submission.is_late(timezone.localdate(at)):
            yield _("That day has passed, and we are sorry. Our moderators get a reminder every day.")
    if submission.state == State.RETURNED:
        yield _("It keeps its place in line until %(day)s.") % {"day": day_text(ends_on(submission))}
    if submission.confirmed_at:
        yield _("We received it on %(day)s.") % {"day": short_day(submission.confirmed_at)}


def remarks_of(submission: Submission) -> tuple[tuple[str, str], ...]:
    return tuple((str(FIELDS[row.field].label), row.words) for row in submission.open_remarks)


def actions_of(submission: Submission):
    """What the sender can do now."""
    status = Purpose.STATUS
    if submission.state == State.RETURNED:
        yield Link(_("Change it"), link_url(submission, status, name="mend"))
    if submission.state == State.PUBLISHED and (page := page_of(submission)):
        yield Link(_("Open the page"), page.get_url() or "")
    if submission.can_appeal:
        yield Link(_("Ask that somebody else looks at it"), link_url(submission, status, name="appeal"))
    if submission.state in RUNNING:
        yield Link(_("Take it back"), link_url(submission, status, name="withdraw"))


def page_of(submission: Submission) -> InitiativePage | None:
    rows = InitiativePage.objects.open_to_all().filter(translation_key=submission.page_key).select_related("locale")
    pages = {page.language: page for page in rows}
    return pages.get(get_language()) or next(iter(pages.values()), None)


def goes(submission: Submission) -> str:
    """When what was sent in is taken away."""
    term = TERMS.get(State(submission.state))
    if term is None or submission.ended_at is None:
        days = {"days": terms.ENDED.days}
        return (
            _("What you sent in and your address are taken away %(days)d days after it came on the site or ended.")
            % days
        )
    day = short_day(submission.ended_at + timedelta(days=term.days))
    return _("What you sent in and your address are taken away on %(day)s.") % {"day": day}
