"""A list on paper: all of it, close together; and a poster for a notice board."""

from datetime import datetime
from typing import Any

import segno
from django.http import HttpRequest, HttpResponse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from .items import items_of
from .pages import chrome_of, page, window
from .words import address_of, remarks, title_of

PER_PAGE = 250
#: Titles on a poster.
NAMED = 5
#: Letters of an address that can be typed from a wall.
SHORT = 90


def render_list(index: Any, request: HttpRequest, selection, *, at: datetime) -> HttpResponse:
    keys, pages = window(request.GET, selection, PER_PAGE)
    title = title_of(index, request.GET, selection)
    context = {
        "chrome": chrome_of(index, request, title, "afdruk/"),
        "items": list(items_of(index, keys, at=index.seen_from(request.GET, at=at))),
        "start": (pages.number - 1) * PER_PAGE + 1,
        "pages": pages,
        "total": selection.total,
        "near": selection.near,
        "remarks": remarks(selection),
        "address": address_of(index, request.GET, selection),
        "at": at,
    }
    return page(request, "print.html", context)


def render_poster(index: Any, request: HttpRequest, selection, *, at: datetime) -> HttpResponse:
    address = address_of(index, request.GET, selection)
    words = index.chosen_words(request.GET, selection)
    context = {
        "chrome": chrome_of(index, request, _("Poster: %(title)s") % {"title": index.title}, "poster/"),
        "heading": index.title,
        "chosen": words,
        "items": list(items_of(index, selection.keys[:NAMED], at=index.seen_from(request.GET, at=at))),
        "total": selection.total,
        "more": max(0, selection.total - NAMED),
        "near": selection.near,
        "remarks": remarks(selection),
        "address": address,
        "shown": shown(address, index.full_url),
        "code": code(address, index.full_url),
    }
    return page(request, "poster.html", context)


def shown(address: str, plain: str) -> str:
    """An address as one types it; without what was chosen where that is too much to type."""
    short = address.partition("//")[2]
    return short if len(short) <= SHORT else plain.partition("//")[2]


def code(address: str, plain: str) -> str:
    """A QR code as SVG; of the plain address where the other does not fit."""
    try:
        made = segno.make(address, error="m", micro=False)
    except segno.DataOverflowError:
        made = segno.make(plain, error="m", micro=False)
    return mark_safe(made.svg_inline(border=2, omitsize=True, svgclass="qr", lineclass=None, light="#fff"))  # noqa: S308
