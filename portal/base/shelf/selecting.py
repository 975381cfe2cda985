"""From what a visitor chose to the pages of a list, with a count beside each option of each filter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import inf

from ..filters import REST, TOTAL, Chosen, Facet, Sort
from ..nearness.asking import Where
from ..nearness.distance import Near
from .bits import flags_of, positions_of
from .dates import Starts, earliest
from .shelves import Shelf
from .spots import Degrees

NOWHERE = Where()


@dataclass(frozen=True, slots=True)
class Within:
    """The pages that are left before any facet, as bits; by position the start that orders them, if they have one.

    `dated`: such starts by facet and value, of facets whose values belong to dates; `by_last`: they are the last ones.
    """

    bits: int
    starts: Starts
    dated: Mapping[str, Mapping[str, Starts]] = field(default_factory=dict)
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
    values, starts = values_of(shelf, within), starts_of(within, chosen)
    masks = {facet.name: mask(values[facet.name], chosen.of(facet.name)) for facet in facets}
    ring = shelf.spots.ring(where)
    bits = within.bits & ring.bits if ring else within.bits
    left = meet(bits, masks)
    found = tally(values, bits, masks) | {(TOTAL, ""): left.bit_count()}
    away = ring.distances if ring else {}
    nowhere = meet(within.bits & ~shelf.spots.placed, masks) if ring else 0
    return Selection(
        keys_in_order(shelf, left, sort, starts, away),
        found,
        chosen,
        sort,
        shelf,
        where,
        keys_in_order(shelf, nowhere, sort, starts, {}),
        by_key(shelf, left, away),
    )


def values_of(shelf: Shelf, within: Within) -> dict[str, Mapping[str, int]]:
    """Bits by facet and value. Of dates, those within count; a page without any has no value either."""
    undated = shelf.everything & ~shelf.dates.dated
    found = dict(shelf.values)
    for name, dated in within.dated.items():
        values = {value: shelf.dates.among(starts) for value, starts in dated.items()}
        found[name] = values | {REST: values.get(REST, 0) | undated}
    return found


def starts_of(within: Within, chosen: Chosen) -> Starts:
    """What orders the pages: of those narrowed by what belongs to dates, a date that fits; the last facet is finest."""
    starts = within.starts
    for name, dated in within.dated.items():
        if wanted := chosen.of(name):
            fitting = (item for value in wanted for item in dated.get(value, {}).items())
            spans = ((position, start, start) for position, start in fitting)
            starts = {**starts, **earliest(spans, latest=within.by_last)}
    return starts


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


def keys_in_order(shelf: Shelf, bits: int, sort: Sort, starts: Starts, away: Mapping[int, float]) -> tuple[int, ...]:
    return tuple(shelf.keys[position] for position in in_order(shelf, bits, sort, starts, away)) if bits else ()


def in_order(shelf: Shelf, bits: int, sort: Sort, starts: Starts, away: Mapping[int, float]) -> list[int]:
    """By its order in the database, by date, or by distance: what has none comes last."""
    if sort.by_distance:
        # Stable: what lies at one spot keeps the usual order.
        return sorted(as_usual(shelf, bits, starts), key=lambda position: away.get(position, inf))
    if sort.order:
        return in_stored_order(shelf, bits, sort.name)
    return by_date(bits, starts, latest_first=sort.latest_first)


def as_usual(shelf: Shelf, bits: int, starts: Starts) -> list[int]:
    """By date where there are dates, else in the first of the stored orders."""
    return by_date(bits, starts) if starts else in_stored_order(shelf, bits, next(iter(shelf.orders)))


def in_stored_order(shelf: Shelf, bits: int, name: str) -> list[int]:
    flags = flags_of(bits, len(shelf.keys))
    return [position for position in shelf.orders[name] if flags[position] == "1"]


def by_date(bits: int, starts: Starts, *, latest_first: bool = False) -> list[int]:
    positions = positions_of(bits)
    dated = [position for position in positions if position in starts]
    # Stable: of two with the same start, the smaller key comes first.
    dated.sort(key=starts.__getitem__, reverse=latest_first)
    return dated + [position for position in positions if position not in starts]
