"""How good an engine's answers are, by questions whose right answers are known.

A folder holds documents.jsonl (id, title, body) and queries.jsonl (kind, query, relevant: ids, corpus). Queries of
the corpus "answers" are asked of documents without their titles (which are the questions themselves), those of
"pages" of documents with them. A document is right or it is not.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from math import log2
from pathlib import Path
from statistics import fmean
from typing import Any

from portal.base.entries import SearchEntry

from .engine import Engine, Query
from .query import parse

#: Hits that are looked at.
DEPTH = 10
LANGUAGE = "nl"
CHUNK = 200
CORPORA = ("answers", "pages")


class UnusableFolderError(Exception):
    """The folder cannot be evaluated; the message says why."""


@dataclass(frozen=True, slots=True)
class Question:
    kind: str
    query: str
    relevant: frozenset[str]
    corpus: str


@dataclass(frozen=True, slots=True)
class Benchmark:
    """Documents as (id, title, body), and the questions that are asked of them."""

    documents: tuple[tuple[str, str, str], ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Means over the questions of a kind, each from 0 to 1: nDCG@10, reciprocal rank, and recall@10."""

    questions: int
    ndcg: float
    mrr: float
    recall: float


def read(folder: Path) -> Benchmark:
    """The benchmark in a folder. Raises `UnusableFolderError`."""
    documents = tuple(
        (_text(row, "id"), _text(row, "title"), _text(row, "body")) for row in _rows(folder / "documents.jsonl")
    )
    questions = tuple(_question(row) for row in _rows(folder / "queries.jsonl"))
    if not documents or not questions:
        raise UnusableFolderError(f"{folder} holds no documents, or no queries.")
    return Benchmark(documents, questions)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UnusableFolderError(f"{path} cannot be read: {error}.") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise UnusableFolderError(f"{path}, line {number}: this is no JSON ({error}).") from error
        if not isinstance(row, dict):
            raise UnusableFolderError(f"{path}, line {number}: this is no object.")
        yield row | {"where": f"{path}, line {number}"}


def _text(row: dict[str, Any], name: str) -> str:
    value = row.get(name)
    if not isinstance(value, str):
        raise UnusableFolderError(f"{row['where']}: {name} is missing, or no text.")
    return value


def _question(row: dict[str, Any]) -> Question:
    relevant = row.get("relevant")
    if not isinstance(relevant, list) or not relevant or not all(isinstance(one, str) for one in relevant):
        raise UnusableFolderError(f"{row['where']}: relevant is no list of ids, or an empty one.")
    corpus = row.get("corpus")
    if corpus not in CORPORA:
        raise UnusableFolderError(f"{row['where']}: corpus is neither of {', '.join(CORPORA)}.")
    return Question(_text(row, "kind"), _text(row, "query"), frozenset(relevant), corpus)


def evaluate(
    throw_away: Callable[[], AbstractContextManager[Engine]], benchmark: Benchmark, *, at: datetime
) -> dict[str, Score]:
    """The scores per kind of question. `throw_away` gives an empty engine of its own for each corpus."""
    found: dict[str, list[tuple[float, float, float]]] = {question.kind: [] for question in benchmark.questions}
    for corpus in CORPORA:
        asked = [question for question in benchmark.questions if question.corpus == corpus]
        if not asked:
            continue
        with throw_away() as engine:
            _fill(engine, benchmark, titles=corpus == "pages")
            for question in asked:
                found[question.kind].append(_measured(_ranking(engine, question.query, benchmark, at), question))
    return {
        kind: Score(len(each), *(fmean(column) for column in zip(*each, strict=True))) for kind, each in found.items()
    }


def _fill(engine: Engine, benchmark: Benchmark, *, titles: bool) -> None:
    entries = [
        SearchEntry(key=key, language=LANGUAGE, kind="page", title=title * titles, url=f"/{key}/", text=body, version=1)
        for key, (_id, title, body) in enumerate(benchmark.documents, 1)
    ]
    for start in range(0, len(entries), CHUNK):
        engine.put(entries[start : start + CHUNK])


def _ranking(engine: Engine, typed: str, benchmark: Benchmark, at: datetime) -> list[str]:
    query, _remarks = parse(typed, Query(language=LANGUAGE, at=at, size=DEPTH))
    return [benchmark.documents[hit.key - 1][0] for hit in engine.search(query).hits]


def _measured(ranking: list[str], question: Question) -> tuple[float, float, float]:
    right = [place for place, one in enumerate(ranking[:DEPTH], 1) if one in question.relevant]
    best = sum(1 / log2(place + 1) for place in range(1, min(DEPTH, len(question.relevant)) + 1))
    ndcg = sum(1 / log2(place + 1) for place in right) / best
    return ndcg, 1 / right[0] if right else 0.0, len(right) / len(question.relevant)
