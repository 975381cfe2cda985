"""Between a visitor and an engine that may be down: a deadline, and a breaker that spares the next visitors.

After FAILURES in WINDOW seconds the engine is left alone; once in PAUSE seconds one question goes through to see
whether it is back, and one good answer lets all others follow. The state is in the cache, shared by all processes
that share that.
"""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLate
from typing import TypeVar

from django.core.cache import cache

from .protocol import Engine, EngineDown

logger = logging.getLogger(__name__)

Answer = TypeVar("Answer")
FAILURES, WINDOW, PAUSE = 3, 30, 10
_FAILED, _PROBED = "search-engine-failed", "search-engine-probed"
# A socket's own timeout starts anew with each byte: an engine that drips would hold a visitor for ever.
_waiting = ThreadPoolExecutor(max_workers=16, thread_name_prefix="search")


def asked(engine: Engine, question: Callable[[Engine], Answer], *, seconds: float) -> Answer:
    """What the engine answers within so many seconds. Raises EngineDown when it does not, or is being left alone."""
    if not may_be_asked():
        raise EngineDown("left alone after failing")
    try:
        answer = _waiting.submit(question, engine).result(timeout=seconds)
    except Exception as error:
        failed()
        # Whatever it was, another engine can still answer.
        logger.warning("%s did not answer a visitor: %s: %s", engine.name, type(error).__name__, error)
        raise EngineDown("too late" if isinstance(error, TooLate) else str(error)) from error
    succeeded()
    return answer


def may_be_asked() -> bool:
    """Whether the breaker lets a question through; at most one in PAUSE seconds while it is open."""
    return not is_open() or cache.add(_PROBED, True, PAUSE)


def is_open() -> bool:
    return cache.get(_FAILED, 0) >= FAILURES


def failed() -> None:
    cache.add(_FAILED, 0, WINDOW)
    try:
        cache.incr(_FAILED)
    except ValueError:
        # It ran out between the two.
        cache.set(_FAILED, 1, WINDOW)
    cache.touch(_FAILED, WINDOW)


def succeeded() -> None:
    if cache.get(_FAILED):
        cache.delete_many([_FAILED, _PROBED])
