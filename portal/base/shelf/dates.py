"""When the pages of a list are. Starts and ends are all moments, or all days; `at` is of the same kind."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from types import MappingProxyType

from .bits import bits_of

When = datetime | date
Starts = Mapping[int, When]


class Dates:
    """Dates by position. A page may have several, or none; one counts until it has ended."""

    def __init__(self, spans: Iterable[tuple[int, When, When]], size: int) -> None:
        """`spans`: (position, start, end)."""
        self.spans = tuple(spans)
        self.size = size
        self.dated = self.among({position: start for position, start, _end in self.spans})
        self.last = MappingProxyType(earliest(self.spans, latest=True))
        self._coming: tuple[When, When, Starts] | None = None

    def among(self, starts: Starts) -> int:
        """The pages that have a start here, as bits."""
        return bits_of(starts, self.size)

    def coming(self, at: When) -> Starts:
        """By position, the first start of what has not ended. It stays the same until the next date ends."""
        kept = self._coming
        if kept and kept[0] <= at <= kept[1]:
            return kept[2]
        spans = [span for span in self.spans if span[2] >= at]
        starts = MappingProxyType(earliest(spans))
        if spans:
            self._coming = (at, min(end for _position, _start, end in spans), starts)
        return starts

    def between(self, first: When | None, last: When | None) -> Starts:
        """By position, the first start of dates that touch the span from `first` up to and not including `last`."""
        return earliest(
            span for span in self.spans if (first is None or span[2] >= first) and (last is None or span[1] < last)
        )


def earliest(spans: Iterable[tuple[int, When, When]], *, latest: bool = False) -> dict[int, When]:
    """The first (or the last) start of each position."""
    found: dict[int, When] = {}
    for position, start, _end in spans:
        if position not in found or (start > found[position] if latest else start < found[position]):
            found[position] = start
    return found
