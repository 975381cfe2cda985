"""What the templates of municipalities and places take."""

from __future__ import annotations

from dataclasses import dataclass

from portal.base.cards import Card, Link
from portal.base.drawing.map import MapArea, RegionMap
from portal.base.mapping import SmallMap
from portal.base.models import Contact

from .region import Town, Village


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A place or municipality to go on to: how far, where that is told, and how many initiatives it has."""

    name: str
    url: str
    count: int
    away: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Cards of one kind, a link to all of them, and words where there are none."""

    heading: str
    cards: list[Card]
    more: Link
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Around:
    """What home/area_page.html shows. `nearest`: where the first initiatives are, when there are none here."""

    title: str
    lede: str
    town: Town
    village: Village | None
    initiatives: Part
    events: Part
    trainings: Part
    news: Part
    neighbours_heading: str
    neighbours: tuple[Neighbour, ...]
    nearest: Neighbour | None
    contact: Contact | None
    map: SmallMap | None

    @property
    def description(self) -> str:
        return f"{self.title}: {self.lede}."


@dataclass(frozen=True, slots=True)
class AllAround:
    """All municipalities: the map with a link for each, and the same as a list."""

    map: RegionMap
    areas: list[MapArea]
    towns: list[tuple[Neighbour, str]]
    region: int
