"""A list for a frame on another site, and the page that tells how to put it there.

Any site may frame it, a hostile one too; so there is nothing in it to be had or done: it knows no visitor, runs no
script, takes no form, sets no cookie, and its links open in a window of their own.
"""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from ..cards import Link
from .answers import unlisted
from .items import items_of
from .pages import chrome_of, page, window
from .words import address_of, query_of, remarks, title_of

PER_PAGE = 20
SHAPE = "vorm"
LIST = "lijst"
#: What a browser lets it do, whatever site shows it.
POLICY = {
    "script-src": ["'none'"],
    "connect-src": ["'none'"],
    "manifest-src": ["'none'"],
    "form-action": ["'none'"],
    "frame-ancestors": ["*"],
    "sandbox": ["allow-same-origin", "allow-popups", "allow-popups-to-escape-sandbox"],
}


def render(index: Any, request: HttpRequest, selection, *, at: datetime) -> HttpResponse:
    """The frame where its shape was asked for, else how to get it."""
    if SHAPE in request.GET:
        return framed(index, request, selection, at=at)
    return explained(index, request, selection)


def framed(index: Any, request: HttpRequest, selection, *, at: datetime) -> HttpResponse:
    keys, pages = window(request.GET, selection, PER_PAGE)
    context = {
        "index": index,
        "title": title_of(index, request.GET, selection),
        "items": list(items_of(index, keys, at=at)),
        "pages": pages,
        "start": (pages.number - 1) * PER_PAGE + 1,
        "total": selection.total,
        "remarks": remarks(selection),
        "address": address_of(index, request.GET, selection),
        "language": index.language,
    }
    # Rendered without the request: nothing in it can be of a visitor.
    answer = unlisted(HttpResponse(render_to_string("outputs/embed.html", context)))
    answer._csp_replace = POLICY
    answer.xframe_options_exempt = True
    answer["Cross-Origin-Resource-Policy"] = "cross-origin"
    answer["Cache-Control"] = "public, max-age=300"
    return answer


def explained(index: Any, request: HttpRequest, selection) -> HttpResponse:
    chosen = title_of(index, request.GET, selection)
    frame = address_of(index, request.GET, selection, "insluiten/", **{SHAPE: LIST})
    context = {
        "chrome": chrome_of(index, request, _("On your own site: %(title)s") % {"title": index.title}, "insluiten/"),
        "chosen": chosen,
        "frame": frame,
        "address": address_of(index, request.GET, selection),
        "preview": f"{request.path}{query_of(index, request.GET, selection, **{SHAPE: LIST})}",
        "total": selection.total,
        "remarks": remarks(selection),
        "shapes": (Link(_("As a list"), "", current=True),),
    }
    answer = page(request, "embedding.html", context)
    answer._csp_update = {"frame-src": ["'self'"]}
    return answer
