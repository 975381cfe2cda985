"""How these views answer: nothing is kept by a cache, found by a search engine, or told to another site."""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from portal.base.cards import Link
from portal.base.chrome import Chrome

from ..choices import Kind
from ..errors import Refused
from ..models import Offering
from ..pages.offerings import KINDS
from ..tokens import Purpose, registration_for


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
    """A page of one registration, for whoever has its signed link. It reads; only what is sent changes anything."""

    @private
    @wraps(view)
    def opened(request: HttpRequest, uuid: UUID, given: str, **more) -> HttpResponse:
        return view(request, registration_for(uuid, given, Purpose.MANAGE), **more)

    return opened


def refusal(act: Callable[[], object]) -> str:
    """Do it; why it was refused, or ""."""
    try:
        act()
    except Refused as refused:
        return refused.message
    return ""


def page(
    request: HttpRequest, template: str, title: str, *, of: Offering | None = None, status: int = 200, **shapes
) -> HttpResponse:
    """A page with the site's frame round it, below the page of an offering where it belongs to one."""
    chrome = Chrome(request, title=title)
    if of and of.word("url"):
        chrome.crumbs = [Link(of.title, of.word("url"))]
    about = {"about": of.title, "kind": KINDS[Kind(of.kind)]} if of else {}
    context = {"chrome": chrome, "noindex": True, **about, **shapes}
    return render(request, f"registration/{template}.html", context, status=status)
