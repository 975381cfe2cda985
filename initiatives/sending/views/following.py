"""After it was sent: confirming the address, seeing how it stands, and what the sender can do then."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.base.guarding import Guard
from portal.base.private import SeeOther

from ... import telling
from ...errors import Refused
from .. import actions, terms
from ..choices import RUNNING, Purpose, State
from ..forms import AppealForm
from ..models import Submission
from ..pages.standing import standing_of
from ..tokens import link_url
from .answering import ELSEWHERE, behind, page
from .filling import Filled, form_for

GUARD = Guard("sending-mend", per_hour=60)


def status_url(submission: Submission) -> str:
    return link_url(submission, Purpose.STATUS)


@behind(Purpose.CONFIRM)
def confirm(request: HttpRequest, submission: Submission) -> HttpResponse:
    """A button behind the mailed link: mail scanners open links, and press nothing."""
    try:
        if request.method == "POST":
            actions.confirm(submission, at=timezone.now())
    except Refused:
        # Another window writes on: this link holds no longer, and its page says so.
        return SeeOther(request.path)
    if submission.state != State.UNCONFIRMED:
        return SeeOther(status_url(submission))
    return page(request, "confirm", _("Is this your address?"), submission=submission, days=terms.PROMISED)


@behind(Purpose.STATUS)
def status(request: HttpRequest, submission: Submission) -> HttpResponse:
    standing = standing_of(submission, at=timezone.now())
    title = submission.title or _("Your initiative")
    shapes = {"submission": submission, "standing": standing, "is_overtaken": ELSEWHERE in request.GET}
    return page(request, "status", title, **shapes)


@behind(Purpose.STATUS)
def mend(request: HttpRequest, submission: Submission) -> HttpResponse:
    """Just the fields with a remark."""
    notes = {row.field: row.words for row in submission.open_remarks}
    if not notes:
        return SeeOther(status_url(submission) + (f"?{ELSEWHERE}=1" if is_lost(request, submission) else ""))
    at, data = timezone.now(), request.POST if request.method == "POST" else None
    why = GUARD.stops(request, at) if data is not None else ""
    files = None if why or data is None else request.FILES
    filled = Filled(submission, form_for(submission, notes, data=data, files=files))
    try:
        if data is not None and not why and sent_again(request, filled, at=at):
            return SeeOther(status_url(submission))
    except Refused as refused:
        why = refused.message
    if why:
        filled.telling.add_error(None, why)
    filled.telling.notes = notes
    status = 422 if data is not None and not filled.is_sound else 200
    return page(request, "mend", _("Change what we ask"), status=status, filled=filled, back=status_url(submission))


def is_lost(request: HttpRequest, submission: Submission) -> bool:
    """Whether this comes too late, and says something else than what was mended: pressed twice, nothing is lost."""
    if request.method != "POST":
        return False
    last = submission.remarks.last()
    rows = submission.remarks.filter(version=last.version_id) if last else submission.remarks.none()
    form = form_for(submission, [row.field for row in rows], data=request.POST)
    is_kept = form.is_valid() and telling.shown(submission.values) == telling.shown(submission.values | form.told)
    return bool(request.FILES) or not is_kept


def sent_again(request: HttpRequest, filled: Filled, *, at: datetime) -> bool:
    """Whether it waits for a moderator again; False where something has to be put right, or a picture was added."""
    filled.keep_picture(at=at)
    if request.POST.get("go") == "stay" or not filled.is_sound:
        return False
    actions.mend(filled.submission, values=filled.telling.told, at=at)
    return True


@behind(Purpose.STATUS)
def withdraw(request: HttpRequest, submission: Submission) -> HttpResponse:
    """Does somebody mean it? Only then it is taken back."""
    message = ""
    try:
        if request.method == "POST":
            actions.withdraw(submission, at=timezone.now())
            return SeeOther(status_url(submission))
    except Refused as refused:
        message = refused.message
    if submission.state not in RUNNING and not message:
        return HttpResponseRedirect(status_url(submission))
    shapes = {"message": message, "back": status_url(submission), "days": terms.WITHDRAWN.days}
    return page(request, "withdraw", _("Take it back?"), **shapes)


@behind(Purpose.STATUS)
def appeal(request: HttpRequest, submission: Submission) -> HttpResponse:
    """Once, after it was declined."""
    form = AppealForm(request.POST or None)
    try:
        if form.is_valid():
            actions.appeal(submission, text=form.cleaned_data["text"], at=timezone.now())
            return SeeOther(status_url(submission))
    except Refused as refused:
        form.add_error(None, refused.message)
    if not submission.can_appeal and not form.is_bound:
        return HttpResponseRedirect(status_url(submission))
    shapes = {"form": form, "back": status_url(submission), "days": terms.PROMISED}
    return page(
        request, "appeal", _("Ask that somebody else looks at it"), status=422 if form.is_bound else 200, **shapes
    )
