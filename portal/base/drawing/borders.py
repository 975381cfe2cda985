"""The geography of the Achterhoek: borders, places, and the projection that turns degrees into map units.

Borders: CBS and Kadaster. Places: GeoNames. Both CC BY 4.0, see portal/base/data/geo/SOURCES.md.
"""

import csv
import json
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from .geometry import Point, Polygon

GEO = Path(__file__).resolve().parents[1] / "data" / "geo"
WIDTH, PAD = 760, 14


class Place(NamedTuple):
    """A town, village or hamlet, in degrees WGS84; `municipality` is a slug."""

    name: str
    lon: float
    lat: float
    municipality: str


@dataclass(frozen=True)
class Projection:
    """Degrees WGS84 to map units: equirectangular, true to scale at the middle latitude, north up."""

    west: float
    north: float
    squeeze: float
    scale: float
    height: int

    def at(self, lon: float, lat: float) -> Point:
        """Where a longitude and latitude lie on the map: (x, y), from the upper left."""
        return PAD + (lon - self.west) * self.squeeze * self.scale, PAD + (self.north - lat) * self.scale


def slug_of(name: str) -> str:
    """The slug of a municipality's name: Oude IJsselstreek is oude-ijsselstreek."""
    return name.lower().replace(" ", "-")


@cache
def rings() -> dict[str, Polygon]:
    """The outline of every municipality by name, in degrees (longitude, latitude)."""
    features = json.loads((GEO / "municipalities.geojson").read_text(encoding="utf-8"))["features"]
    outlines = {f["properties"]["name"]: f["geometry"]["coordinates"][0] for f in features}
    return {name: [(lon, lat) for lon, lat in outlines[name]] for name in sorted(outlines)}


@cache
def places() -> tuple[Place, ...]:
    """Every place in the region, by name."""
    with (GEO / "places.csv").open(newline="", encoding="utf-8") as rows:
        found = [
            Place(row["name"], float(row["lon"]), float(row["lat"]), slug_of(row["gemeente"]))
            for row in csv.DictReader(rows)
        ]
    return tuple(sorted(found))


@cache
def projection() -> Projection:
    """The one projection of the region's map, WIDTH units wide."""
    lons, lats = zip(*(point for ring in rings().values() for point in ring), strict=True)
    squeeze = math.cos(math.radians((min(lats) + max(lats)) / 2))
    scale = (WIDTH - 2 * PAD) / ((max(lons) - min(lons)) * squeeze)
    return Projection(min(lons), max(lats), squeeze, scale, round((max(lats) - min(lats)) * scale + 2 * PAD))


@cache
def outlines() -> dict[str, Polygon]:
    """The outline of every municipality by name, in map units."""
    return {name: [projection().at(*point) for point in ring] for name, ring in rings().items()}
