"""A place that is offered: yes or no."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from portal.base.private import SeeOther

from ..actions.offers import accept_offer, decline_offer
from ..addresses import manage_url
from ..choices import State
from ..models import Registration
from ..pages.standing import standing
from .answering import behind_link, page, refusal


@behind_link
def offer(request: HttpRequest, registration: Registration) -> HttpResponse:
    """The offer with both answers; `answer` says which one was given."""
    at, message = timezone.now(), ""
    answers = {"accept": accept_offer, "decline": decline_offer}
    act = answers.get(request.POST.get("answer", ""))
    if act:
        message = refusal(lambda: act(registration, at=at))
    if registration.state != State.OFFERED or (act and not message):
        return SeeOther(manage_url(registration))
    shown = standing(registration, at=at)
    shapes = {"standing": shown, "message": message, "back": manage_url(registration)}
    return page(request, "offer", shown.title, of=registration.offering, **shapes)
