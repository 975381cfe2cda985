"""From what a visitor chose to the pages of a list, with a count beside each option of each filter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..filters import TOTAL, Chosen, Facet, Sort
from .bits import flags_of, positions_of
from .dates import Starts
from .shelves import Shelf


@dataclass(frozen=True, slots=True)
class Within:
    """The pages that are left before any facet, as bits; by position the start that orders them, if they have one."""

    bits: int
    starts: Starts


@dataclass(frozen=True, slots=True)
class Selection:
    """The pages that the parameters of an address choose, in the order asked for, as primary keys.

    `counts`: hits by (facet, value), each over what all other filters leave; under (TOTAL, "") those of all together.
    """

    keys: tuple[int, ...]
    counts: Mapping[tuple[str, str], int]
    chosen: Chosen
    sort: Sort

    @property
    def total(self) -> int:
        return len(self.keys)


def select(shelf: Shelf, *, facets: tuple[Facet, ...], chosen: Chosen, within: Within, sort: Sort) -> Selection:
    masks = {facet.name: mask(shelf, facet.name, chosen) for facet in facets}
    left = meet(within.bits, masks)
    found = tally(shelf, within.bits, masks) | {(TOTAL, ""): left.bit_count()}
    positions = in_order(shelf, left, sort, within.starts)
    return Selection(tuple(shelf.keys[position] for position in positions), found, chosen, sort)


def mask(shelf: Shelf, name: str, chosen: Chosen) -> int | None:
    """The pages that have any of the chosen values; None where none is chosen."""
    values = chosen.of(name)
    if not values:
        return None
    bits = 0
    for value in values:
        bits |= shelf.values[name].get(value, 0)
    return bits


def meet(bits: int, masks: Mapping[str, int | None], *, but: str = "") -> int:
    """What every filter (but one) lets through."""
    for name, one in masks.items():
        if one is not None and name != but:
            bits &= one
    return bits


def tally(shelf: Shelf, bits: int, masks: Mapping[str, int | None]) -> dict[tuple[str, str], int]:
    found = {}
    for name in masks:
        rest = meet(bits, masks, but=name)
        for value, having in shelf.values[name].items():
            if hits := (rest & having).bit_count():
                found[name, value] = hits
    return found


def in_order(shelf: Shelf, bits: int, sort: Sort, starts: Starts) -> list[int]:
    """By its order in the database, or by date: what has none comes last."""
    if sort.order:
        flags = flags_of(bits, len(shelf.keys))
        return [position for position in shelf.orders[sort.name] if flags[position] == "1"]
    positions = positions_of(bits)
    dated = [position for position in positions if position in starts]
    # Stable: of two with the same start, the smaller key comes first.
    dated.sort(key=starts.__getitem__, reverse=sort.latest_first)
    return dated + [position for position in positions if position not in starts]
