"""How these views answer."""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from portal.base.cards import Link
from portal.base.chrome import Chrome
from portal.base.private import private

from ..models import InitiativePage
from .pages import shown_of, source_of
from .tokens import keeper_for, keeper_url


def behind_link(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page of who keeps an initiative, by a signed link. The view takes the keeper and the page to change."""

    @private
    @wraps(view)
    def opened(request: HttpRequest, uuid: UUID, given: str, **more) -> HttpResponse:
        keeper = keeper_for(uuid, given)
        initiative = source_of(keeper.key)
        if initiative is None:
            raise Http404
        return view(request, keeper, initiative, **more)

    return opened


def shown_or_404(key: UUID) -> InitiativePage:
    """The initiative as this reader finds it on the site."""
    found = shown_of(key, language=get_language())
    if found is None:
        raise Http404
    return found


def page(request: HttpRequest, template: str, title: str, *, above=(), status: int = 200, **shapes) -> HttpResponse:
    """A page with the site's frame round it. `above`: what leads here."""
    chrome = Chrome(request, title=title)
    chrome.about = above[-1].text if above else ""
    chrome.crumbs = [link for link in above if link.url]
    context = {"chrome": chrome, "noindex": True, **shapes}
    return render(request, f"keeping/{template}.html", context, status=status)


def to_own_page(keeper, initiative) -> Link:
    return Link(initiative.title, keeper_url(keeper))


def to_initiative(initiative) -> Link:
    return Link(initiative.title, initiative.get_url() or "")
