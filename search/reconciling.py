"""Comparing what an engine holds with the pages that are there, and having it follow where they differ."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Max

from .changes import enqueue
from .engine import Engine
from .indexing import findable, is_stale, microseconds
from .models import Change

#: An engine that holds nothing of a language is given all of it at most so often.
PATIENCE = timedelta(hours=1)


def reconcile(engine: Engine, *, at: datetime) -> int:
    """Enqueue for this engine what it lacks, holds as it was, or holds although it is gone; how many pages those are.

    The engine is asked before the pages, so that what changes meanwhile is written once too often, and never not.
    """
    told = _last_told(engine)
    return sum(_enqueue(engine, _different(engine, code, told), at=at) for code in dict(settings.LANGUAGES))


def fill(engine: Engine, *, at: datetime) -> int:
    """Enqueue all pages of languages of which an engine holds nothing at all; how many those are.

    Pages of which it was told lately are on their way, or have no entry.
    """
    told = Change.objects.for_engine(engine.name).filter(made__gt=at - PATIENCE).values("key")
    empty = [code for code in dict(settings.LANGUAGES) if engine.count(code) == 0]
    keys = findable().filter(locale__language_code__in=empty).exclude(pk__in=told).order_by("pk")
    return _enqueue(engine, keys.values_list("pk", flat=True), at=at)


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
