"""Asking, with what a page needs to know of how it went. An engine that is down costs a visitor a second at most."""

from dataclasses import dataclass

from .engine import Completion, Engine, EngineDown, Query, Results, embedded, engine
from .engine.guard import asked

#: Below so many hits another spelling may be what was meant.
FEW = 3
#: Seconds. With the database's answer after it a page still comes within 1.5 s; nobody waits for what is only handy.
FOR_A_PAGE, FOR_SPELLING, FOR_A_WORD = 1.0, 0.3, 0.4


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
        results = best.search(query)
        return Answer(results, best.suggest(query) if is_doubtful(results, query) else "")
    try:
        results = asked(best, lambda one: one.search(query), seconds=FOR_A_PAGE)
    except EngineDown:
        results = fallback.search(query)
        return Answer(results, fallback.suggest(query) if is_doubtful(results, query) else "", is_degraded=True)
    return Answer(results, _suggested(best, query) if is_doubtful(results, query) else "")


def by_the_best(query: Query, *, seconds: float) -> Results:
    """The answer of the best engine and no other. Raises EngineDown when it does not come in time."""
    best = engine()
    if best is embedded():
        return best.search(query)
    return asked(best, lambda one: one.search(query), seconds=seconds, counts=False)


def is_doubtful(results: Results, query: Query) -> bool:
    """Whether there is so little that something else may have been meant."""
    return results.total < FEW and bool(query.words)


def _suggested(best: Engine, query: Query) -> str:
    """The better spelling, if it comes soon: the results are there already."""
    try:
        return asked(best, lambda one: one.suggest(query), seconds=FOR_SPELLING, counts=False)
    except EngineDown:
        return ""


def completions(typed: str, language: str, count: int) -> list[Completion] | None:
    """Pages that fit what was typed so far; None when the engine that should answer does not."""
    best = engine()
    if best is embedded():
        return best.complete(typed, language, count)
    try:
        return asked(best, lambda one: one.complete(typed, language, count), seconds=FOR_A_WORD)
    except EngineDown:
        return None
