"""Asking, with what a page needs to know of how it went. An engine that is down costs a visitor a second at most."""

from dataclasses import dataclass, replace

from .engine import Completion, Engine, EngineDown, Query, Results, embedded, engine
from .engine.guard import asked

#: Below so many hits another spelling may be what was meant.
FEW = 3
#: Seconds. With the database's answer after it a page still comes within 1.5 s; who is typing waits for nothing.
FOR_A_PAGE, FOR_A_WORD = 1.0, 0.4


@dataclass(frozen=True, slots=True)
class Answer:
    """`suggestion` is a better spelling of the words, "" when there is none; `is_degraded` when the engine that
    should answer does not, and a simpler one does."""

    results: Results
    suggestion: str = ""
    is_degraded: bool = False


def answer(query: Query) -> Answer:
    """The answer of the best engine that gives one. Raises nothing that an engine may do."""
    best, fallback = engine(), embedded()
    if best is fallback:
        return _answer_of(best, query)
    try:
        return asked(best, lambda one: _answer_of(one, query), seconds=FOR_A_PAGE)
    except EngineDown:
        return replace(_answer_of(fallback, query), is_degraded=True)


def _answer_of(one: Engine, query: Query) -> Answer:
    results = one.search(query)
    doubtful = results.total < FEW and bool(query.words)
    return Answer(results, one.suggest(query) if doubtful else "")


def completions(typed: str, language: str, count: int) -> list[Completion] | None:
    """Pages that fit what was typed so far; None when the engine that should answer does not."""
    best = engine()
    if best is embedded():
        return best.complete(typed, language, count)
    try:
        return asked(best, lambda one: one.complete(typed, language, count), seconds=FOR_A_WORD)
    except EngineDown:
        return None
