"""The documents that fit a question, language by language, since each language reads words by its own rules."""

from dataclasses import dataclass, replace

from django.db.models import QuerySet

from ..models import Document
from ..normalise import LANGUAGES
from .expressions import Expression, dialect
from .narrowing import narrowed
from .protocol import Query
from .widening import also_asked, composed


@dataclass(frozen=True, slots=True)
class Match:
    """Documents of one language that fit the words, the dates and the circle; `asked` is None where no word is.

    `marks` are the terms to be marked in them: what was typed, also written otherwise, and no parts of it.
    """

    language: str
    asked: Expression | None
    marks: frozenset[str]
    rows: QuerySet[Document]


def matches(query: Query) -> list[Match]:
    """What fits in every language, also in those that are not asked for, so that they can be offered with a count.

    Empty when the languages asked for find no word to search for, and nothing else narrows either.
    """
    asked = {code: Expression.of(replace(query, language=code)) for code in {**LANGUAGES, **_own(query)}}
    if any(asked[code].anything for code in query.languages):
        asked, marks = widened(asked, query)
        rows = {code: dialect().matching(one) for code, one in asked.items() if one.anything}
    elif query.narrows:
        rows = {code: _without(query, code) for code in asked}
        asked, marks = dict.fromkeys(asked), {}
    else:
        return []
    return [
        Match(code, asked[code], marks.get(code, frozenset()), narrowed(some.filter(language=code), query))
        for code, some in rows.items()
    ]


def widened(asked: dict[str, Expression], query: Query) -> tuple[dict[str, Expression], dict[str, frozenset[str]]]:
    """The same with what is asked for beside the typed words, and the terms that are to be marked.

    Languages that are only counted are not asked which of their words were misspelt.
    """
    ways = {code: also_asked if code in query.languages else composed for code in asked}
    beside = {code: way(query.words, code) for code, way in ways.items()}
    wider = {code: replace(one.with_terms(beside[code].words), parts=beside[code].parts) for code, one in asked.items()}
    return wider, {code: one.terms for code, one in wider.items()}


def _own(query: Query) -> dict[str, None]:
    return dict.fromkeys(query.languages)


def _without(query: Query, language: str) -> QuerySet[Document]:
    """All documents but those with words that were taken away."""
    rows = Document.objects.all()
    for text in query.excluded:
        taken = Expression.of(Query(language=language, at=query.at, phrases=(text,)))
        if taken.anything:
            rows = rows.exclude(pk__in=dialect().matching(taken).values("key"))
    return rows
