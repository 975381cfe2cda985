"""The engine that needs no other server: full-text search in the portal's own database."""

from collections.abc import Generator, Iterable, Mapping, Set
from contextlib import contextmanager
from dataclasses import fields
from math import ceil
from time import perf_counter

from django.db import transaction
from django.db.models import QuerySet

from portal.base.entries import SearchEntry

from ..compounds import all_parts
from ..models import Document, Latest
from ..normalise import FINGERPRINT, terms
from . import vocabulary
from .generations import InPlace
from .highlight import marked, passage, richness
from .matching import Match, matches
from .narrowing import count
from .ordering import ordered
from .protocol import Completion, Hit, Query, Results, Stamp
from .shadow import shadowed
from .titles import complete, keep_titles
from .versions import have_their_say
from .widening import spelled

_TAKEN_OVER = {field.name for field in fields(SearchEntry)} & {field.name for field in Document._meta.fields}
_WRITTEN = [field.name for field in Document._meta.fields if not field.primary_key]


class DatabaseEngine:
    """See `Engine`. Words are joined by OR, since a question seldom holds only words that its answer has too."""

    name = "database"

    def put(self, entries: Iterable[SearchEntry]) -> None:
        newest = {entry.key: entry for entry in sorted(entries, key=lambda entry: entry.version)}
        # Reading texts takes longest. Whoever writes at the same time, on SQLite anything at all, need not wait for it.
        made = {key: (_document(entry), _words_of(entry)) for key, entry in newest.items()}
        with transaction.atomic():
            fresh = have_their_say({key: entry.version for key, entry in newest.items()}, gone=False)
            by_older_rules = Document.objects.filter(pk__in=fresh).exclude(rules=FINGERPRINT).exists()
            Document.objects.bulk_create(
                [made[key][0] for key in sorted(fresh)],
                update_conflicts=True,
                unique_fields=["key"],
                update_fields=_WRITTEN,
            )
            vocabulary.count({key: (newest[key].language, made[key][1]) for key in fresh}, anew=by_older_rules)
            keep_titles(newest[key] for key in fresh)

    @transaction.atomic
    def remove(self, keys: Iterable[int], *, version: int) -> int:
        gone = have_their_say(dict.fromkeys(keys, version), gone=True)
        vocabulary.forget(list(gone))
        return Document.objects.filter(pk__in=gone).delete()[1].get("search.Document", 0)

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
        return spelled(query.words, query.language)

    def stamps(self, language: str) -> dict[int, Stamp]:
        rows = Document.objects.filter(language=language).values_list("key", "version", "rules", "url")
        return {key: Stamp(version if rules == FINGERPRINT else 0, url) for key, version, rules, url in rows}

    def is_current(self, language: str) -> bool:
        """Always: what was written by older rules is told by its stamp, and written anew in place."""
        return True

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
    summary = " ".join((entry.summary, *entry.labels))
    return {"title": entry.title, "place": where, "summary": summary, "text": entry.text}


def _words_of(entry: SearchEntry) -> dict[str, str]:
    return vocabulary.words_of(" ".join(_texts(entry).values()), entry.language)


def marks(found: Iterable[Match]) -> dict[str, Set[str]]:
    """The terms to be marked in hits of each language."""
    return {match.language: match.marks for match in found}


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


#: The engine's tables; search_words exists on SQLite alone.
TABLES = ("search_document", "search_words", "search_word", "search_counted", "search_latest", "search_titleword")


@contextmanager
def throw_away() -> Generator[DatabaseEngine]:
    """An empty engine beside the real one, in this connection only, that leaves nothing behind."""
    with shadowed(TABLES, using=Document.objects.db):
        yield DatabaseEngine()
