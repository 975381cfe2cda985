"""The map of the eight municipalities as plain data, for templates/parts/map.html to write out as SVG.

Colours, words and links are the template's; the geometry is computed once for each process.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from .borders import WIDTH, outlines, places, projection, slug_of
from .chance import Chance
from .geometry import Polygon, area, centroid, parcel, shape

MARGIN = 6
HEADROOM = 22  # A pin on the northern border stands above it.
LINE, COUNT = 20, 30  # From one line of a label to the next, and from the last to the count.
SMALLEST_FIELD = 60

TINTS = {
    "Aalten": 1,
    "Berkelland": 2,
    "Bronckhorst": 1,
    "Doetinchem": 3,
    "Montferland": 2,
    "Oost Gelre": 4,
    "Oude IJsselstreek": 4,
    "Winterswijk": 3,
}
NUDGES = {
    "Montferland": (-4, 6),
    "Oude IJsselstreek": (10, -2),
    "Oost Gelre": (2, 0),
    "Bronckhorst": (-14, -6),
    "Berkelland": (-10, -4),
    "Aalten": (4, 0),
    "Doetinchem": (50, 12),
}
BROKEN = {"Oude IJsselstreek": ("Oude", "IJsselstreek")}


class LabelLine(NamedTuple):
    """One line of a name, centred on x, with y its baseline."""

    text: str
    x: int
    y: int


class Field(NamedTuple):
    """Fields of one strength (1 faint, 2 shaded, 3 light) as one path."""

    strength: int
    path: str


@dataclass(frozen=True)
class Area:
    """A municipality on the map: `tint` is 1 to 4, neighbours differ; the count stands under the name."""

    slug: str
    name: str
    tint: int
    path: str
    label_lines: tuple[LabelLine, ...]
    count: int
    count_x: int
    count_y: int


@dataclass(frozen=True)
class RegionMap:
    """The whole map in map units, whole numbers all: no language may write a decimal comma into the SVG."""

    width: int
    height: int
    view_box: str
    areas: tuple[Area, ...]
    fields: tuple[Field, ...]
    hedge: str
    dots: str


@dataclass(frozen=True)
class MapArea:
    """An area with where it links to and what it is called there, in the visitor's language."""

    area: Area
    url: str
    label: str


def region_map(counts: Mapping[str | None, int]) -> RegionMap:
    """The map with a count for each municipality's slug; none is 0, other slugs are left aside."""
    width, height = WIDTH + 2 * MARGIN, projection().height + MARGIN + HEADROOM
    return RegionMap(
        width=width,
        height=height,
        view_box=f"{-MARGIN} {-HEADROOM} {width} {height}",
        areas=tuple(_area(name, counts.get(slug_of(name), 0)) for name in outlines()),
        fields=_fields(),
        hedge="".join(_path(name) for name in outlines()),
        dots=_dots(),
    )


def _area(name: str, count: int) -> Area:
    lines = label_of(name)
    last = lines[-1]
    return Area(slug_of(name), name, TINTS[name], _path(name), lines, count, last.x, last.y + COUNT)


@cache
def _path(name: str) -> str:
    return shape(outlines()[name])


@cache
def label_of(name: str) -> tuple[LabelLine, ...]:
    (x, y), (dx, dy) = centroid(outlines()[name]), NUDGES.get(name, (0, 0))
    words = BROKEN.get(name, (name,))
    top = y + dy - 14 - LINE / 2 * (len(words) - 1)
    return tuple(LabelLine(word, round(x + dx), round(top + LINE * i)) for i, word in enumerate(words))


@cache
def _fields() -> tuple[Field, ...]:
    """One quiet patchwork under the whole region."""
    chance, paths = Chance("achterhoek"), dict.fromkeys((1, 2, 3), "")
    width, height = float(WIDTH), float(projection().height)
    box: Polygon = [(0.0, 0.0), (width, 0.0), (width, height), (0.0, height)]
    for plot in parcel(box, chance, turn=0.5, size=1500, fall=0):
        if area(plot) > SMALLEST_FIELD:
            paths[chance.pick((1, 1, 2, 3))] += shape(plot)
    return tuple(Field(strength, path) for strength, path in paths.items())


@cache
def _dots() -> str:
    """Every place as a line of no length, which round line ends turn into a speck."""
    spots = (projection().at(place.lon, place.lat) for place in places())
    return "".join(f"M{x:.0f} {y:.0f}h0" for x, y in spots)
