"""A list for a frame on another site, and the page that tells how to put it there.

Any site may frame it, a hostile one too; so there is nothing in it to be had or done: it knows no visitor, runs no
script, takes no form, sets no cookie, and its links open in a window of their own.
"""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from ..cards import Link
from ..mapping import draw
from .answers import unlisted
from .items import items_of
from .pages import chrome_of, page, window
from .words import address_of, query_of, remarks, title_of

PER_PAGE = 20
SHAPE, LIST, MAP = "vorm", "lijst", "kaart"
#: Which shape the page that explains it shows.
WANTED = "toon"
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
    chosen = QueryDict(query_of(index, request.GET, selection)[1:])
    context = {
        "index": index,
        "title": title_of(index, request.GET, selection),
        "total": selection.total,
        "address": address_of(index, request.GET, selection),
        "language": index.language,
    }
    if request.GET[SHAPE] == MAP and index.is_placed:
        context["drawn"] = draw(index, selection, chosen, at=at)
    else:
        keys, pages = window(request.GET, selection, PER_PAGE)
        context["items"] = list(items_of(index, keys, at=index.seen_from(chosen, at=at)))
        context |= {"pages": pages, "start": (pages.number - 1) * PER_PAGE + 1}
    context["remarks"] = remarks(selection)
    # Rendered without the request: nothing in it can be of a visitor.
    answer = unlisted(HttpResponse(render_to_string("outputs/embed.html", context)))
    answer._csp_replace = POLICY
    answer.xframe_options_exempt = True
    answer["Cross-Origin-Resource-Policy"] = "cross-origin"
    answer["Cache-Control"] = "public, max-age=300"
    return answer


def explained(index: Any, request: HttpRequest, selection) -> HttpResponse:
    shape = MAP if index.is_placed and request.GET.get(WANTED) == MAP else LIST
    frame = address_of(index, request.GET, selection, "insluiten/", **{SHAPE: shape})
    context = {
        "chrome": chrome_of(index, request, _("On your own site: %(title)s") % {"title": index.title}, "insluiten/"),
        "chosen": title_of(index, request.GET, selection),
        "frame": frame,
        "address": address_of(index, request.GET, selection),
        "preview": f"{request.path}{query_of(index, request.GET, selection, **{SHAPE: shape})}",
        "remarks": remarks(selection),
        "shapes": shapes(index, request.GET, selection, shape) if index.is_placed else (),
    }
    answer = page(request, "embedding.html", context)
    answer._csp_update = {"frame-src": ["'self'"]}
    return answer


def shapes(index: Any, params: QueryDict, selection, shape: str) -> tuple[Link, ...]:
    """The page for each shape of the frame."""
    return tuple(
        Link(label, query_of(index, params, selection, **{WANTED: name}), current=name == shape)
        for name, label in ((LIST, _("As a list")), (MAP, _("As a map")))
    )
