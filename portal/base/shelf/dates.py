"""When the pages of a list are. Starts and ends are all moments, or all days; `at` is of the same kind."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from .bits import bits_of

When = datetime | date
Starts = Mapping[int, When]


@dataclass(frozen=True)
class Period:
    """The dates of some time: by position the start that orders a page, of `size` pages in all."""

    starts: Starts
    size: int

    @cached_property
    def bits(self) -> int:
        """The pages that have a date then."""
        return bits_of(self.starts, self.size)

    @cached_property
    def soonest(self) -> list[int]:
        """Positions by start; of two with the same, the smaller key comes first."""
        return sorted(sorted(self.starts), key=self.starts.__getitem__)

    @cached_property
    def latest(self) -> list[int]:
        """The same, the last one first."""
        return sorted(sorted(self.starts), key=self.starts.__getitem__, reverse=True)


#: For what has no dates.
TIMELESS = Period({}, 0)


class Dates:
    """Dates by position. A page may have several, or none; one counts until it has ended."""

    def __init__(self, spans: Iterable[tuple[int, When, When]], size: int) -> None:
        """`spans`: (position, start, end)."""
        self.spans = tuple(spans)
        self.size = size
        self.last = Period(earliest(self.spans, latest=True), size)
        #: The pages that have a date at all.
        self.dated = self.last.bits
        self._coming: tuple[When, When | None, Period] | None = None

    def coming(self, at: When) -> Period:
        """What has not ended, each page by its first start. It stays the same until the next date ends."""
        kept = self._coming
        if kept and kept[0] <= at and (kept[1] is None or at <= kept[1]):
            return kept[2]
        spans = [span for span in self.spans if span[2] >= at]
        period = Period(earliest(spans), self.size)
        self._coming = (at, min((end for _position, _start, end in spans), default=None), period)
        return period

    def between(self, first: When | None, last: When | None) -> Period:
        """What touches the span from `first` up to and not including `last`, each page by its first start then."""
        spans = (
            span for span in self.spans if (first is None or span[2] >= first) and (last is None or span[1] < last)
        )
        return Period(earliest(spans), self.size)


def earliest(spans: Iterable[tuple[int, When, When]], *, latest: bool = False) -> dict[int, When]:
    """The first (or the last) start of each position."""
    found: dict[int, When] = {}
    for position, start, _end in spans:
        if position not in found or (start > found[position] if latest else start < found[position]):
            found[position] = start
    return found
