"""The engine that needs no other server: full-text search in the portal's own database."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import fields
from math import ceil
from time import perf_counter

from django.db import transaction
from django.db.models import QuerySet

from portal.base.entries import SearchEntry

from ..models import Document
from ..normalise import FINGERPRINT, terms
from .highlight import marked, passage, richness
from .matching import Match, matches
from .narrowing import count
from .ordering import ordered
from .protocol import Completion, Hit, Query, Results, Stamp
from .titles import complete, keep_titles

_TAKEN_OVER = {field.name for field in fields(SearchEntry)} & {field.name for field in Document._meta.fields}
_WRITTEN = [field.name for field in Document._meta.fields if not field.primary_key]


class DatabaseEngine:
    """See `Engine`. Words are joined by OR, since a question seldom holds only words that its answer has too."""

    name = "database"

    @transaction.atomic
    def put(self, entries: Iterable[SearchEntry]) -> None:
        newest = {entry.key: entry for entry in sorted(entries, key=lambda entry: entry.version)}
        held = Document.objects.select_for_update().filter(pk__in=newest).values_list("key", "version")
        for key, version in held:
            if version > newest[key].version:
                del newest[key]
        Document.objects.bulk_create(
            map(_document, newest.values()), update_conflicts=True, unique_fields=["key"], update_fields=_WRITTEN
        )
        keep_titles(newest.values())

    def remove(self, keys: Iterable[int], *, version: int) -> int:
        return Document.objects.filter(pk__in=list(keys), version__lte=version).delete()[1].get("search.Document", 0)

    def search(self, query: Query) -> Results:
        started = perf_counter()
        found = matches(query)
        if not found:
            return Results()
        counts, total = count((match.rows for match in found), query)
        page = max(1, min(query.page, ceil(total / query.size)))
        own = [match for match in found if match.language in query.languages]
        window = slice((page - 1) * query.size, page * query.size)
        hits = _hits(ordered(own, query)[window], marks(own)) if total else ()
        return Results(hits, total, page, counts, (perf_counter() - started) * 1000)

    def complete(self, typed: str, language: str, count: int) -> list[Completion]:
        return complete(typed, language, count)

    def suggest(self, query: Query) -> str:
        return ""

    def stamps(self, language: str) -> dict[int, Stamp]:
        rows = Document.objects.filter(language=language).values_list("key", "version", "rules", "url")
        return {key: Stamp(version if rules == FINGERPRINT else 0, url) for key, version, rules, url in rows}

    def count(self, language: str) -> int:
        return Document.objects.filter(language=language).count()

    def clear(self, language: str) -> None:
        Document.objects.filter(language=language).delete()


def _document(entry: SearchEntry) -> Document:
    where = f"{entry.place_name} {entry.municipality}"
    texts = {"title": entry.title, "place": where, "summary": entry.summary, "text": entry.text}
    found = {f"{name}_terms": terms(text, entry.language) for name, text in texts.items()}
    return Document(
        **{name: getattr(entry, name) for name in _TAKEN_OVER - {"themes"}},
        themes=list(entry.themes),
        rules=FINGERPRINT,
        length=sum(map(len, found.values())),
        **{name: " ".join(words) for name, words in found.items()},
    )


def marks(found: Iterable[Match]) -> dict[str, Set[str]]:
    """The terms to be marked in hits of each language."""
    return {match.language: match.asked.terms if match.asked else frozenset() for match in found}


def _hits(window: QuerySet, wanted: Mapping[str, Set[str]]) -> tuple[Hit, ...]:
    # The keys first: a database that sorts whole rows would carry all their texts.
    places = {found["key"]: (found["score"], found["far"]) for found in window}
    rows = Document.objects.in_bulk(places)
    found = ((rows[key], score, far) for key, (score, far) in places.items() if key in rows)
    return tuple(_hit(row, score, far, wanted.get(row.language, frozenset())) for row, score, far in found)


def _hit(row: Document, score: float, distance: float | None, wanted: Set[str]) -> Hit:
    summary, text = (passage(words, wanted, row.language) for words in (row.summary, row.text))
    return Hit(
        row.key,
        row.kind,
        row.url,
        title=marked(row.title, wanted, row.language),
        # A summary was written to be read in a list.
        text=text if richness(text, row.language) > richness(summary, row.language) else summary,
        score=score,
        language=row.language,
        place=row.place_name,
        start=row.start,
        end=row.end,
        published=row.published,
        distance=distance,
    )
