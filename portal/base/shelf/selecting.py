"""From what a visitor chose to the pages of a list, with a count beside each option of each filter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import inf

from ..filters import REST, TOTAL, Chosen, Facet, Sort
from ..nearness.asking import Where
from ..nearness.distance import Near
from .bits import flags_of, positions_of
from .dates import TIMELESS, Period, earliest
from .shelves import Shelf
from .spots import Degrees

NOWHERE = Where()


@dataclass(frozen=True, slots=True)
class Within:
    """The pages that are left before any facet, as bits, and the period with what orders them, if they have dates.

    `dated`: the period by facet and value, of facets whose values belong to dates; `by_last`: last dates order it.
    """

    bits: int
    period: Period = TIMELESS
    dated: Mapping[str, Mapping[str, Period]] = field(default_factory=dict)
    by_last: bool = False


@dataclass(frozen=True)
class Selection:
    """The pages that the parameters of an address choose, in the order asked for, as primary keys.

    `counts`: hits by (facet, value), each over what all other filters leave; under (TOTAL, "") those of all together.
    `apart`: what has no spot, where the list is narrowed by place: not among `keys`, but all other filters fit.
    `distances`: kilometres by key, where the list is near a spot.
    """

    keys: tuple[int, ...]
    counts: Mapping[tuple[str, str], int]
    chosen: Chosen
    sort: Sort
    shelf: Shelf
    where: Where = NOWHERE
    apart: tuple[int, ...] = ()
    distances: Mapping[int, float] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return len(self.keys)

    @property
    def near(self) -> Near | None:
        return self.where.near

    @cached_property
    def spots(self) -> Mapping[int, Degrees]:
        """(latitude, longitude) of those keys that have one, in the same order."""
        known = self.shelf.spots.by_key
        return {key: known[key] for key in self.keys if key in known}


def select(
    shelf: Shelf, *, facets: tuple[Facet, ...], chosen: Chosen, within: Within, sort: Sort, where: Where = NOWHERE
) -> Selection:
    values, period = values_of(shelf, within), period_of(within, chosen)
    masks = {facet.name: mask(values[facet.name], chosen.of(facet.name)) for facet in facets}
    ring = shelf.spots.ring(where)
    bits = within.bits & ring.bits if ring else within.bits
    left = meet(bits, masks)
    found = tally(values, bits, masks) | {(TOTAL, ""): left.bit_count()}
    away = ring.distances if ring else {}
    nowhere = meet(within.bits & ~shelf.spots.placed, masks) if ring else 0
    return Selection(
        keys_in_order(shelf, left, sort, period, away),
        found,
        chosen,
        sort,
        shelf,
        where,
        keys_in_order(shelf, nowhere, sort, period, {}),
        by_key(shelf, left, away),
    )


def values_of(shelf: Shelf, within: Within) -> dict[str, Mapping[str, int]]:
    """Bits by facet and value. Of dates, those within count; a page without any has no value either."""
    undated = shelf.everything & ~shelf.dates.dated
    found = dict(shelf.values)
    for name, dated in within.dated.items():
        values = {value: period.bits for value, period in dated.items()}
        found[name] = values | {REST: values.get(REST, 0) | undated}
    return found


def period_of(within: Within, chosen: Chosen) -> Period:
    """What orders the pages: of those narrowed by what belongs to dates, a date that fits; the last facet is finest."""
    starts, size = dict(within.period.starts), within.period.size
    narrowing = {name: dated for name, dated in within.dated.items() if chosen.of(name)}
    for name, dated in narrowing.items():
        fitting = (item for value in chosen.of(name) if value in dated for item in dated[value].starts.items())
        spans = ((position, start, start) for position, start in fitting)
        starts |= earliest(spans, latest=within.by_last)
    return Period(starts, size) if narrowing else within.period


def mask(values: Mapping[str, int], chosen: tuple[str, ...]) -> int | None:
    """The pages that have any of the chosen values; None where none is chosen."""
    if not chosen:
        return None
    bits = 0
    for value in chosen:
        bits |= values.get(value, 0)
    return bits


def meet(bits: int, masks: Mapping[str, int | None], *, but: str = "") -> int:
    """What every filter (but one) lets through."""
    for name, one in masks.items():
        if one is not None and name != but:
            bits &= one
    return bits


def tally(
    values: Mapping[str, Mapping[str, int]], bits: int, masks: Mapping[str, int | None]
) -> dict[tuple[str, str], int]:
    found = {}
    for name in masks:
        rest = meet(bits, masks, but=name)
        for value, having in values[name].items():
            if hits := (rest & having).bit_count():
                found[name, value] = hits
    return found


def by_key(shelf: Shelf, bits: int, away: Mapping[int, float]) -> dict[int, float]:
    """The distances of these pages."""
    flags = flags_of(bits, len(shelf.keys))
    return {shelf.keys[position]: distance for position, distance in away.items() if flags[position] == "1"}


def keys_in_order(shelf: Shelf, bits: int, sort: Sort, period: Period, away: Mapping[int, float]) -> tuple[int, ...]:
    return tuple(map(shelf.keys.__getitem__, in_order(shelf, bits, sort, period, away))) if bits else ()


def in_order(shelf: Shelf, bits: int, sort: Sort, period: Period, away: Mapping[int, float]) -> list[int]:
    """By its order in the database, by date, or by distance: what has none comes last."""
    if sort.by_distance:
        # Stable: what lies at one spot keeps the usual order.
        return sorted(as_usual(shelf, bits, period), key=lambda position: away.get(position, inf))
    if sort.order:
        return those(bits, shelf.orders[sort.name], len(shelf.keys))
    return by_date(shelf, bits, period, latest_first=sort.latest_first)


def as_usual(shelf: Shelf, bits: int, period: Period) -> list[int]:
    """By date where there are dates, else in the first of the stored orders."""
    if period.starts:
        return by_date(shelf, bits, period)
    return those(bits, next(iter(shelf.orders.values())), len(shelf.keys))


def by_date(shelf: Shelf, bits: int, period: Period, *, latest_first: bool = False) -> list[int]:
    order = period.latest if latest_first else period.soonest
    return those(bits, order, len(shelf.keys)) + positions_of(bits & ~period.bits)


def those(bits: int, order: Iterable[int], size: int) -> list[int]:
    """The positions whose bit is set, in this order."""
    flags = flags_of(bits, size)
    return [position for position in order if flags[position] == "1"]
