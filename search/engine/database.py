"""The engine that needs no other server: full-text search in the portal's own database."""

from collections.abc import Generator, Iterable, Set
from contextlib import contextmanager
from dataclasses import fields
from datetime import datetime
from math import ceil
from time import perf_counter

from django.db import transaction
from django.db.models import Case, Count, F, FloatField, QuerySet, Value, When

from portal.base.entries import SearchEntry

from ..compounds import all_parts
from ..models import Document, Latest
from ..normalise import FINGERPRINT, terms
from . import vocabulary
from .expressions import Expression, dialect
from .generations import InPlace
from .highlight import marked, passage, richness
from .protocol import Hit, Query, Results, Stamp
from .shadow import shadowed
from .versions import have_their_say
from .widening import also_asked

#: What is over ranks as if it fitted this much less: a better match from last year still beats a poor one next week.
PAST = 0.6
_TAKEN_OVER = {field.name for field in fields(SearchEntry)} & {field.name for field in Document._meta.fields}
_WRITTEN = [field.name for field in Document._meta.fields if not field.primary_key]
_BEST_FIRST = ("-score", F("published").desc(nulls_last=True), "key")


class DatabaseEngine:
    """See `Engine`. Words are joined by OR, since a question seldom holds only words that its answer has too."""

    name = "database"

    @transaction.atomic
    def put(self, entries: Iterable[SearchEntry]) -> None:
        newest = {entry.key: entry for entry in sorted(entries, key=lambda entry: entry.version)}
        fresh = have_their_say({key: entry.version for key, entry in newest.items()}, gone=False)
        Document.objects.bulk_create(
            [_document(newest[key]) for key in sorted(fresh)],
            update_conflicts=True,
            unique_fields=["key"],
            update_fields=_WRITTEN,
        )
        vocabulary.count({key: (newest[key].language, _words_of(newest[key])) for key in fresh})

    @transaction.atomic
    def remove(self, keys: Iterable[int], *, version: int) -> int:
        gone = have_their_say(dict.fromkeys(keys, version), gone=True)
        vocabulary.forget(list(gone))
        return Document.objects.filter(pk__in=gone).delete()[0]

    def search(self, query: Query) -> Results:
        started = perf_counter()
        asked = Expression.of(query)
        if not asked.anything:
            return Results()
        beside = also_asked(query.words, query.language)
        marks = asked.with_terms(beside.words).terms
        asked = asked.with_terms((*beside.words, *beside.parts))
        found = dialect().matching(asked).filter(language=query.language)
        kinds = dict(found.order_by().values_list("kind").annotate(Count("key")))
        chosen = query.of("kind")
        total = sum(count for kind, count in kinds.items() if not chosen or kind in chosen)
        page = max(1, min(query.page, ceil(total / query.size)))
        shown = found.filter(kind__in=chosen) if chosen else found
        ranked = shown.annotate(score=dialect().rank(asked, query.language) * lateness(query.at)).order_by(*_BEST_FIRST)
        window = ranked[(page - 1) * query.size : page * query.size]
        hits = _hits(window, marks, query.language) if total else ()
        return Results(hits, total, page, {"kind": kinds}, (perf_counter() - started) * 1000)

    def stamps(self, language: str) -> dict[int, Stamp]:
        rows = Document.objects.filter(language=language).values_list("key", "version", "rules", "url")
        return {key: Stamp(version if rules == FINGERPRINT else 0, url) for key, version, rules, url in rows}

    def count(self, language: str) -> int:
        return Document.objects.filter(language=language).count()

    @transaction.atomic
    def clear(self, language: str) -> None:
        vocabulary.clear(language)
        rows = Document.objects.filter(language=language)
        Latest.objects.filter(key__in=rows.values("key")).delete()
        rows.delete()

    def begin(self, language: str) -> InPlace:
        return InPlace(self, language)

    def go_back(self, language: str) -> str:
        """There is one table only, so there is never a generation before this one."""
        return ""


def lateness(at: datetime) -> Case:
    """What a score is multiplied by: `PAST` for what has ended, else nothing."""
    return Case(When(end__lt=at, then=Value(PAST)), default=Value(1.0), output_field=FloatField())


def _document(entry: SearchEntry) -> Document:
    texts = _texts(entry)
    found = {f"{name}_terms": terms(text, entry.language) for name, text in texts.items()}
    found["title_parts"] = all_parts(texts.pop("title"), entry.language)
    found["text_parts"] = [part for text in texts.values() for part in all_parts(text, entry.language)]
    return Document(
        **{name: getattr(entry, name) for name in _TAKEN_OVER - {"themes"}},
        themes=list(entry.themes),
        rules=FINGERPRINT,
        length=sum(map(len, found.values())),
        **{name: " ".join(words) for name, words in found.items()},
    )


def _texts(entry: SearchEntry) -> dict[str, str]:
    where = f"{entry.place_name} {entry.municipality}"
    return {"title": entry.title, "place": where, "summary": entry.summary, "text": entry.text}


def _words_of(entry: SearchEntry) -> dict[str, str]:
    return vocabulary.words_of(" ".join(_texts(entry).values()), entry.language)


def _hits(window: QuerySet[Document], wanted: Set[str], language: str) -> tuple[Hit, ...]:
    # The keys first: a database that sorts whole rows would carry all their texts.
    scores = dict(window.values_list("key", "score"))
    rows = Document.objects.in_bulk(scores)
    return tuple(_hit(rows[key], score, wanted, language) for key, score in scores.items() if key in rows)


def _hit(row: Document, score: float, wanted: Set[str], language: str) -> Hit:
    summary, text = (passage(words, wanted, language) for words in (row.summary, row.text))
    return Hit(
        row.key,
        row.kind,
        row.url,
        title=marked(row.title, wanted, language),
        # A summary was written to be read in a list.
        text=text if richness(text, language) > richness(summary, language) else summary,
        score=score,
        place=row.place_name,
        start=row.start,
        end=row.end,
        published=row.published,
    )


#: The engine's tables; search_words exists on SQLite alone.
TABLES = ("search_document", "search_words", "search_word", "search_counted", "search_latest")


@contextmanager
def throw_away() -> Generator[DatabaseEngine]:
    """An empty engine beside the real one, in this connection only, that leaves nothing behind."""
    with shadowed(TABLES, using=Document.objects.db):
        yield DatabaseEngine()
