"""A question in terms, and how either database is asked for it.

Terms hold letters and digits only, and are quoted all the same, so nothing that was typed is read as syntax.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import reduce
from math import log
from operator import add
from typing import Protocol

from django.db import connections
from django.db.models import Avg, Count, FloatField, Func, QuerySet, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast

from ..compounds import part_terms
from ..models import Document
from ..normalise import terms
from .protocol import Query, Weights

Phrase = tuple[str, ...]

#: Of `Weights.parts`, which is a share of a sum on Elasticsearch: by the usual weights a part counts for 0.35 here.
PART = 0.7


@dataclass(frozen=True, slots=True)
class Expression:
    """`anything` is wished for, `musts` have to be there, `nots` may not: phrases of one term or more.

    `parts` are those of compounds that were typed: each group of them (see `compounds.reasons`) is as good as the
    compound; one of a group alone is no reason to show a document, but brings one that fits further up.
    """

    anything: tuple[Phrase, ...]
    musts: tuple[Phrase, ...]
    nots: tuple[Phrase, ...]
    parts: tuple[Phrase, ...] = ()

    @classmethod
    def of(cls, query: Query) -> "Expression":
        def phrases(typed: Iterable[str]) -> tuple[Phrase, ...]:
            found = (tuple(terms(text, query.language)) for text in typed)
            return tuple(dict.fromkeys(phrase for phrase in found if phrase))

        musts = phrases(query.phrases)
        single = tuple((one,) for phrase in phrases(query.words) for one in phrase)
        wished = (*musts, *single, *phrases(query.synonyms))
        return cls(tuple(dict.fromkeys(wished)), musts, phrases(query.excluded))

    def with_terms(self, terms: Iterable[str]) -> "Expression":
        """The same, with these terms wished for too."""
        return replace(self, anything=tuple(dict.fromkeys((*self.anything, *((one,) for one in terms)))))

    @property
    def scored(self) -> tuple[Phrase, ...]:
        """What adds to a score."""
        return tuple(dict.fromkeys((*self.anything, *((one,) for compound in self.parts for one in compound))))

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

    # What has to be there, or may not, is a word and no part of one.
    WHOLE = "{title_terms place_terms summary_terms text_terms} : "

    def matching(self, asked: Expression) -> QuerySet[Document]:
        return Document.objects.extra(
            tables=["search_words"],
            # The plus keeps SQLite from asking the full-text index anew for every document.
            where=["search_document.key = +search_words.rowid", "search_words MATCH %s"],
            params=[self.text(asked)],
        )

    def rank(self, asked: Expression, language: str, weights: Weights) -> Func:
        # Title, place, summary, text, parts in the title, other parts: in the order of the table's columns.
        inside = ", ".join(f"{weight:.4f}" for weight in (*in_columns(weights), *of_parts(weights)))
        return Func(template=f"-bm25(search_words, {inside})", output_field=FloatField())

    def text(self, asked: Expression) -> str:
        whole = _joined(" OR ", map(self._quoted, asked.anything))
        if asked.parts:
            compounds = (_joined(" AND ", (self._quoted((one,)) for one in compound)) for compound in asked.parts)
            fits = _joined(" OR ", (whole, *compounds))
            # Every phrase stands in it twice, so that all count for as much as without parts.
            whole = f"({fits} AND {_joined(' OR ', map(self._quoted, asked.scored))})"
        for phrase in asked.musts:
            whole = f"{self.WHOLE}{self._quoted(phrase)} AND {whole}"
        return f"({whole}) NOT {self.WHOLE}{_joined(' OR ', map(self._quoted, asked.nots))}" if asked.nots else whole

    @staticmethod
    def _quoted(phrase: Phrase) -> str:
        return f'"{" ".join(phrase)}"'


class Tsvector:
    """PostgreSQL, with the configuration `simple`, since the terms are the normaliser's already.

    `ts_rank` knows nothing of rare and common words (nDCG .32 on the questions of data/search, where BM25 has .86).
    `ts_rank_cd` of a single phrase adds up its weighted occurrences, so BM25 can be made of it, as SQLite counts it.
    """

    # Taking away a word that is not there unpacks a vector, once and not for every phrase.
    ONCE = """(SELECT %(expressions)s FROM (
        SELECT ts_delete(search_document.vector, ''::text) AS words,
            ts_delete(search_document.parts, ''::text) AS parts OFFSET 0
    ) AS once)"""
    K1, B = 1.2, 0.75

    def matching(self, asked: Expression) -> QuerySet[Document]:
        found = self._having(self.wished(asked))
        needed = self.needed(asked)
        return (
            found.extra(where=["search_document.vector @@ (SELECT %s::tsquery)"], params=[needed]) if needed else found
        )

    def rank(self, asked: Expression, language: str, weights: Weights) -> Combinable:
        inside = Document.objects.filter(language=language)
        whole, average = inside.aggregate(Count("key"), Avg("length")).values()
        share = Cast("length", FloatField()) / Value(float(average or 1))
        slack = Value(self.K1 * (1 - self.B)) + Value(self.K1 * self.B) * share
        ranks = []
        for phrase, count in self._counts(asked.scored, language).items():
            rarity = max(log((whole - count + 0.5) / (count + 0.5)), 1e-6)
            times = self._times(phrase, language, weights)
            ranks.append(rarity * (1 - slack / (times + slack)))
        return Func(reduce(add, ranks), template=self.ONCE, output_field=FloatField())

    def _times(self, phrase: Phrase, language: str, weights: Weights) -> Combinable:
        """How often a phrase stands in a document, by weight. Reading the parts takes time, so not for any word."""
        title, place, summary, text = in_columns(weights)
        whole = self._weighted("words", phrase, (text, summary, place, title))
        if len(phrase) == 1 and phrase[0] in part_terms(language) and weights.parts:
            in_title, elsewhere = of_parts(weights)
            return whole + self._weighted("parts", phrase, (elsewhere, 0, 0, in_title))
        return whole

    def _weighted(self, column: str, phrase: Phrase, inside: tuple[float, ...]) -> Func:
        """With weights of D, C, B and A, of which the database takes none above 1: what is over stands before it."""
        most = max(*inside, 1e-3)
        shares = ", ".join(f"{weight / most:.4f}" for weight in inside)
        template = f"{most:.4f} * ts_rank_cd('{{{shares}}}', once.{column}, %(expressions)s::tsquery)"
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
        return Document.objects.extra(
            # In a SELECT the planner cannot see how common the words are. It would read every document otherwise,
            # since it does not count what unpacking a vector takes.
            where=["(search_document.vector @@ (SELECT %s::tsquery) OR search_document.parts @@ (SELECT %s::tsquery))"],
            params=[text, text],
        )

    def wished(self, asked: Expression) -> str:
        compounds = (_joined(" & ", (self._quoted((one,)) for one in compound)) for compound in asked.parts)
        return _joined(" | ", (*map(self._quoted, asked.anything), *compounds))

    def needed(self, asked: Expression) -> str:
        """What has to be there, and may not, in words and not in parts of them; "" for nothing."""
        return " & ".join((*map(self._quoted, asked.musts), *(f"!{self._quoted(phrase)}" for phrase in asked.nots)))

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


def of_parts(weights: Weights) -> tuple[float, float]:
    """What a part of a compound counts here, in titles and elsewhere."""
    title, _place, _summary, text = in_columns(weights)
    return PART * weights.parts * title, PART * weights.parts * text
