"""A question in terms, and how either database is asked for it.

Terms hold letters and digits only, and are quoted all the same, so nothing that was typed is read as syntax.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from math import log
from operator import add
from typing import Protocol

from django.db import connections
from django.db.models import Avg, Count, ExpressionWrapper, FloatField, Func, QuerySet, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast

from ..models import Document
from ..normalise import terms
from .protocol import Query, Weights

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Expression:
    """`anything` is wished for, `musts` have to be there, `nots` may not: phrases of one term or more."""

    anything: tuple[Phrase, ...]
    musts: tuple[Phrase, ...]
    nots: tuple[Phrase, ...]

    @classmethod
    def of(cls, query: Query) -> "Expression":
        def phrases(typed: Iterable[str]) -> tuple[Phrase, ...]:
            found = (tuple(terms(text, query.language)) for text in typed)
            return tuple(dict.fromkeys(phrase for phrase in found if phrase))

        musts = phrases(query.phrases)
        single = tuple((one,) for phrase in phrases(query.words) for one in phrase)
        wished = (*musts, *single, *phrases(query.synonyms))
        return cls(tuple(dict.fromkeys(wished)), musts, phrases(query.excluded))

    @property
    def terms(self) -> frozenset[str]:
        """What is to be marked in a hit."""
        return frozenset(one for phrase in self.anything for one in phrase)


class Dialect(Protocol):
    def matching(self, asked: Expression) -> QuerySet[Document]:
        """The documents that fit, in any order."""

    def rank(self, asked: Expression, language: str, weights: Weights) -> Combinable:
        """How well each of them fits; larger is better, and always above zero."""


class Fts5:
    """SQLite. A virtual table has no model (dumpdata would ask PostgreSQL for it), hence `extra`."""

    def matching(self, asked: Expression) -> QuerySet[Document]:
        return Document.objects.extra(
            tables=["search_words"],
            # The plus keeps SQLite from asking the full-text index anew for every document.
            where=["search_document.key = +search_words.rowid", "search_words MATCH %s"],
            params=[self.text(asked)],
        )

    def rank(self, asked: Expression, language: str, weights: Weights) -> Func:
        # Title, place, summary, text: in the order of the table's columns.
        inside = ", ".join(f"{weight:.4f}" for weight in in_columns(weights))
        return Func(template=f"-bm25(search_words, {inside})", output_field=FloatField())

    def text(self, asked: Expression) -> str:
        whole = _joined(" OR ", map(self._quoted, asked.anything))
        for phrase in asked.musts:
            whole = f"{self._quoted(phrase)} AND {whole}"
        return f"({whole}) NOT {_joined(' OR ', map(self._quoted, asked.nots))}" if asked.nots else whole

    @staticmethod
    def _quoted(phrase: Phrase) -> str:
        return f'"{" ".join(phrase)}"'


class Tsvector:
    """PostgreSQL, with the configuration `simple`, since the terms are the normaliser's already.

    `ts_rank` knows nothing of rare and common words (nDCG .32 on the questions of data/search, where BM25 has .86).
    `ts_rank_cd` of a single phrase adds up its weighted occurrences, so BM25 can be made of it, as SQLite counts it.
    """

    K1, B = 1.2, 0.75

    def matching(self, asked: Expression) -> QuerySet[Document]:
        return self._having(self.text(asked))

    def rank(self, asked: Expression, language: str, weights: Weights) -> Combinable:
        inside = Document.objects.filter(language=language)
        whole, average = inside.aggregate(Count("key"), Avg("length")).values()
        share = Cast("length", FloatField()) / Value(float(average or 1))
        slack = Value(self.K1 * (1 - self.B)) + Value(self.K1 * self.B) * share
        ranks = []
        for phrase, count in self._counts(asked.anything, language).items():
            rarity = max(log((whole - count + 0.5) / (count + 0.5)), 1e-6)
            times = self._times(phrase, weights)
            ranks.append(rarity * (1 - slack / (times + slack)))
        return ExpressionWrapper(reduce(add, ranks), FloatField())

    def _times(self, phrase: Phrase, weights: Weights) -> Func:
        """How often a phrase stands in a document, by weight. The database takes weights of at most 1."""
        inside = in_columns(weights)
        most = max(*inside, 1e-3)
        # From D to A: text, summary, place, title.
        shares = ", ".join(f"{weight / most:.4f}" for weight in reversed(inside))
        template = f"{most:.4f} * ts_rank_cd('{{{shares}}}', search_document.vector, %(expressions)s::tsquery)"
        return Func(Value(self._quoted(phrase)), template=template, output_field=FloatField())

    def _counts(self, phrases: tuple[Phrase, ...], language: str) -> dict[Phrase, int]:
        """In how many documents each phrase stands: one query with a branch for each."""
        branches = [
            _counted(number, self._having(self._quoted(phrase)).filter(language=language))
            for number, phrase in enumerate(phrases)
        ]
        counts = dict(branches[0].union(*branches[1:], all=True))
        return {phrase: counts.get(number, 0) for number, phrase in enumerate(phrases)}

    @staticmethod
    def _having(text: str) -> QuerySet[Document]:
        return Document.objects.extra(where=["search_document.vector @@ %s::tsquery"], params=[text])

    def text(self, asked: Expression) -> str:
        parts = [self._quoted(phrase) for phrase in asked.musts]
        parts.append(_joined(" | ", map(self._quoted, asked.anything)))
        parts += [f"!{self._quoted(phrase)}" for phrase in asked.nots]
        return " & ".join(parts)

    @staticmethod
    def _quoted(phrase: Phrase) -> str:
        return _joined(" <-> ", (f"'{one}'" for one in phrase))


def in_columns(weights: Weights) -> tuple[float, float, float, float]:
    """What title, place, summary and text count here. BM25 levels off, so they stand further apart than they sound:
    the usual weights become 8, 4, 3 and 1."""
    return weights.title * 8 / 3, weights.place * 8 / 5, weights.summary * 2, weights.text


def _joined(sign: str, parts: Iterable[str]) -> str:
    return f"({sign.join(parts)})"


def _counted(number: int, rows: QuerySet[Document]) -> QuerySet:
    named = rows.order_by().annotate(number=Value(number)).values("number")
    return named.annotate(count=Count("key")).values_list("number", "count")


DIALECTS: dict[str, Dialect] = {"sqlite": Fts5(), "postgresql": Tsvector()}


def dialect() -> Dialect:
    """That of the database which holds the documents."""
    return DIALECTS[connections[Document.objects.db].vendor]
