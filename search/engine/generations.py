"""A new generation of the database engine: made in place, for there is one table and no page may be missed meanwhile.

Entries go into the table that answers, each as soon as it is read. At the swap all goes that was not seen since the
generation was begun. So nothing is ever missing, and what is gone stays findable for as long as the rebuild takes.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from portal.base.entries import SearchEntry

from ..models import Document
from .expressions import Expression, dialect
from .protocol import Query

if TYPE_CHECKING:
    from .database import DatabaseEngine

#: A database takes so many parameters at once without complaint.
AT_ONCE = 1_000


class InPlace:
    """See `Generation`."""

    def __init__(self, engine: DatabaseEngine, language: str) -> None:
        self.engine = engine
        self.language = language
        self.begun = datetime.now(UTC)
        self.name = f"{language}, in place"
        self.seen: set[int] = set()

    def put(self, entries: Iterable[SearchEntry]) -> None:
        entries = list(entries)
        self.engine.put(entries)
        self.seen |= {entry.key for entry in entries}

    def remove(self, keys: Iterable[int], *, version: int) -> None:
        keys = set(keys)
        self.engine.remove(keys, version=version)
        self.seen -= keys

    def settle(self) -> int:
        held = set(self._held().values_list("key", flat=True))
        return len(held & self.seen)

    def finds(self, entry: SearchEntry) -> bool:
        asked = Expression.of(Query(entry.language, datetime.now(UTC), phrases=(entry.title,)))
        return bool(asked.anything) and dialect().matching(asked).filter(key=entry.key).exists()

    def swap(self) -> None:
        unseen = sorted(set(self._held().values_list("key", flat=True)) - self.seen)
        version = int(self.begun.timestamp() * 1_000_000)
        with transaction.atomic():
            for start in range(0, len(unseen), AT_ONCE):
                # Spares what was written since by others: `remove` does not touch what is later than its version.
                self.engine.remove(unseen[start : start + AT_ONCE], version=version)

    def drop(self) -> None:
        """Nothing to throw away: all that was written is as it should be."""

    def _held(self):
        return Document.objects.filter(language=self.language)
