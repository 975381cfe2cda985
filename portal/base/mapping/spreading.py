"""Moving signs apart, so that none lies on another. Plane geometry: the same spots always give the same result."""

from __future__ import annotations

import math
from collections.abc import Sequence

from ..drawing.geometry import Point

Box = tuple[float, float, float, float]  # left, top, right, bottom
ROUNDS = 240
#: Signs on the very same spot are laid out along a spiral first (the angle of sunflower seeds).
TURN = math.pi * (3 - math.sqrt(5))


def spread(spots: Sequence[Point], gap: float, box: Box) -> list[Point]:
    """These spots, moved no further than it takes to be `gap` apart from each other, within the box.

    What has room stays where it is. Where a box is too full for its signs, they come as far apart as may be.
    """
    found = fanned(spots, gap, box)
    for _round in range(ROUNDS):
        if not push(found, gap, box):
            break
    return found


def fanned(spots: Sequence[Point], gap: float, box: Box) -> list[Point]:
    """Spots that are the same, a little apart, so that there is a way to push them."""
    seen: dict[tuple[int, int], int] = {}
    found = []
    for x, y in spots:
        name = (round(x), round(y))
        number = seen[name] = seen.get(name, -1) + 1
        away = gap * 0.45 * math.sqrt(number)
        found.append(within((x + away * math.cos(number * TURN), y + away * math.sin(number * TURN)), box))
    return found


def push(spots: list[Point], gap: float, box: Box) -> bool:
    """Each pair that is too near a little apart, in place; whether there was any."""
    moved = False
    order = sorted(range(len(spots)), key=lambda one: spots[one][0])
    for at, one in enumerate(order):
        for other in order[at + 1 :]:
            if spots[other][0] - spots[one][0] > 2 * gap:
                break
            moved |= part(spots, (one, other), gap, box)
    return moved


def part(spots: list[Point], pair: tuple[int, int], gap: float, box: Box) -> bool:
    one, other = pair
    (ax, ay), (bx, by) = spots[one], spots[other]
    away = math.dist((ax, ay), (bx, by))
    if away >= gap - 0.05:
        return False
    if away > 0.01:
        dx, dy = (bx - ax) / away, (by - ay) / away
    else:
        dx, dy = math.cos((one + other) * TURN), math.sin((one + other) * TURN)
    half = (gap - away) / 2 + 0.05
    spots[one] = within((ax - dx * half, ay - dy * half), box)
    spots[other] = within((bx + dx * half, by + dy * half), box)
    return True


def within(spot: Point, box: Box) -> Point:
    return min(max(spot[0], box[0]), box[2]), min(max(spot[1], box[1]), box[3])
