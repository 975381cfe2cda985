"""How pages for one person answer: nothing is kept by a cache, found by a search engine, or told to another site."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods


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
