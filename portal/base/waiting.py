"""How many wait for somebody, as the admin's menu tells it on every page: counted now and then, not each time."""

import logging
from collections.abc import Callable

from django.core.cache import cache
from django.db import transaction

logger = logging.getLogger(__name__)

SECONDS = 30


def number(name: str, count: Callable[[], int]) -> int:
    """What `count` says, at most half a minute old. Without a cache it is counted anew."""
    try:
        return cache.get_or_set(_key(name), count, SECONDS)
    except Exception:
        logger.exception("The menu has no cache")
        return count()


def recount(name: str) -> None:
    """Something changed: have it counted anew once that is committed."""
    transaction.on_commit(lambda: _forget(name))


def _forget(name: str) -> None:
    try:
        cache.delete(_key(name))
    except Exception:
        logger.exception("The menu has no cache")


def _key(name: str) -> str:
    return f"waiting:{name}"
