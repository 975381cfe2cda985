"""Names on a map: each where neither a sign nor another name lies, and left out where there is no such spot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from ..drawing.geometry import Point, centroid, contains, extent
from ..drawing.map import LINE, LabelLine
from .frames import Frame

#: Half the size of a sign; a letter, and a line of letters, of the names of villages and of municipalities.
REACH = 27
SMALL, LARGE = (8.0, 18.0), (9.0, float(LINE))
STEP = 24


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def box_round(point: Point, half_width: float, half_height: float) -> Box:
    x, y = point
    return Box(x - half_width, y - half_height, x + half_width, y + half_height)


class Names:
    """What lies on a map already, and where there is room beside it."""

    def __init__(self, frame: Frame, signs: Iterable[Point]) -> None:
        self.edge = Box(frame.left + 4, frame.top + 4, frame.left + frame.width - 4, frame.top + frame.height - 4)
        self.taken = [box_round(sign, REACH, REACH) for sign in signs]

    def put(self, spots: Iterable[Point], width: float, height: float) -> Point | None:
        """The first of these spots round which a name of this size has room; it is taken then."""
        for spot in spots:
            box = box_round(spot, width / 2, height / 2)
            if self._holds(box) and not any(box.meets(other) for other in self.taken):
                self.taken.append(box)
                return spot
        return None

    def _holds(self, box: Box) -> bool:
        edge = self.edge
        return box.left >= edge.left and box.top >= edge.top and box.right <= edge.right and box.bottom <= edge.bottom


def village_names(names: Names, frame: Frame, towns: Sequence, most: int) -> tuple[LabelLine, ...]:
    """The names of these villages, the first ones first, beside their specks."""
    found = []
    for town in towns:
        x, y = frame.at(town.latitude, town.longitude)
        wide, high = len(town.name) * SMALL[0], SMALL[1]
        round_it = ((0, 15), (0, -15), (wide / 2 + 9, 0), (-wide / 2 - 9, 0), (0, 46), (0, -42))
        spot = names.put(((x + dx, y + dy) for dx, dy in round_it), wide, high)
        if spot:
            found.append(LabelLine(town.name, round(spot[0]), round(spot[1] + 5)))
        if len(found) == most:
            break
    return tuple(found)


def municipality_names(names: Names, frame: Frame) -> tuple[tuple[LabelLine, ...], ...]:
    """The names of the municipalities of the region, in the open as near to their middles as may be."""
    found = []
    for outline in frame.outlines:
        words = [line.text for line in outline.lines]
        if not words:
            continue
        wide, high = max(map(len, words)) * LARGE[0], len(words) * LARGE[1]
        spot = names.put(inside(outline.ring), wide, high)
        if spot:
            top = spot[1] - high / 2 + 15
            found.append(tuple(LabelLine(word, round(spot[0]), round(top + LINE * i)) for i, word in enumerate(words)))
    return tuple(found)


@cache
def inside(outline: tuple[Point, ...]) -> tuple[Point, ...]:
    """Spots of a grid inside an outline, from its middle outwards."""
    ring = list(outline)
    x, y = centroid(ring)
    (left, right), (top, bottom) = extent(ring, (1, 0)), extent(ring, (0, 1))
    grid = [
        (x + dx * STEP, y + dy * STEP)
        for dx in range(round((left - x) / STEP), round((right - x) / STEP) + 1)
        for dy in range(round((top - y) / STEP), round((bottom - y) / STEP) + 1)
    ]
    grid.sort(key=lambda spot: (spot[0] - x) ** 2 + (spot[1] - y) ** 2)
    return tuple(spot for spot in grid if contains(ring, spot))
