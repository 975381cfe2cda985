"""What the worker does for search. Each is a door: it takes the clock and calls one function, for each engine."""

import logging
from collections.abc import Callable
from datetime import datetime

from django.utils import timezone

from . import changes
from .draining import AWAY, drain_all
from .engine import Engine, engines
from .engine.versions import forget_removals
from .reconciling import fill, reconcile

logger = logging.getLogger(__name__)


def follow_changes() -> None:
    drain_all(at=timezone.now)


def fill_empty() -> None:
    _with_each(fill, at=timezone.now())


def reconcile_all() -> None:
    _with_each(reconcile, at=timezone.now())


def forget_old() -> None:
    at = timezone.now()
    changes.forget_done(at=at)
    forget_removals(before=at - changes.KEPT)


def _with_each(compare: Callable[..., int], *, at: datetime) -> None:
    for engine in engines():
        _safely(compare, engine, at=at)


def _safely(compare: Callable[..., int], engine: Engine, *, at: datetime) -> None:
    try:
        count = compare(engine, at=at)
    except AWAY as error:
        logger.warning("The engine “%s” is down, and could not be compared with the pages. %s", engine.name, error)
    else:
        if count:
            logger.info("%s pages will follow in the engine “%s”", count, engine.name)
