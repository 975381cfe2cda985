"""Comparing what an engine holds with the pages that are there, and having it follow where they differ."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.core.cache import cache
from django.db.models import Max

from .changes import enqueue
from .draining import Clock
from .engine import Engine
from .indexing import findable, is_stale, microseconds
from .models import Change
from .rebuilding import Rebuild

#: What an engine that holds nothing was told so lately is on its way to it, or has no entry.
PATIENCE = timedelta(hours=1)
#: For so long a worker that makes a generation keeps others from making one, if it dies over it.
LONGEST = timedelta(minutes=10)


def reconcile(engine: Engine, *, at: datetime) -> int:
    """Enqueue for this engine what it lacks, holds as it was, or holds although it is gone; how many pages those are.

    The engine is asked before the pages, so that what changes meanwhile is written once too often, and never not.
    """
    told = _last_told(engine)
    return sum(_enqueue(engine, _different(engine, code, told), at=at) for code in dict(settings.LANGUAGES))


def fill(engine: Engine, *, at: Clock) -> int:
    """Give an engine all pages of the languages of which it holds nothing at all; how many those are.

    An empty index gets them by way of the queue, but those of which it was told lately: they are on their way, or
    have no entry. Without an index, as on a fresh server, and where it was written by older rules, as after an
    update, a generation is made. Raises EngineDown.
    """
    return sum(_fill_language(engine, code, at=at) for code in dict(settings.LANGUAGES))


def _fill_language(engine: Engine, language: str, *, at: Clock) -> int:
    if not engine.is_current(language):
        return _generation(engine, language, at=at)
    told = Change.objects.for_engine(engine.name).filter(made__gt=at() - PATIENCE).values("key")
    pages = findable().filter(locale__language_code=language).exclude(pk__in=told).order_by("pk")
    return _enqueue(engine, pages.values_list("pk", flat=True), at=at()) if engine.count(language) == 0 else 0


def _generation(engine: Engine, language: str, *, at: Clock) -> int:
    """Made by one worker at a time, and again in a moment where it could not be finished."""
    making = f"search-generation-{engine.name}-{language}"
    if not cache.add(making, True, LONGEST.total_seconds()):
        return 0
    try:
        work = Rebuild(engine, language, at)
        for _done in work.run():
            pass
    finally:
        cache.delete(making)
    return len(work.put)


def _different(engine: Engine, language: str, told: dict[int, datetime]) -> Iterator[int]:
    held = engine.stamps(language)
    for page in findable().filter(locale__language_code=language).order_by("pk").iterator():
        stamp = held.pop(page.pk, None)
        if is_stale(page, stamp) or stamp.version < microseconds(told.get(page.pk)):
            yield page.pk
    yield from sorted(held)


def _last_told(engine: Engine) -> dict[int, datetime]:
    """When each page changed last, of those that changed lately: also of those that were given up."""
    return dict(Change.objects.for_engine(engine.name).order_by().values_list("key").annotate(Max("made")))


def _enqueue(engine: Engine, keys, *, at: datetime) -> int:
    keys = list(keys)
    enqueue(keys, at=at, names=[engine.name])
    return len(keys)
