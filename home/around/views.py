from typing import TypeVar

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.base.cards import Link
from portal.base.chrome import Chrome, Standing

from .pages import all_around, around
from .region import Region, Town, Village

Found = TypeVar("Found")


@require_safe
def municipalities(request: HttpRequest) -> HttpResponse:
    """All municipalities, on the map and as a list."""
    chrome = Chrome(request, title=_("In your area"), standing=Standing(way(), is_translated=True))
    return render(request, "home/areas_page.html", {"chrome": chrome, "all": all_around(get_language())})


@require_safe
def municipality(request: HttpRequest, town: str) -> HttpResponse:
    region = Region()
    found = found_or_404(region.towns.get(town))
    return area(request, region, found, None)


@require_safe
def place(request: HttpRequest, town: str, village: str) -> HttpResponse:
    """A place under another municipality, as after a merger, leads to its own address."""
    region = Region()
    found = found_or_404(region.villages.get(village))
    if found.town != town:
        return redirect(found.url)
    return area(request, region, region.towns[town], found)


def area(request: HttpRequest, region: Region, town: Town, village: Village | None) -> HttpResponse:
    shown = around(region, town, village, language=get_language(), at=timezone.now())
    above = way(region=True, town=town if village else None)
    chrome = Chrome(request, title=shown.title, standing=Standing(above, shown.description, is_translated=True))
    chrome.about = town.name if village else ""
    return render(request, "home/area_page.html", {"chrome": chrome, "area": shown})


def found_or_404(found: Found | None) -> Found:
    if found is None:
        raise Http404
    return found


def way(*, region: bool = False, town: Town | None = None) -> tuple[Link, ...]:
    """The breadcrumbs down to here."""
    links = [Link(settings.WAGTAIL_SITE_NAME, reverse("wagtail_serve", args=[""]))]
    if region:
        links.append(Link(_("In your area"), reverse("around:municipalities")))
    if town:
        links.append(Link(town.name, town.url))
    return tuple(links)
