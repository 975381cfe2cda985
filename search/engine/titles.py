"""Completing what is being typed with titles, by an index of their words."""

from collections.abc import Iterable

from django.db import connections
from django.db.models import Min, Q

from portal.base.entries import SearchEntry

from ..models import Document, TitleWord
from ..normalise import TERM_LENGTH, fold, words
from .protocol import Completion

#: Words of a title that are kept, and words typed that are looked at.
IN_A_TITLE = 30
TYPED = 8
_END = "\U0010ffff"


def keep_titles(entries: Iterable[SearchEntry]) -> None:
    """Put the words of these titles in place of what was kept of the same documents."""
    entries = list(entries)
    TitleWord.objects.filter(document__in=[entry.key for entry in entries]).delete()
    TitleWord.objects.bulk_create(
        TitleWord(document_id=entry.key, language=entry.language, word=word, position=position, length=len(entry.title))
        for entry in entries
        for position, word in enumerate(folded(entry.title)[:IN_A_TITLE])
    )


def complete(typed: str, language: str, count: int) -> list[Completion]:
    """See `Engine.complete`. Titles that begin with the word come first, short ones before long ones."""
    *earlier, last = folded(typed)[:TYPED] or [""]
    if not last:
        return []
    rows = TitleWord.objects.filter(begins_with(last), language=language)
    for word in earlier:
        rows = rows.filter(document__in=TitleWord.objects.filter(word=word, language=language).values("document"))
    found = rows.values("document").annotate(first=Min("position"), short=Min("length"))
    keys = list(found.order_by("first", "short", "document").values_list("document", flat=True)[:count])
    held = Document.objects.only("title", "url", "kind").in_bulk(keys)
    return [Completion(row.title, row.url, row.kind) for key in keys if (row := held.get(key))]


def begins_with(letters: str) -> Q:
    """What each database answers from its index: SQLite compares byte by byte, PostgreSQL by the site's language."""
    if connections[TitleWord.objects.db].vendor == "sqlite":
        return Q(word__gte=letters, word__lt=letters + _END)
    return Q(word__startswith=letters)


def folded(text: str) -> list[str]:
    found = (fold(match[0])[:TERM_LENGTH] for match in words(text[:1_000]))
    return [word for word in found if word]
