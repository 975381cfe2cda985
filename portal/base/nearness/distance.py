"""How far spots are apart, on a round earth, and how long a bicycle takes. Degrees are WGS84, distances kilometres."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, ceil, cos, radians, sin, sqrt
from typing import NamedTuple

#: The mean radius of the earth (IUGG).
EARTH = 6371.0088
#: Kilometres an hour, and how much longer the road is than the straight line. Rough, so pages say so.
CYCLING_SPEED, DETOUR = 16, 1.3

Vector = tuple[float, float, float]


class Box(NamedTuple):
    """What lies between two parallels and two meridians."""

    south: float
    west: float
    north: float
    east: float

    def holds(self, latitude: float, longitude: float) -> bool:
        return self.south <= latitude <= self.north and self.west <= longitude <= self.east


@dataclass(frozen=True, slots=True)
class Near:
    """Round a spot, within so many kilometres. `name`: how a visitor knows it; `word`: how an address names it.

    `minutes`: by bicycle, where the circle was asked for in minutes.
    """

    latitude: float
    longitude: float
    kilometres: float
    name: str = ""
    word: str = ""
    minutes: int = 0

    def distance(self, latitude: float, longitude: float) -> float:
        return kilometres(self.latitude, self.longitude, latitude, longitude)


def kilometres(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """As the crow flies (haversine)."""
    here, there = radians(latitude), radians(other_latitude)
    up, along = sin((there - here) / 2), sin(radians(other_longitude - longitude) / 2)
    return 2 * EARTH * asin(sqrt(min(1.0, up * up + cos(here) * cos(there) * along * along)))


def vector(latitude: float, longitude: float) -> Vector:
    """The spot as seen from the middle of the earth: of many spots, straight lines are quicker to compare than arcs."""
    north, east = radians(latitude), radians(longitude)
    return EARTH * cos(north) * cos(east), EARTH * cos(north) * sin(east), EARTH * sin(north)


def arc(chord: float) -> float:
    """Over the ground, from the straight line through it."""
    return 2 * EARTH * asin(min(1.0, chord / (2 * EARTH)))


def chord(arc: float) -> float:
    """The straight line through the ground, from the distance over it."""
    return 2 * EARTH * sin(min(arc / (2 * EARTH), 1.5))


def cycling_minutes(distance: float) -> int:
    """By bicycle over so many kilometres as the crow flies, rounded up."""
    return ceil(distance * DETOUR / CYCLING_SPEED * 60 - 1e-6)


def cycling_reach(minutes: float) -> float:
    """How far as the crow flies somebody comes by bicycle."""
    return minutes / 60 * CYCLING_SPEED / DETOUR
