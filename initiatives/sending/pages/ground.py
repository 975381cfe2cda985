"""The ground on which a place is chosen: eight municipalities, or one of them with its places."""

from collections.abc import Iterable
from dataclasses import dataclass

from portal.base.cards import Link
from portal.base.drawing.borders import outlines, projection, slug_of
from portal.base.drawing.geometry import shape
from portal.base.drawing.map import MapArea, RegionMap, region_map

from ...telling import Region

#: Units of the map round a municipality, and its least width: small ones are not drawn larger than that.
ROOM, LEAST = 24, 300


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map of its municipality, in map units."""

    name: str
    url: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class TownMap:
    """One municipality, so large that its places can be told apart. `dot`: the radius of a spot."""

    name: str
    view_box: str
    width: int
    height: int
    path: str
    spots: tuple[Spot, ...]
    dot: int


@dataclass(frozen=True, slots=True)
class Ground:
    """Either `region` with `areas`, or `town`; `links` say the same as a list, and `whole` chooses all of it."""

    links: tuple[Link, ...]
    whole: str
    region: RegionMap | None = None
    areas: tuple[MapArea, ...] = ()
    town: TownMap | None = None


def ground_of(region: Region, town, *, choose: str, whole: str, open_up: str) -> Ground:
    """`choose`, `whole` and `open_up` are addresses that end where a slug follows."""
    if town is None:
        drawn = region_map({})
        areas = tuple(MapArea(area, open_up + area.slug, area.name) for area in drawn.areas)
        links = tuple(Link(one.name, open_up + one.slug) for one in region.municipalities)
        return Ground(links, f"{whole}regio", region=drawn, areas=areas)
    places = town.places.order_by("name", "slug")
    links = tuple(Link(place.name, choose + place.slug) for place in places)
    return Ground(links, whole + town.slug, town=town_map(town, places, choose=choose))


def town_map(town, places: Iterable, *, choose: str) -> TownMap | None:
    """None for a municipality of which we have no border."""
    outline = next((line for name, line in outlines().items() if slug_of(name) == town.slug), None)
    if outline is None:
        return None
    xs, ys = [x for x, _y in outline], [y for _x, y in outline]
    width = max(LEAST, max(xs) - min(xs) + 2 * ROOM)
    left, top = (min(xs) + max(xs) - width) / 2, min(ys) - ROOM
    height = max(ys) - min(ys) + 2 * ROOM
    box = " ".join(str(round(number)) for number in (left, top, width, height))
    spots = tuple(spot(place, choose) for place in places)
    return TownMap(town.name, box, round(width), round(height), shape(outline), spots, round(width / 48))


def spot(place, choose: str) -> Spot:
    x, y = projection().at(float(place.longitude), float(place.latitude))
    return Spot(place.name, choose + place.slug, round(x), round(y))
