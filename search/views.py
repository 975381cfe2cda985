from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.base.chrome import Chrome

from .engine import Query
from .listing import search
from .query import MAX_LENGTH, asks_something, cleaned, parse
from .start import examples, theme_links
from .steering import count_search, steer


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """The search page: the form, and below it what was found, or where to start when nothing was asked."""
    asked = cleaned(request.GET.get("q", ""))[:MAX_LENGTH]
    query, remarks = parse(request.GET.get("q", ""), Query(language=get_language(), at=timezone.now()))
    context = {"chrome": Chrome(request, title=title(asked)), "query": asked, "noindex": True}
    if asks_something(query):
        found, listing = search(steer(query), with_words(request.GET, asked), remarks)
        count_search(request, query, found.total, at=query.at)
        context |= {"results": found, "listing": listing}
    else:
        context |= {"ignored": remarks, "examples": examples(), "themes": theme_links(query.language)}
    return render(request, "search/results.html", context)


def with_words(params: QueryDict, asked: str) -> QueryDict:
    """The parameters for links on the page, which need not carry what was cut off."""
    copy = params.copy()
    copy["q"] = asked
    return copy


def title(asked: str) -> str:
    return _("Search for “%(query)s”") % {"query": asked[:60]} if asked else _("Search")
