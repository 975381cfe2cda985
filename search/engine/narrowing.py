"""What is chosen beside words, and how many hits every further choice would leave.

All counts come from one query: the hits of all languages are gathered once, and each facet counts over what the
*other* facets leave of them.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db import connections
from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from portal.base.cards import NEWS

from ..models import Document
from .distance import within
from .protocol import FACETS, Query

TOTAL = "total"
#: How the list of themes becomes rows; `one.value` is each of them.
_EACH = {
    "sqlite": "json_each(hits.themes) AS one",
    "postgresql": "jsonb_array_elements_text(hits.themes) AS one(value)",
}

#: SQL with its parameters.
Piece = tuple[str, list]


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
        condition, params = _having_themes(query.of("themes"), Document._meta.db_table)
        rows = rows.extra(where=[condition], params=params)  # noqa: S610 (names only)
    return rows


def count(found: Iterable[QuerySet], query: Query) -> tuple[dict[str, dict[str, int]], int]:
    """Hits per facet and value, and all that every facet lets through, of these rows of one language each."""
    gathered = [_columns(rows) for rows in found]
    branches = [_branch(TOTAL, "''", query), *(_facet(name, query) for name in FACETS)]
    sql = (
        f"WITH hits AS MATERIALIZED ({' UNION ALL '.join(sql for sql, _params in gathered)}) "
        f"{' UNION ALL '.join(sql for sql, _params in branches)}"
    )
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    with connections[Document.objects.db].cursor() as cursor:
        cursor.execute(sql, [param for _sql, params in (*gathered, *branches) for param in params])
        for name, value, hits in cursor.fetchall():
            counts[name][value] = hits
    total = counts.pop(TOTAL, {}).get("", 0)
    return {name: counts.get(name, {}) for name in FACETS}, total


def _columns(rows: QuerySet) -> Piece:
    columns = rows.order_by().values("key", "language", "kind", "municipality", "stage", "themes")
    sql, params = columns.query.sql_with_params()
    return sql, list(params)


def _facet(name: str, query: Query) -> Piece:
    if name == "themes":
        return _branch(name, "one.value", query, source=f"hits, {_each()}")
    return _branch(name, f"hits.{name}", query)


def _branch(name: str, value: str, query: Query, source: str = "hits") -> Piece:
    """Hits per value, over what all other facets leave."""
    conditions = [_condition(facet, query) for facet in FACETS if facet != name]
    if name != TOTAL:
        conditions.append((f"{value} <> ''", []))
    where = " AND ".join(sql for sql, _params in conditions if sql)
    sql = f"SELECT '{name}', {value}, COUNT(DISTINCT hits.key) FROM {source} WHERE {where}"  # noqa: S608 (our names)
    if name != TOTAL:
        sql += f" GROUP BY {value}"
    return sql, [param for _sql, params in conditions for param in params]


def _condition(facet: str, query: Query) -> Piece:
    values = query.languages if facet == "language" else query.of(facet)
    if not values:
        return "", []
    if facet == "themes":
        return _having_themes(values, "hits")
    return f"hits.{facet} IN ({_places(values)})", list(values)


def _having_themes(values: tuple[str, ...], table: str) -> Piece:
    each = _each().replace("hits.", f"{table}.")
    return f"EXISTS (SELECT 1 FROM {each} WHERE one.value IN ({_places(values)}))", list(values)  # noqa: S608


def _places(values: tuple[str, ...]) -> str:
    return ", ".join(["%s"] * len(values))


def _each() -> str:
    return _EACH[connections[Document.objects.db].vendor]


def last_moment() -> Coalesce:
    """When something with a date is over."""
    return Coalesce("end", "start")
