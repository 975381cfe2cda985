"""Plane geometry: convex fields cut from a plane, ribbons laid over it, SVG path text."""

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

from .chance import Chance

Point = tuple[float, float]
Polygon = list[Point]

SMALLEST = 1e-4


def cut(polygon: Polygon, point: Point, normal: Point) -> tuple[Polygon, Polygon]:
    """Halve a convex polygon by the line through a point: (the side the normal leaves, the other side)."""
    side = [(x - point[0]) * normal[0] + (y - point[1]) * normal[1] for x, y in polygon]
    low: Polygon = []
    high: Polygon = []
    for i, here in enumerate(polygon):
        before, a, b = polygon[i - 1], side[i - 1], side[i]
        if a * b < 0:
            crossing = between(before, here, a / (a - b))
            low.append(crossing)
            high.append(crossing)
        (low if b <= 0 else high).append(here)
    return low, high


def between(a: Point, b: Point, share: float) -> Point:
    """The point at this share (0 to 1) of the way from a to b."""
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def edges(polygon: Polygon) -> list[tuple[Point, Point]]:
    """Every side as (start, end), the closing one last."""
    return list(zip(polygon, polygon[1:] + polygon[:1], strict=True))


def area(polygon: Polygon) -> float:
    """The surface in square units, whatever way round the polygon runs."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in edges(polygon))) / 2


def middle(polygon: Polygon) -> Point:
    """The mean of the corners: inside, for a convex polygon."""
    return sum(x for x, _ in polygon) / len(polygon), sum(y for _, y in polygon) / len(polygon)


def centroid(polygon: Polygon) -> Point:
    """The centre of gravity of the surface, for any simple polygon."""
    total = x = y = 0.0
    for a, b in edges(polygon):
        k = a[0] * b[1] - b[0] * a[1]
        total, x, y = total + k, x + (a[0] + b[0]) * k, y + (a[1] + b[1]) * k
    return x / 3 / total, y / 3 / total


def extent(polygon: Polygon, normal: Point) -> tuple[float, float]:
    """How far the polygon reaches along a direction: (least, most)."""
    along = [x * normal[0] + y * normal[1] for x, y in polygon]
    return min(along), max(along)


def contains(polygon: Polygon, point: Point) -> bool:
    """Whether the point lies inside, by counting the sides to its right."""
    x, y = point
    inside = False
    for a, b in edges(polygon):
        if (a[1] > y) != (b[1] > y) and x < a[0] + (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]):
            inside = not inside
    return inside


def parcel(polygon: Polygon, chance: Chance, *, turn: float, size: float, fall: float = 2) -> list[Polygon]:
    """Cut a convex polygon into oblique fields.

    `turn` is the direction of the cuts in radians, `size` the surface of a field at depth (y) 1, which grows
    with depth to the power `fall`; 0 is a plan seen from above, where all fields are alike.
    """
    if len(polygon) < 3 or area(polygon) < SMALLEST:
        return []
    if area(polygon) < size * middle(polygon)[1] ** fall * chance.between(0.7, 1.5):
        return [polygon]
    normals = [_direction(turn + quarter + chance.wobble(0.09)) for quarter in (0, math.pi / 2)]
    reach = [extent(polygon, normal) for normal in normals]
    wide = [high - low for low, high in reach]
    i = 0 if wide[0] > wide[1] * 0.8 else 1
    at = reach[i][0] + wide[i] * chance.between(0.36, 0.64)
    halves = cut(polygon, (normals[i][0] * at, normals[i][1] * at), normals[i])
    return [field for half in halves for field in parcel(half, chance, turn=turn, size=size, fall=fall)]


def stripes(polygon: Polygon, count: int) -> list[Polygon]:
    """Bands along the longest side of a convex polygon, each as wide as the gap that follows it."""
    a, b = max(edges(polygon), key=lambda edge: math.dist(*edge))
    length = math.dist(a, b) or 1
    normal = ((b[1] - a[1]) / length, (a[0] - b[0]) / length)
    low, high = extent(polygon, normal)
    step = (high - low) / count
    bands = (_band(polygon, normal, low + step * (i + 0.25), low + step * (i + 0.7)) for i in range(count))
    return [band for band in bands if len(band) > 2]


def _band(polygon: Polygon, normal: Point, start: float, stop: float) -> Polygon:
    _, rest = cut(polygon, (normal[0] * start, normal[1] * start), normal)
    return cut(rest, (normal[0] * stop, normal[1] * stop), normal)[0] if len(rest) > 2 else []


def _direction(angle: float) -> Point:
    return math.cos(angle), math.sin(angle)


def ribbon(line: Sequence[Point], half: float) -> Polygon:
    """The outline of a strip along a line, reaching `half` to either side."""
    left: Polygon = []
    right: Polygon = []
    for i, (x, y) in enumerate(line):
        (ax, ay), (bx, by) = line[max(0, i - 1)], line[min(len(line) - 1, i + 1)]
        length = math.dist((ax, ay), (bx, by)) or 1
        dx, dy = (by - ay) / length * half, (ax - bx) / length * half
        left.append((x - dx, y - dy))
        right.append((x + dx, y + dy))
    return left + right[::-1]


def is_near(point: Point, line: Sequence[Point], reach: float) -> bool:
    """Whether any part of a line lies within reach of the point."""
    _, y = point
    beside = ((a, b) for a, b in pairwise(line) if min(a[1], b[1]) - reach < y < max(a[1], b[1]) + reach)
    return any(_to_segment(point, a, b) < reach for a, b in beside)


def _to_segment(point: Point, a: Point, b: Point) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    share = ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / length if length else 0
    return math.dist(point, between(a, b, max(0, min(1, share))))


def shape(points: Iterable[Point], digits: int = 0) -> str:
    """A closed SVG path through the points, rounded to so many decimals."""
    return "M" + "L".join(f"{x:.{digits}f} {y:.{digits}f}" for x, y in points) + "z"
