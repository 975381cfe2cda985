"""All of it once more, what is like it already, and sending it."""

from uuid import UUID, uuid5

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.base.guarding import Guard, Stopped, Trapped
from portal.base.private import SeeOther

from ... import telling
from ...errors import Refused
from .. import actions, terms
from ..choices import Purpose, State
from ..forms import ConsentForm
from ..models import Submission
from ..pages.progress import Progress
from ..pages.summary import summary_of
from ..tokens import link_url
from .answering import FIRST, of_draft, page


@of_draft
def look_over(request: HttpRequest, submission: Submission) -> HttpResponse:
    form, at, progress = ConsentForm(request.POST or None), timezone.now(), Progress(submission)
    if submission.state == State.DRAFT and progress.first_unfinished:
        return HttpResponseRedirect(f"{progress.goal}?{FIRST}=1")
    try:
        if form.is_valid():
            guard().check(request, at, once=sending_of(submission))
            actions.send(submission, consent=str(form.fields["consent"].label), at=at)
            return SeeOther(link_url(submission, Purpose.DRAFT))
    except Trapped:
        return SeeOther(link_url(submission, Purpose.DRAFT))
    except (Stopped, Refused) as stopped:
        form.add_error(None, stopped.message)
    return shown(request, submission, form, progress)


def sending_of(submission: Submission) -> UUID:
    """What counts as sent once: to another address, or after writing on, it is sent anew."""
    return uuid5(submission.uuid, f"{submission.version}|{submission.mail_key}")


def guard() -> Guard:
    return Guard("sending", per_hour=settings.SUBMISSIONS_PER_HOUR, work=True)


def shown(request: HttpRequest, submission: Submission, form: ConsentForm, progress: Progress) -> HttpResponse:
    at = timezone.now()
    shapes = {
        "form": form,
        "marks": progress.marks(None),
        "parts": summary_of(submission),
        "similar": telling.similar(submission.values, language=get_language(), at=at),
        "guard": guard().fields(at, request.POST if form.is_bound else None),
        "days": terms.PROMISED,
        "kept_days": terms.ENDED.days,
        "back": progress.url_of(telling.STEPS[-1]),
    }
    return page(request, "look_over", _("Look it over"), status=422 if form.is_bound else 200, **shapes)
