"""Between a visitor and an engine that may be down: a deadline, and a breaker that spares the next visitors.

After FAILURES in WINDOW seconds the engine is left alone; once in PAUSE seconds one question goes through to see
whether it is back, and one good answer lets all others follow. The state is in the cache, shared by all processes
that share that; while the cache is down too, every question is tried.
"""

import logging
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TooLate
from threading import BoundedSemaphore, Thread
from typing import TypeVar

from django.core.cache import cache

from .protocol import Engine, EngineDown, NotUnderstood

logger = logging.getLogger(__name__)

Answer = TypeVar("Answer")
FAILURES, WINDOW, PAUSE = 3, 30, 10
_FAILED, _PROBED = "search-engine-failed", "search-engine-probed"
#: Questions of this process that may be on their way, those included that nobody waits for any more.
AT_ONCE = 64
_room = BoundedSemaphore(AT_ONCE)


def asked(engine: Engine, question: Callable[[Engine], Answer], *, seconds: float, counts: bool = True) -> Answer:
    """What the engine answers within so many seconds. Raises EngineDown when it does not, or is being left alone.

    A question that `counts` not neither opens the breaker nor closes it.
    """
    if counts and not may_be_asked():
        raise EngineDown("left alone after failing")
    try:
        answer = _in_a_thread(question, engine).result(timeout=seconds)
    except NotUnderstood:
        # The question's fault: the next one may well be answered.
        raise
    except Exception as error:
        if counts:
            failed()
        # Whatever it was, another engine can still answer.
        logger.warning("%s did not answer a visitor: %s: %s", engine.name, type(error).__name__, error)
        raise EngineDown("too late" if isinstance(error, TooLate) else str(error)) from error
    if counts:
        succeeded()
    return answer


def _in_a_thread(question: Callable[[Engine], Answer], engine: Engine) -> "Future[Answer]":
    """Ask in a thread of its own, which is left behind when it takes too long.

    A socket's timeout starts anew with each byte, so an engine that drips would hold a visitor for ever.
    """
    if not _room.acquire(blocking=False):
        raise EngineDown(f"{AT_ONCE} questions wait for an answer already")
    future: Future[Answer] = Future()

    def ask() -> None:
        try:
            future.set_result(question(engine))
        except BaseException as error:  # noqa: BLE001 -- it is raised where it is waited for
            future.set_exception(error)
        finally:
            _room.release()

    # As a daemon it does not keep the process from ending.
    Thread(target=ask, name="search", daemon=True).start()
    return future


def may_be_asked() -> bool:
    """Whether the breaker lets a question through; at most one in PAUSE seconds while it is open."""
    return not is_open() or _kept(lambda: cache.add(_PROBED, True, PAUSE), otherwise=True)


def is_open() -> bool:
    return _kept(lambda: cache.get(_FAILED, 0), otherwise=0) >= FAILURES


def failed() -> None:
    _kept(_count, otherwise=None)


def _count() -> None:
    cache.add(_FAILED, 0, WINDOW)
    try:
        cache.incr(_FAILED)
    except ValueError:
        # It ran out between the two.
        cache.set(_FAILED, 1, WINDOW)
    cache.touch(_FAILED, WINDOW)


def succeeded() -> None:
    _kept(lambda: cache.get(_FAILED) and cache.delete_many([_FAILED, _PROBED]), otherwise=None)


def _kept(step: Callable[[], Answer], *, otherwise: Answer) -> Answer:
    """What the cache says, or something else while it does not work: search needs it least of all."""
    try:
        return step()
    except Exception:
        logger.exception("The breaker of search has no cache")
        return otherwise
