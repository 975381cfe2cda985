"""How these views answer."""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.base.cards import Link
from portal.base.chrome import Chrome
from portal.base.private import private

from .choices import Side, State
from .tokens import message_for


def behind_link(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page of one conversation, for the side whose signed link it is. Only what is sent changes anything.

    The view takes what the link holds, to lead to other pages with.
    """

    @private
    @wraps(view)
    def opened(request: HttpRequest, uuid: UUID, given: str, side: Side, **more) -> HttpResponse:
        message = message_for(uuid, given, side)
        if side == Side.INITIATOR and message.state == State.UNCONFIRMED:
            raise Http404
        return view(request, message, side, given, **more)

    return opened


def page(
    request: HttpRequest, template: str, title: str, *, about: str = "", status: int = 200, **shapes
) -> HttpResponse:
    """A page with the site's frame round it, below the page of all asks and offers."""
    chrome = Chrome(request, title=title)
    chrome.about = about
    chrome.crumbs = [Link(_("Asked and offered"), reverse("initiatives:asks"))]
    context = {"chrome": chrome, "noindex": True, **shapes}
    return render(request, f"helping/{template}.html", context, status=status)
