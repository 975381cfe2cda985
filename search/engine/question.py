"""A `Query` as Elasticsearch is asked it: which documents fit, how well, within what, in which order.

Everything a visitor typed travels as a value of `match` queries, never as query-string syntax, so no sign of it is
read as anything but text.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import reduce
from operator import and_, or_
from typing import Any

from elasticsearch.dsl import Q
from elasticsearch.dsl.query import Query as Clause

from portal.base.cards import NEWS

from ..compounds import reasons
from ..normalise import bare, term, terms, words
from .documents import SEARCHED
from .protocol import FACETS, Near, Order, Query, Weights
from .timeliness import OLD_NEWS, SOON

#: Shares of a score, of a whole hit as 1: measured on data/search, see docs/search.md.
FUZZY, JOINED, SYNONYM, WHOLE = 0.4, 1.0, 0.8, 0.3
#: A place is one word or two, so a word of it is all of it, for which BM25 gives more than for a word of a title.
PLACE = 0.8
#: A word of 5 letters may have one error, of 8 two; the first two letters are right, or too much would fit.
TYPING_ERRORS = {"fuzziness": "AUTO:5,8", "prefix_length": 2, "max_expansions": 25, "analyzer": "content"}


def clause(query: Query) -> Clause:
    """The documents that fit, scored by their words and by their dates."""
    return Q(
        "function_score", query=fitting(query), functions=_by_date(query), score_mode="multiply", boost_mode="multiply"
    )


def fitting(query: Query) -> Clause:
    """The documents that fit, scored by their words alone."""
    fields = weighted(query.weights)
    # Without a word that tells anything there is nothing to find: all is shown that the choices leave.
    musts = [_phrase(phrase, fields) for phrase in query.phrases if terms(phrase, query.language)]
    wished = list(_wished(query, fields))
    better = list(_preferred(query)) if wished else []
    nots = [_phrase(words, list(SEARCHED)) for words in query.excluded]
    if not musts and not wished and not query.narrows:
        return Q("match_none")
    if wished and not musts:
        musts, wished = [Q("bool", should=wished, minimum_should_match=1)], []
    return Q("bool", must=musts, should=[*wished, *better], must_not=nots)


def marked(query: Query) -> Clause:
    """What is to be marked in a hit: the words, also as part of a compound, and no parts of the words themselves.

    Without typing errors: looking for those in a text took thirty times as long.
    """
    typed = " ".join(query.words)
    ways = [weighted(query.weights, way) for way in ("", ".parts")]
    wished = [_sum(typed, fields, analyzer="words") for fields in ways if typed]
    joined = [_sum(typed, ways[0], analyzer="joined")] if len(query.words) > 1 else []
    phrases = [_phrase(phrase, ways[0]) for phrase in (*query.phrases, *query.synonyms)]
    return Q("bool", should=[*wished, *joined, *phrases])


def weighted(weights: Weights, way: str = "") -> list[str]:
    """The fields with their weights, read in one of the ways of `documents.mapping`."""
    of = {"title": weights.title, "place": PLACE * weights.place, "labels": weights.summary}
    of |= {"summary": weights.summary, "text": weights.text}
    return [f"{name}{way}^{weight:g}" for name, weight in of.items()]


def _wished(query: Query, fields: list[str]) -> Iterable[Clause]:
    """Each a reason to show a document."""
    typed = " ".join(query.words)
    if terms(typed, query.language):
        yield _sum(typed, fields)
        yield _sum(typed, weighted(query.weights, ".plain"), boost=FUZZY, **TYPING_ERRORS)
        if query.weights.parts:
            yield _sum(typed, weighted(query.weights, ".parts"), boost=query.weights.parts, analyzer="words")
            yield from _with_all_parts(query)
        if len(query.words) > 1:
            yield _sum(typed, fields, boost=JOINED, analyzer="joined")
    for synonym in query.synonyms:
        yield _phrase(synonym, fields, boost=SYNONYM)


def _with_all_parts(query: Query) -> Iterable[Clause]:
    """For a compound that was typed, the documents that hold all of its parts, or one that tells enough alone."""
    fields = weighted(query.weights, ".parts")
    for word in (bare(match[0]) for text in query.words for match in words(text)):
        for together in reasons(word, query.language):
            yield Q("bool", must=[_sum(piece, fields) for piece in together], boost=query.weights.parts)


def _preferred(query: Query) -> Iterable[Clause]:
    """What brings a document that fits further up: parts of compounds that were typed, words that stand nearly
    everywhere, and words side by side."""
    typed = " ".join(query.words)
    if common := " ".join(match[0] for match in words(typed) if not term(match[0], query.language)):
        yield _sum(common, weighted(query.weights, ".plain"), boost=FUZZY)
    if typed and query.weights.parts:
        yield _sum(typed, weighted(query.weights, ".parts"), boost=query.weights.parts)
    if len(query.words) > 1:
        yield Q("match_phrase", title={"query": typed, "slop": 2, "boost": WHOLE * query.weights.title})


def _sum(words: str, fields: list[str], **options: Any) -> Clause:
    return Q("multi_match", query=words, fields=fields, type="most_fields", **options)


def _phrase(words: str, fields: list[str], **options: Any) -> Clause:
    return Q("multi_match", query=words, fields=fields, type="phrase", **options)


def _by_date(query: Query) -> list[dict[str, Any]]:
    """Factors by date; of each list the first that holds counts, and what none holds for is left as it is."""
    past = Q("range", end={"lt": query.at.isoformat()})
    factors = [(past, query.weights.past)]
    factors += _stepwise(~past & Q("exists", field="start"), "start", "lt", query.at, SOON)
    factors += _stepwise(
        Q("term", kind=NEWS.name), "published", "lt", query.at, [(-days, left) for days, left in OLD_NEWS]
    )
    return [{"filter": condition, "weight": factor} for condition, factor in factors]


def _stepwise(
    what: Clause, field: str, side: str, at: datetime, steps: Iterable[tuple[int, float]]
) -> list[tuple[Clause, float]]:
    """For each step the documents whose date lies on this side of so many days from now, and of none before it."""
    found, taken = [], Q("match_none")
    for days, factor in steps:
        reached = Q("range", **{field: {side: (at + timedelta(days)).isoformat()}})
        found.append((what & reached & ~taken, factor))
        taken = reached
    return found


def limits(query: Query, *, but: str = "") -> Clause:
    """What was chosen of every facet (but one), as a filter."""
    chosen = {name: query.languages if name == "language" else query.of(name) for name in FACETS if name != but}
    terms = [Q("terms", **{name: list(values)}) for name, values in chosen.items() if values]
    return reduce(and_, terms, Q("match_all"))


def surroundings(query: Query) -> list[Clause]:
    """Filters that narrow counts too: the span of days and the circle."""
    found = []
    if query.since or query.until:
        found.append(_within(query.since, query.until))
    if query.near:
        found.append(_circle(query.near))
    return found


def _within(since: datetime | None, until: datetime | None) -> Clause:
    """With a date that touches the span; for news the day it was published."""
    after = Q("range", end={"gte": since.isoformat()}) if since else Q("exists", field="start")
    before = Q("range", start={"lt": until.isoformat()}) if until else Q("match_all")
    limits = {"gte": since and since.isoformat(), "lt": until and until.isoformat()}
    published = Q("range", published={name: value for name, value in limits.items() if value})
    return or_(after & before, Q("term", kind=NEWS.name) & published)


def _circle(near: Near) -> Clause:
    return Q("geo_distance", distance=f"{near.kilometres}km", where=spot(near))


def spot(near: Near) -> dict[str, float]:
    return {"lat": near.latitude, "lon": near.longitude}


def order(query: Query) -> list[Any]:
    """As `sort` of a search. What is to come stands soonest first, then what is past, latest first."""
    if query.order == Order.DATE:
        return [*_coming_first(query.at), {"published": {"order": "desc", "missing": "_last"}}, "_score"]
    if query.order == Order.DISTANCE and query.near:
        away = {"where": spot(query.near), "order": "asc", "unit": "km", "ignore_unmapped": True}
        return [{"_geo_distance": away}, "_score", {"key": "asc"}]
    return ["_score", {"published": {"order": "desc", "missing": "_last"}}, {"key": "asc"}]


def _coming_first(at: datetime) -> list[dict[str, Any]]:
    """One key: what is to come by its start, then what is over by how long ago it began, then news by its age."""
    far = int(timedelta(days=365_000).total_seconds() * 1000)
    values = {"now": int(at.timestamp() * 1000), "far": far}
    return [{"_script": {"type": "number", "order": "asc", "script": {"source": _COMING_FIRST, "params": values}}}]


_COMING_FIRST = """
    if (doc['day'].size() == 0) return 4.0 * params.far;
    long day = doc['day'].value.toInstant().toEpochMilli();
    if (doc['end'].size() == 0) return params.now - day + 3.0 * params.far;
    return doc['end'].value.toInstant().toEpochMilli() < params.now ? params.now - day + 2.0 * params.far : 1.0 * day;
"""
