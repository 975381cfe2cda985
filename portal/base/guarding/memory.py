"""What guards remember for a while, in the cache. While that does not work nobody is stopped for it."""

import logging

from django.core.cache import cache

logger = logging.getLogger(__name__)


def claim(key: str, owner: str, *, seconds: int) -> bool:
    """Whether this owner is the first who claims the key, or claims it again. An owner "" never claims again."""
    try:
        return cache.add(key, owner, seconds) or (owner != "" and cache.get(key) == owner)
    except Exception:
        logger.exception("A guard has no cache")
        return True


def is_new(key: str, *, seconds: int) -> bool:
    """Whether nobody asked this of the key before."""
    try:
        return cache.add(key, True, seconds)
    except Exception:
        logger.exception("A guard has no cache")
        return True


def count(key: str, *, seconds: int) -> int:
    """How often this key was counted, this time included; it is forgotten after so many seconds."""
    try:
        cache.add(key, 0, seconds)
        return cache.incr(key)
    except ValueError:
        # It ran out between the two.
        return 1
    except Exception:
        logger.exception("A guard has no cache")
        return 0


def counted(key: str) -> int:
    """How often this key has been counted by now."""
    try:
        return cache.get(key, 0)
    except Exception:
        logger.exception("A guard has no cache")
        return 0
