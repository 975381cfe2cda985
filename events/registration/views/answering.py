"""How these views answer."""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.base.cards import Link
from portal.base.chrome import Chrome
from portal.base.private import private

from ..choices import Kind
from ..errors import Refused
from ..models import Offering
from ..pages.offerings import KINDS
from ..tokens import Purpose, registration_for


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
    chrome.about = of.title if of else ""
    about = {"about": of.title, "kind": KINDS[Kind(of.kind)]} if of else {}
    context = {"chrome": chrome, "noindex": True, **about, **shapes}
    return render(request, f"registration/{template}.html", context, status=status)
