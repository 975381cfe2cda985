from dataclasses import replace

from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from portal.base.chrome import Chrome
from portal.base.nearness import Gazetteer

from .completing import suggestions
from .engine import Query
from .listing import elsewhere, promoted, search, suggestion
from .narrowing import Narrowing, narrow
from .nearness import wider
from .query import MAX_LENGTH, asks_something, cleaned, parse
from .start import examples, theme_links
from .steering import count_search, steer
from .steering import promoted as recommended


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """The search page: the form, and below it what was found, or where to start when nothing was asked."""
    asked, places = cleaned(request.GET.get("q", ""))[:MAX_LENGTH], Gazetteer()
    query, remarks = parse(request.GET.get("q", ""), Query(language=get_language(), at=timezone.now()), places)
    narrowing = narrow(query, with_words(request.GET, asked), places)
    narrowing = replace(narrowing, query=steer(narrowing.query))
    lists = asks_something(query) or narrowing.query.narrows
    shown = found(request, narrowing, remarks) if lists else start(narrowing, remarks)
    chrome = Chrome(request, title=title(asked))
    return render(request, "search/results.html", {"chrome": chrome, "query": asked, "noindex": True, **shown})


@require_safe
@cache_control(public=True, max_age=60)
def complete(request: HttpRequest) -> JsonResponse:
    """What may complete the words that are being typed, as JSON."""
    return JsonResponse(suggestions(request.GET.get("q", ""), get_language()), safe=False)


@require_safe
@cache_control(public=True, max_age=86400)
def spots(request: HttpRequest) -> JsonResponse:
    """All places with where they are, for a browser that looks up the nearest by itself."""
    places = [[spot.name, spot.slug, spot.latitude, spot.longitude] for spot in Gazetteer().spots]
    return JsonResponse(places, safe=False)


def found(request: HttpRequest, asked: Narrowing, remarks: list[str]) -> dict:
    """What the page shows of an answer. The search is counted, for the editors' reports."""
    keys = recommended(asked.query, at=asked.query.at) if asked.params.get("pagina", "1") == "1" else []
    given, listing = search(asked, remarks, but=keys)
    count_search(request, asked.query, listing.total, at=asked.query.at)
    return {
        "results": given.results,
        "is_degraded": given.is_degraded,
        "listing": listing,
        "suggestion": suggestion(given, asked),
        "elsewhere": [] if listing.total else elsewhere(given, asked),
        "farther": [] if listing.total else wider(asked.query.near, asked.params),
        "themes": [] if listing.total else theme_links(asked.query.language),
        "promoted": promoted(keys, asked.query.language, at=asked.query.at),
        "asked": asked,
    }


def start(asked: Narrowing, remarks: list[str]) -> dict:
    """What the page shows before anything was asked."""
    ignored = [*remarks, *asked.chosen.ignored]
    return {"ignored": ignored, "examples": examples(), "themes": theme_links(asked.query.language)}


def with_words(params: QueryDict, asked: str) -> QueryDict:
    """The parameters for links on the page, which need not carry what was cut off."""
    copy = params.copy()
    copy.setlist("q", [asked] if asked else [])
    return copy


def title(asked: str) -> str:
    return _("Search for “%(query)s”") % {"query": asked[:60]} if asked else _("Search")
