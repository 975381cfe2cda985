"""Keeping the engine equal to the pages: one page, a branch of the tree, or a whole language.

In are pages that are live, public (no view restriction on them or above them), no alias, at an address of the site,
and that have an entry. All others are removed. An entry's version is the moment at which its page was read, so that
of two readings the later one stays, and a page that was published after it was read is known to be stale.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page
from wagtail.query import PageQuerySet

from portal.base.entries import SearchEntry
from portal.base.models import BasePage

from .engine import Stamp, engine

logger = logging.getLogger(__name__)

CHUNK = 100


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of pages: written to the engine, removed from it, or failed and left as they were there."""

    written: int = 0
    removed: int = 0
    failed: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.written + other.written, self.removed + other.removed, self.failed + other.failed)


def findable() -> PageQuerySet:
    """The pages that everybody may find."""
    return Page.objects.live().public().filter(alias_of__isnull=True)


def refresh(key: int, *, at: datetime) -> Tally:
    """Bring one page up to date. `at` is now."""
    return write([key], at=at)


def refresh_branch(key: int, *, at: datetime) -> Tally:
    """Bring a page and all under it up to date: their addresses changed, or who may see them."""
    top = Page.objects.filter(pk=key).first()
    below = Page.objects.descendant_of(top, inclusive=True).values_list("pk", flat=True) if top else []
    return sum((write(keys, at=at) for keys in _chunks(below)), Tally())


def forget(key: int, *, at: datetime) -> None:
    engine().remove([key], version=microseconds(at))


def rebuild(language: str, *, at: Callable[[], datetime], everything: bool = False) -> Iterator[tuple[int, int, Tally]]:
    """Bring a language up to date, giving (pages done, pages to do, tally of this chunk) chunk by chunk.

    Pages that did not change since they were written are passed over, unless `everything`.
    """
    held = engine().stamps(language)
    live = {page.pk: page for page in findable().filter(locale__language_code=language)}
    to_do = [key for key, page in live.items() if everything or is_stale(page, held.get(key))]
    to_do += [key for key in held if key not in live]
    done = 0
    for keys in _chunks(to_do):
        tally = write(keys, at=at())
        done += len(keys)
        yield done, len(to_do), tally


def is_stale(page: Page, stamp: Stamp | None) -> bool:
    """True when the engine lacks this page, or holds it as it was before it was last published or moved."""
    return stamp is None or stamp.version < microseconds(page.last_published_at) or stamp.url != (page.get_url() or "")


def write(keys: Iterable[int], *, at: datetime) -> Tally:
    """Read these pages and hand them to the engine, or take them out of it, in one transaction."""
    keys = set(keys)
    entries, failed = _read(keys, microseconds(at))
    gone = keys - failed - {entry.key for entry in entries}
    with transaction.atomic():
        engine().put(entries)
        removed = engine().remove(gone, version=microseconds(at))
    return Tally(len(entries), removed, len(failed))


def microseconds(moment: datetime | None) -> int:
    """Since 1970; 0 for no moment."""
    return int(moment.timestamp() * 1_000_000) if moment else 0


def _read(keys: set[int], version: int) -> tuple[list[SearchEntry], set[int]]:
    """The entries of these pages, and the keys of those that could not be read."""
    entries, failed = [], set()
    for page in findable().filter(pk__in=keys).prefetch_related("locale").specific():
        try:
            entry = entry_of(page)
        except Exception:
            logger.exception("Page %s gave search no entry", page.pk)
            failed.add(page.pk)
            continue
        if entry:
            entries.append(replace(entry, version=version))
    return entries, failed


def entry_of(page: Page) -> SearchEntry | None:
    """What a page hands over; None where it has nothing to hand over, or no address."""
    entry = page.search_entry() if isinstance(page, BasePage) else None
    return entry if entry and entry.url else None


def _chunks(keys: Iterable[int]) -> Iterator[list[int]]:
    keys = list(keys)
    for start in range(0, len(keys), CHUNK):
        yield keys[start : start + CHUNK]


def after_commit(change: Callable[..., object], key: int) -> None:
    """Make this change once the transaction is done. A failure is logged: publishing never fails for search."""

    def attempt() -> None:
        try:
            change(key, at=timezone.now())
        except Exception:
            logger.exception("Search did not follow page %s", key)

    transaction.on_commit(attempt)
