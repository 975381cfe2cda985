"""How these views answer: nothing is kept by a cache, found by a search engine, or told to another site."""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.base.cards import Link
from portal.base.chrome import Chrome

from .choices import Side, State
from .tokens import message_for


class SeeOther(HttpResponseRedirect):
    """What was sent is done; fetch the page that tells of it. Fetching that again sends nothing."""

    status_code = 303


def private(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page for one person, that is read or sent to."""

    @wraps(view)
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "no-store, private"
        # Not "no-referrer": browsers then send forms with "Origin: null", which the check against forgery refuses.
        response["Referrer-Policy"] = "same-origin"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return require_http_methods(["GET", "HEAD", "POST"])(answer)


def behind_link(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page of one conversation, for the side whose signed link it is. Only what is sent changes anything."""

    @private
    @wraps(view)
    def opened(request: HttpRequest, uuid: UUID, given: str, side: Side, **more) -> HttpResponse:
        message = message_for(uuid, given, side)
        if side == Side.INITIATOR and message.state == State.UNCONFIRMED:
            raise Http404
        return view(request, message, side, **more)

    return opened


def page(request: HttpRequest, template: str, title: str, *, status: int = 200, **shapes) -> HttpResponse:
    """A page with the site's frame round it, below the page of all asks and offers."""
    chrome = Chrome(request, title=title)
    chrome.crumbs = [Link(_("Asked and offered"), reverse("initiatives:asks"))]
    context = {"chrome": chrome, "noindex": True, **shapes}
    return render(request, f"helping/{template}.html", context, status=status)
