"""What Elasticsearch keeps of a page: the mapping of an index, and a page's entry as a document of it."""

from datetime import datetime
from typing import Any

from elasticsearch.dsl import Date, GeoPoint, Keyword, Long, Mapping, Text

from portal.base.cards import NEWS
from portal.base.entries import SearchEntry

from ..normalise import TEXT_LENGTH

#: The parts of a page that are looked through.
SEARCHED = ("title", "place", "labels", "summary", "text")
#: Signs round what was asked for, in what Elasticsearch marks. No text holds them: they are taken out beforehand.
MARK, UNMARK = "\ue000", "\ue001"
_UNMARKED = str.maketrans("", "", MARK + UNMARK + "\x00")


def searched(*ways: str) -> Text:
    """A field that is read as stems, and in further ways; where each term stands is kept, for marking."""
    fields = {way: Text(analyzer=way, index_options="offsets") for way in ways}
    return Text(analyzer="words", index_options="offsets", fields=fields)


def mapping() -> Mapping:
    """Every field that a document may have; another one is refused."""
    whole = Mapping()
    whole.meta("dynamic", "strict")
    for name in SEARCHED:
        whole.field(name, searched("parts", "plain"))
    # Every word of the page once more, for what is asked of all of it: spelling, and neighbours.
    whole.field("all", Text(analyzer="plain", fields={"pairs": Text(analyzer="pairs", norms=False)}))
    for name in ("language", "kind", "themes", "municipality", "stage", "audience"):
        whole.field(name, Keyword())
    for name in ("url", "place_name"):
        whole.field(name, Keyword(index=False, doc_values=False))
    for name in ("start", "end", "published", "day"):
        whole.field(name, Date())
    whole.field("key", Long())
    whole.field("version", Long())
    whole.field("where", GeoPoint())
    return whole


def document(entry: SearchEntry) -> dict[str, Any]:
    """The entry as Elasticsearch is to keep it. What is empty is left out."""
    texts = {
        "title": entry.title,
        "place": " ".join(dict.fromkeys(filter(None, (entry.place_name, entry.municipality.replace("-", " "))))),
        "labels": ", ".join(entry.labels),
        "summary": entry.summary,
        "text": entry.text[:TEXT_LENGTH],
    }
    texts = {name: text.translate(_UNMARKED) for name, text in texts.items()}
    told = {**texts, "all": " ".join(texts.values()), **_facts(entry)}
    return {name: value for name, value in told.items() if value not in (None, "", [])}


def _facts(entry: SearchEntry) -> dict[str, Any]:
    return {
        "key": entry.key,
        "language": entry.language,
        "kind": entry.kind,
        "themes": list(entry.themes),
        "municipality": entry.municipality,
        "stage": entry.stage,
        "audience": entry.audience,
        "url": entry.url,
        "place_name": entry.place_name,
        "start": _iso(entry.start),
        # What has no end is over when it has begun.
        "end": _iso(entry.end or entry.start),
        "published": _iso(entry.published),
        "day": _iso(entry.start or (entry.published if entry.kind == NEWS.name else None)),
        "where": _where(entry),
        "version": entry.version,
    }


def _where(entry: SearchEntry) -> dict[str, float] | None:
    if entry.latitude is None or entry.longitude is None:
        return None
    return {"lat": entry.latitude, "lon": entry.longitude}


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
