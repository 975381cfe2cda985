from django.http import HttpRequest, HttpResponse
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


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """The search page: the form, and below it what was found, or where to start when nothing was asked."""
    typed = request.GET.get("q", "")
    query, remarks = parse(typed, Query(language=get_language(), at=timezone.now()))
    context = {"query": cleaned(typed)[:MAX_LENGTH], "noindex": True}
    if asks_something(query):
        found, listing = search(query, request.GET, remarks)
        context |= {"results": found, "listing": listing}
    else:
        context |= {"ignored": remarks, "examples": examples(), "themes": theme_links(query.language)}
    context["chrome"] = Chrome(request, title=title(context["query"]))
    return render(request, "search/results.html", context)


def title(asked: str) -> str:
    return _("Search for “%(query)s”") % {"query": asked[:60]} if asked else _("Search")
