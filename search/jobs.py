"""What the worker does for search. Each is a door: it takes the clock and calls one function, for each engine."""

import logging
from collections.abc import Callable

from django.utils import timezone

from . import changes
from .draining import AWAY, drain_all
from .engine import Engine, engines
from .engine.versions import forget_removals
from .rebuilding import Refused
from .reconciling import fill, reconcile

logger = logging.getLogger(__name__)


def follow_changes() -> None:
    drain_all(at=timezone.now)


def fill_empty() -> None:
    for engine in engines():
        _safely(lambda engine=engine: fill(engine, at=timezone.now), engine)


def reconcile_all() -> None:
    for engine in engines():
        _safely(lambda engine=engine: reconcile(engine, at=timezone.now()), engine)


def forget_old() -> None:
    at = timezone.now()
    changes.forget_done(at=at)
    forget_removals(before=at - changes.KEPT)


def _safely(compare: Callable[[], int], engine: Engine) -> None:
    """An engine that is down, or a generation that was refused, keeps no other engine from its turn."""
    try:
        count = compare()
    except (*AWAY, Refused) as error:
        logger.warning("The engine “%s” could not be compared with the pages. %s", engine.name, error)
    else:
        if count:
            logger.info("The engine “%s” lacked, or held wrongly, %s pages", engine.name, count)
