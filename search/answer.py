"""Asking, with what a page needs to know of how it went."""

from dataclasses import dataclass

from .engine import Query, Results, engine

#: Below so many hits another spelling may be what was meant.
FEW = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """`suggestion` is a better spelling of the words, "" when there is none; `is_degraded` when the engine that
    should answer does not, and a simpler one does."""

    results: Results
    suggestion: str = ""
    is_degraded: bool = False


def answer(query: Query) -> Answer:
    results = engine().search(query)
    doubtful = results.total < FEW and bool(query.words)
    return Answer(results, engine().suggest(query) if doubtful else "")
