"""Answers of Elasticsearch as the portal's own shapes."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from elasticsearch.dsl.response import Response
from elasticsearch.dsl.response.hit import Hit as Found

from .documents import MARK, UNMARK
from .protocol import FACETS, Hit, Query, Segment

#: Characters of a passage.
PASSAGE = 200
SHOWN = ["key", "kind", "language", "url", "title", "summary", "place_name", "start", "end", "published", "where"]
#: How hits are marked. Each field is marked by its stems and by parts of compounds.
MARKING = {"pre_tags": [MARK], "post_tags": [UNMARK], "order": "score", "type": "unified"}


def marking(field: str) -> dict[str, Any]:
    """Options for one field: titles and summaries whole, of a text the best passage, else its beginning."""
    ways = {"matched_fields": [field, f"{field}.parts"]}
    if field == "text":
        return {**ways, "number_of_fragments": 1, "fragment_size": PASSAGE, "no_match_size": PASSAGE}
    return {**ways, "number_of_fragments": 0}


def hits(response: Response, query: Query) -> tuple[Hit, ...]:
    return tuple(_hit(found, query) for found in response.hits)


def _hit(found: Found, query: Query) -> Hit:
    marked = {name: list(parts) for name, parts in found.meta.to_dict().get("highlight", {}).items()}
    source = found.to_dict()
    summary = segments(marked.get("summary", [source.get("summary", "")])[0])
    text = segments(marked.get("text", [""])[0])
    return Hit(
        key=source["key"],
        kind=source["kind"],
        url=source["url"],
        title=segments(marked.get("title", [source.get("title", "")])[0]),
        text=text if richness(text) > richness(summary) or not source.get("summary") else summary,
        score=found.meta.score or 0.0,
        language=source.get("language", ""),
        place=source.get("place_name", ""),
        distance=_distance(source, query),
        **{name: _moment(source.get(name)) for name in ("start", "end", "published")},
    )


def segments(text: str) -> tuple[Segment, ...]:
    """Text with signs of `documents.MARK` in it as segments, without the signs."""
    found: list[Segment] = []
    for number, piece in enumerate(text.split(MARK)):
        marked, _sign, rest = piece.partition(UNMARK) if number else ("", "", piece)
        found += [(marked, True), (rest, False)]
    return tuple((words, is_marked) for words, is_marked in found if words)


def richness(found: tuple[Segment, ...]) -> int:
    """How many different words are marked."""
    return len({words.casefold() for words, is_marked in found if is_marked})


def _distance(source: dict[str, Any], query: Query) -> float | None:
    where = source.get("where")
    return query.near.distance(where["lat"], where["lon"]) if query.near and where else None


def _moment(value: Any) -> datetime | None:
    return datetime.fromisoformat(value) if isinstance(value, str) else value


def counts(response: Response) -> dict[str, Mapping[str, int]]:
    """Hits per value of every facet."""
    found = response.aggregations
    return {name: {bucket.key: bucket.doc_count for bucket in found[name].values.buckets} for name in FACETS}
