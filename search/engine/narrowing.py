"""What is chosen beside words, and how many hits every further choice would leave.

All counts come from one query, in which hits with the same values of everything come as one row. Each facet counts
over what the *other* facets leave of them.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from django.db import connections
from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce

from portal.base.cards import NEWS

from ..models import Document
from .distance import within
from .protocol import FACETS, Query

#: How the list of themes becomes rows; `one.value` is each of them.
_EACH = {
    "sqlite": "json_each(search_document.themes) AS one",
    "postgresql": "jsonb_array_elements_text(search_document.themes) AS one(value)",
}


def narrowed(rows: QuerySet, query: Query) -> QuerySet:
    """The rows within the dates and the circle that are asked for."""
    if query.since or query.until:
        rows = rows.filter(touching(query.since, query.until))
    return within(rows, query.near) if query.near else rows


def touching(since: datetime | None, until: datetime | None) -> Q:
    """Of what has a date, what touches this span; of news, what came out in it."""
    dated, news = Q(start__isnull=False), Q(start__isnull=True, kind=NEWS.name, published__isnull=False)
    if since:
        dated &= Q(end__gte=since) | Q(end__isnull=True, start__gte=since)
        news &= Q(published__gte=since)
    if until:
        dated &= Q(start__lt=until)
        news &= Q(published__lt=until)
    return dated | news


def chosen(rows: QuerySet, query: Query) -> QuerySet:
    """The rows that pass all facets but the language."""
    for facet in ("kind", "municipality", "stage"):
        if query.of(facet):
            rows = rows.filter(**{f"{facet}__in": query.of(facet)})
    if query.of("themes"):
        condition, params = _having_themes(query.of("themes"))
        rows = rows.extra(where=[condition], params=params)  # noqa: S610 (names only)
    return rows


def count(found: Iterable[QuerySet], query: Query) -> tuple[dict[str, dict[str, int]], int]:
    """Hits per facet and value, and all that every facet lets through, of these rows of one language each."""
    counts: dict[str, Counter] = {name: Counter() for name in FACETS}
    total = 0
    wanted = {name: set(query.languages if name == "language" else query.of(name)) for name in FACETS}
    for *values, hits in _alike(found):
        held = [set(value) if isinstance(value, list) else {value} - {""} for value in values]
        failed = [name for name, own in zip(FACETS, held, strict=True) if wanted[name] and not wanted[name] & own]
        total += 0 if failed else hits
        for name, own in zip(FACETS, held, strict=True):
            if failed in ([], [name]):
                counts[name].update(dict.fromkeys(own, hits))
    return {name: dict(some) for name, some in counts.items()}, total


def _alike(found: Iterable[QuerySet]) -> QuerySet:
    """How many rows share the same values of all facets: few enough to count further without the database."""
    first, *others = (rows.order_by().values_list(*FACETS).annotate(hits=Count("*")) for rows in found)
    return first.union(*others, all=True)


def _having_themes(values: tuple[str, ...]) -> tuple[str, list[str]]:
    each, places = _EACH[connections[Document.objects.db].vendor], ", ".join(["%s"] * len(values))
    return f"EXISTS (SELECT 1 FROM {each} WHERE one.value IN ({places}))", list(values)  # noqa: S608 (no values)


def last_moment() -> Coalesce:
    """When something with a date is over."""
    return Coalesce("end", "start")
