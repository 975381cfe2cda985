"""Reading a list into memory, and keeping it for as long as it is true."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django.db.models import QuerySet
from django.utils import timezone

from ..closed import closed_paths
from ..filters import REST, Facet, Sort
from .bits import bits_of
from .dates import Dates
from .spots import Degrees, Spots
from .stamps import stamp_of

#: Lists kept at once: a site has about six in each language.
MOST = 60


class ListRows(Protocol):
    """The pages of a list: a queryset that knows their dates and spots."""

    def order_by(self, *names: str) -> QuerySet: ...

    def date_spans(self, *more: str) -> Iterable[tuple]: ...

    def spots(self) -> Iterable[tuple]: ...


class List(Protocol):
    """What is read of an index page."""

    pk: int
    page_model: str
    facets: tuple[Facet, ...]
    sorts: tuple[Sort, ...]

    def open_rows(self) -> ListRows: ...


@dataclass(frozen=True, slots=True)
class Shelf:
    """All open pages of one list. A position stands for a page: that of its key in `keys`, which ascend."""

    keys: tuple[int, ...]
    everything: int
    values: Mapping[str, Mapping[str, int]]  # bits by facet and value
    orders: Mapping[str, tuple[int, ...]]  # positions by the name of a sort
    dates: Dates
    spots: Spots
    dated: Mapping[str, Mapping[str, Dates]]  # by facet and value, of facets whose values belong to dates


_kept: dict[tuple[str, int], tuple[tuple, Shelf]] = {}


def shelf_of(index: List, *, at: datetime) -> Shelf:
    """The pages of a list as they are now: one query where nothing changed, one more for each facet and order else.

    The stamp is read first: what changes while the pages are read makes another stamp for the next visit. With the
    hour, what is asked until a day goes when that day is over, and what was changed behind our back shows.
    """
    truth = (
        stamp_of(index.page_model),
        closed_paths(),
        timezone.localtime(at).replace(minute=0, second=0, microsecond=0),
    )
    name = (index.page_model, index.pk)
    kept = _kept.get(name)
    if kept and kept[0] == truth:
        return kept[1]
    shelf = read(index, at=at)
    if len(_kept) >= MOST:
        _kept.clear()
    _kept[name] = (truth, shelf)
    return shelf


def read(index: List, *, at: datetime) -> Shelf:
    rows = index.open_rows()
    keys = tuple(rows.order_by("pk").values_list("pk", flat=True))
    at_key = {key: position for position, key in enumerate(keys)}
    return Shelf(
        keys,
        (1 << len(keys)) - 1,
        {facet.name: values_of(facet, rows, at_key, at=at) for facet in index.facets if not facet.dated},
        {sort.name: order(rows, sort, at_key) for sort in index.sorts if sort.order},
        Dates(spans(rows, at_key), len(keys)),
        Spots(spots(rows, at_key), keys),
        {facet.name: dates_of(facet, rows, at_key) for facet in index.facets if facet.dated},
    )


def values_of(facet: Facet, rows: ListRows, at_key: Mapping[int, int], *, at: datetime) -> dict[str, int]:
    """Bits by value of a facet, those of the pages without any under REST where they can be asked for."""
    found = values(facet.pairs(rows, at=at), at_key)
    if facet.rest:
        rest = (1 << len(at_key)) - 1
        for bits in found.values():
            rest &= ~bits
        found[REST] = rest
    return found


def values(pairs: Iterable[tuple[int, object]], at_key: Mapping[int, int]) -> dict[str, int]:
    """Bits by value. A page that came after the keys were read is left to the next visit."""
    found: dict[str, set[int]] = {}
    for key, value in pairs:
        if key in at_key:
            found.setdefault(str(value), set()).add(at_key[key])
    return {value: bits_of(positions, len(at_key)) for value, positions in found.items()}


def dates_of(facet: Facet, rows: ListRows, at_key: Mapping[int, int]) -> dict[str, Dates]:
    """Dates by value of a facet, those without one under REST."""
    found: dict[str, list[tuple]] = {}
    for key, start, end, value in rows.date_spans(facet.lookup):
        if key in at_key:
            found.setdefault(REST if value is None else str(value), []).append((at_key[key], start, end))
    return {value: Dates(its, len(at_key)) for value, its in found.items()}


def order(rows: QuerySet, sort: Sort, at_key: Mapping[int, int]) -> tuple[int, ...]:
    keys = rows.order_by(*sort.order, "pk").values_list("pk", flat=True)
    return tuple(at_key[key] for key in keys if key in at_key)


def spans(rows: ListRows, at_key: Mapping[int, int]) -> list[tuple]:
    """(position, start, end) of each date; none for pages that have no dates."""
    return [(at_key[key], start, end) for key, start, end in rows.date_spans() if key in at_key]


def spots(rows: ListRows, at_key: Mapping[int, int]) -> dict[int, Degrees]:
    """(latitude, longitude) by position; none for pages that lie nowhere in particular."""
    return {at_key[key]: (float(north), float(east)) for key, north, east in rows.spots() if key in at_key}
