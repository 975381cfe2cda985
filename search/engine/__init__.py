"""The seam: the portal speaks to `engine()`, and only modules in here know what stands behind it."""

from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from .protocol import Engine, Hit, Query, Results, Segment, Stamp

__all__ = ["Engine", "Hit", "Query", "Results", "Segment", "Stamp", "engine"]


def engine() -> Engine:
    """The engine that `SEARCH_ENGINE` names."""
    return _made(settings.SEARCH_ENGINE)


@cache
def _made(path: str) -> Engine:
    return import_string(path)()
