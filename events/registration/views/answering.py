"""How these views answer: nothing is kept by a cache, found by a search engine, or told to another site."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from portal.base.cards import Link
from portal.base.chrome import Chrome

from ..models import Offering


class SeeOther(HttpResponseRedirect):
    """What was sent is done; fetch the page that tells of it. Fetching that again sends nothing."""

    status_code = 303


def private(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page for one person, that is read or sent to."""

    @wraps(view)
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "no-store, private"
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return require_http_methods(["GET", "HEAD", "POST"])(answer)


def page(
    request: HttpRequest, template: str, title: str, *, of: Offering | None = None, status: int = 200, **shapes
) -> HttpResponse:
    """A page with the site's frame round it, below the page of an offering where it belongs to one."""
    chrome = Chrome(request, title=title)
    if of and of.word("url"):
        chrome.crumbs = [Link(of.title, of.word("url"))]
    context = {"chrome": chrome, "noindex": True, **shapes}
    return render(request, f"registration/{template}.html", context, status=status)
