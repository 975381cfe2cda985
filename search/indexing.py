"""From page to entry: who may be found, and what is handed to an engine.

In are pages that are live, public (no view restriction on them or above them), no alias, at an address of the site,
and that have an entry. All others are removed. An entry's version is the moment just before its page was read, so that
of two readings the later one stays, and a page that was published after it was read is known to be stale.
"""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db import OperationalError
from wagtail.models import Page
from wagtail.query import PageQuerySet

from portal.base.entries import SearchEntry
from portal.base.models import BasePage

from .engine import Stamp

logger = logging.getLogger(__name__)

CHUNK = 100


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of pages: written, taken out (or found to be out), or failed and left as they were."""

    written: int = 0
    removed: int = 0
    failed: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.written + other.written, self.removed + other.removed, self.failed + other.failed)

    def __bool__(self) -> bool:
        return bool(self.written or self.removed or self.failed)


@dataclass(frozen=True, slots=True)
class Reading:
    """Pages as they were at a moment: entries to put in, keys to take out, and what went wrong, by key."""

    version: int
    entries: list[SearchEntry] = field(default_factory=list)
    gone: set[int] = field(default_factory=set)
    failed: dict[int, Exception] = field(default_factory=dict)


def findable() -> PageQuerySet:
    """The pages that everybody may find."""
    return Page.objects.live().public().filter(alias_of__isnull=True)


def read(keys: Iterable[int], *, at: datetime) -> Reading:
    """These pages as they are now. `at` is now, taken before; the number of queries depends on their kinds only."""
    reading = Reading(microseconds(at), gone=set(keys))
    for page in _pages(reading.gone):
        reading.gone.discard(page.pk)
        try:
            entry = entry_of(page)
        except OperationalError:
            raise
        except Exception as error:  # noqa: BLE001 -- whatever is wrong with one page is no reason to leave out others
            reading.failed[page.pk] = error
            continue
        if entry:
            reading.entries.append(replace(entry, version=reading.version))
        else:
            reading.gone.add(page.pk)
    return reading


def entry_of(page: Page) -> SearchEntry | None:
    """What a page hands over; None where it has nothing to hand over, or no address."""
    entry = page.search_entry() if isinstance(page, BasePage) else None
    return entry if entry and entry.url else None


def is_stale(page: Page, stamp: Stamp | None) -> bool:
    """True when the engine lacks this page, or holds it as it was before it was last published or moved."""
    return stamp is None or stamp.version < microseconds(page.last_published_at) or stamp.url != (page.get_url() or "")


def microseconds(moment: datetime | None) -> int:
    """Since 1970; 0 for no moment."""
    return int(moment.timestamp() * 1_000_000) if moment else 0


def in_chunks(keys: Iterable[int]) -> Iterator[list[int]]:
    keys = list(keys)
    for start in range(0, len(keys), CHUNK):
        yield keys[start : start + CHUNK]


def _pages(keys: Iterable[int]) -> Iterator[BasePage]:
    """The findable ones of these, kind by kind, each with all that its entry needs."""
    kinds: dict[int, list[int]] = {}
    for key, kind in findable().filter(pk__in=list(keys)).values_list("pk", "content_type_id"):
        kinds.setdefault(kind, []).append(key)
    for kind, found in kinds.items():
        model = ContentType.objects.get_for_id(kind).model_class()
        if model and issubclass(model, BasePage):
            yield from model.objects.filter(pk__in=found).for_entries()
