"""What a map shows: the whole region, or one municipality and what of its neighbours fits beside it.

Geometry only, in map units, computed once for each process.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ..drawing.borders import PAD, WIDTH, Projection, places, projection, rings, slug_of
from ..drawing.chance import Chance
from ..drawing.geometry import Point, Polygon, area, extent, parcel, shape
from ..drawing.map import HEADROOM, MARGIN, SMALLEST_FIELD, TINTS, Field, LabelLine, label_of

TALLEST = 720
#: Around a municipality that fills the map.
EDGE = 46


@dataclass(frozen=True, slots=True)
class Outline:
    """A municipality as it lies on this map: `tint` is 1 to 4, neighbours differ."""

    slug: str
    name: str
    tint: int
    path: str
    ring: tuple[Point, ...]
    lines: tuple[LabelLine, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """A part of the ground as a map, in whole map units; `slug` is of its municipality, "" for the whole region."""

    slug: str
    name: str
    projection: Projection
    width: int
    height: int
    left: int
    top: int
    outlines: tuple[Outline, ...]
    dots: str

    @property
    def view_box(self) -> str:
        return f"{self.left} {self.top} {self.width} {self.height}"

    @property
    def hedge(self) -> str:
        """All borders as one path."""
        return "".join(outline.path for outline in self.outlines)

    @property
    def fields(self) -> tuple[Field, ...]:
        return fields_of(self.slug, self.left, self.top, self.width, self.height)

    def at(self, latitude: float, longitude: float) -> Point:
        return self.projection.at(longitude, latitude)

    def shows(self, point: Point) -> bool:
        return self.left <= point[0] <= self.left + self.width and self.top <= point[1] <= self.top + self.height


@cache
def names() -> dict[str, str]:
    """The name of each municipality, by slug."""
    return {slug_of(name): name for name in rings()}


@cache
def frame_of(slug: str = "") -> Frame:
    """The map of a municipality; of the whole region for any other word."""
    name = names().get(slug, "")
    if not name:
        drawn = tuple(_outline(one, projection(), label_of(one)) for one in rings())
        height = projection().height + MARGIN + HEADROOM
        return Frame("", "", projection(), WIDTH + 2 * MARGIN, height, -MARGIN, -HEADROOM, drawn, dots(projection()))
    fitted = projection_of(rings()[name])
    drawn = tuple(_outline(one, fitted) for one in rings() if _reaches(fitted, rings()[one]))
    return Frame(slug, name, fitted, WIDTH, fitted.height, 0, 0, drawn, dots(fitted))


def _outline(name: str, projection: Projection, lines: tuple[LabelLine, ...] = ()) -> Outline:
    ring = tuple(projection.at(*point) for point in rings()[name])
    return Outline(slug_of(name), name, TINTS[name], shape(ring), ring, lines)


def projection_of(ring: Polygon) -> Projection:
    """The projection that shows this outline as large as fits, in the middle."""
    (west, east), (south, north) = extent(ring, (1, 0)), extent(ring, (0, 1))
    squeeze = projection().squeeze
    scale = min((WIDTH - 2 * EDGE) / ((east - west) * squeeze), (TALLEST - 2 * EDGE) / (north - south))
    height = round((north - south) * scale) + 2 * EDGE
    left = (west + east) / 2 - (WIDTH / 2 - PAD) / scale / squeeze
    return Projection(left, (south + north) / 2 + (height / 2 - PAD) / scale, squeeze, scale, height)


def _reaches(projection: Projection, ring: Polygon) -> bool:
    """Whether any of an outline can lie on the map."""
    (west, east), (south, north) = extent(ring, (1, 0)), extent(ring, (0, 1))
    (left, bottom), (right, top) = projection.at(west, south), projection.at(east, north)
    return right > 0 and left < WIDTH and bottom > 0 and top < projection.height


def dots(projection: Projection) -> str:
    """Every place as a line of no length, which round line ends turn into a speck."""
    found = ((projection.at(place.lon, place.lat)) for place in places())
    return "".join(
        f"M{x:.0f} {y:.0f}h0" for x, y in found if -PAD < x < WIDTH + PAD and -PAD < y < projection.height + PAD
    )


@cache
def fields_of(slug: str, left: int, top: int, width: int, height: int) -> tuple[Field, ...]:
    """One quiet patchwork under the whole map."""
    chance, paths = Chance("achterhoek", slug) if slug else Chance("achterhoek"), dict.fromkeys((1, 2, 3), "")
    right, bottom = float(left + width), float(top + height)
    box: Polygon = [(float(left), float(top)), (right, float(top)), (right, bottom), (float(left), bottom)]
    for plot in parcel(box, chance, turn=0.5, size=2600 if slug else 1500, fall=0):
        if area(plot) > SMALLEST_FIELD:
            paths[chance.pick((1, 1, 2, 3))] += shape(plot)
    return tuple(Field(strength, path) for strength, path in paths.items())
