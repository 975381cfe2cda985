"""Writing a draft, step by step. Everything that is sent is kept, also what is not right yet."""

from datetime import datetime
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.base.guarding import Guard, Stopped
from portal.base.private import SeeOther

from ...errors import Refused
from ...telling import Step
from ...telling.steps import BY_SLUG
from .. import actions, terms
from ..choices import Purpose, State
from ..forms import LaterForm
from ..models import Submission
from ..pages.progress import CONTACT, Progress, seen_of, words_of
from ..tokens import link_url
from .answering import ELSEWHERE, FIRST, behind, of_draft, page
from .filling import Filled, fill_in, fill_in_again
from .picking import picked

LATER = Guard("sending-later", per_hour=20)
REOPEN = Guard("sending-reopen", honeypot=False, per_hour=20)


@behind(Purpose.DRAFT)
def draft(request: HttpRequest, submission: Submission) -> HttpResponse:
    """To where the sender was; once it was sent, that a mail waits, and a way back."""
    if submission.state == State.DRAFT:
        return HttpResponseRedirect(Progress(submission).goal)
    at, message = timezone.now(), ""
    if request.method == "POST":
        message = REOPEN.stops(request, at)
        if not message:
            return reopened(submission, at=at)
    shapes = {"submission": submission, "days": terms.UNCONFIRMED.days, "message": message}
    return page(request, "waiting", _("Look in your mail"), status=429 if message else 200, **shapes)


def reopened(submission: Submission, *, at: datetime) -> HttpResponse:
    """To where the sender was; where another window came first, to how it stands now."""
    try:
        actions.reopen(submission, at=at)
    except Refused:
        return SeeOther(link_url(submission, Purpose.DRAFT))
    return SeeOther(Progress(submission).goal)


@of_draft
def step(request: HttpRequest, submission: Submission, slug: str) -> HttpResponse:
    """One step of telling."""
    if slug not in BY_SLUG:
        raise Http404
    asked, progress = BY_SLUG[slug], Progress(submission)
    if request.method == "POST":
        return take(request, submission, asked)
    if not progress.may_open(asked):
        return HttpResponseRedirect(f"{progress.goal}?{FIRST}=1")
    values = submission.values | picked(request, asked)
    return shown(request, submission, asked, fill_in_again(submission, asked, values))


def take(request: HttpRequest, submission: Submission, asked: Step) -> HttpResponse:
    """Keep what was sent, and go where the button says, unless something has to be put right first."""
    before = None if request.POST.get("seen") == seen_of(submission, asked) else words_of(submission)
    at, version = timezone.now(), submission.version
    filled = fill_in(request, submission, asked, at=at)
    try:
        filled.keep_picture(at=at)
        actions.fill(submission, step=asked.name, values=filled.so_far, at=at)
    except Refused as refused:
        filled.telling.add_error(None, refused.message)
        return shown(request, submission, asked, filled, status=422)
    is_overwritten = before is not None and before != words_of(submission)
    ways = ways_of(submission, asked)
    go = request.POST.get("go", "")
    if submission.version != version and not filled.is_sound:
        # The form would be sent to an address that holds no longer.
        ways.setdefault(go, Progress(submission).url_of(asked))
    if go in ways or filled.is_sound:
        told = f"?{urlencode({ELSEWHERE: asked.slug})}" if is_overwritten else ""
        return SeeOther((ways.get(go) or onwards(submission, asked, stays=go == "stay")) + told)
    return shown(request, submission, asked, filled, status=422, is_overwritten=is_overwritten)


def onwards(submission: Submission, asked: Step, *, stays: bool) -> str:
    """Where a step leads that is right: to the next, or to itself for another picture."""
    progress = Progress(submission)
    return progress.url_of(asked) if stays else progress.after(asked)


def ways_of(submission: Submission, asked: Step) -> dict[str, str]:
    """Where buttons lead that ask for nothing to be right."""
    progress = Progress(submission)
    return {"back": progress.before(asked), "later": progress.url("later"), "map": progress.url("pick")}


def shown(
    request: HttpRequest,
    submission: Submission,
    asked: Step,
    filled: Filled,
    *,
    status: int = 200,
    is_overwritten: bool = False,
) -> HttpResponse:
    progress = Progress(submission)
    other = asked if is_overwritten else BY_SLUG.get(request.GET.get(ELSEWHERE, ""))
    shapes = {
        "step": asked,
        "marks": progress.marks(asked),
        "filled": filled,
        "seen": seen_of(submission, asked),
        "overwritten": other and {"title": other.title, "url": progress.url_of(other)},
        "is_sent_back": FIRST in request.GET,
        "is_first": progress.before(asked) == progress.url_of(asked),
        "is_last": asked.name == CONTACT,
        "map_url": progress.url("pick"),
    }
    return page(request, "step", str(asked.title), status=status, **shapes)


@of_draft
def later(request: HttpRequest, submission: Submission) -> HttpResponse:
    """Mail the link to write on."""
    form, at = LaterForm(request.POST or None, initial={"mail": submission.mail}), timezone.now()
    try:
        if form.is_valid():
            LATER.check(request, at)
            actions.fill(submission, step=CONTACT, values={"mail": form.cleaned_data["mail"]}, at=at)
            actions.mail_link(submission, at=at)
            return SeeOther(f"{Progress(submission).url('later')}?verstuurd=1")
    except (Stopped, Refused) as stopped:
        form.add_error(None, stopped.message)
    shapes = {"form": form, "days": terms.DRAFT.days, "is_mailed": "verstuurd" in request.GET and not form.is_bound}
    shapes |= {"back": Progress(submission).goal, "guard": LATER.fields(at), "mail": submission.mail}
    return page(request, "later", _("Go on later"), status=422 if form.is_bound else 200, **shapes)
