"""The places of the region by name, postcode area or degrees."""

import re
from dataclasses import dataclass
from functools import cached_property

from django.apps import apps
from django.utils.translation import gettext as _

from ..folding import fold
from .bounds import EAST, NORTH, SOUTH, WEST
from .postcodes import area_of, places_by_area

_DEGREES = re.compile(r"(-?\d{1,3}(?:\.\d{1,15})?),\s*(-?\d{1,3}(?:\.\d{1,15})?)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map, in degrees (WGS84). `slug`: how an address names it."""

    slug: str
    name: str
    latitude: float
    longitude: float
    municipality: str = ""


class Gazetteer:
    """All places, the larger before the smaller. They are read when first needed, in one query."""

    @cached_property
    def spots(self) -> list[Spot]:
        rows = apps.get_model("base.Place").objects.order_by("-population", "slug")
        fields = rows.values_list("slug", "name", "latitude", "longitude", "municipality__name")
        return [Spot(slug, name, float(north), float(east), town) for slug, name, north, east, town in fields]

    @cached_property
    def by_name(self) -> dict[str, Spot]:
        """By the folded name; of two places with one name the larger."""
        return {fold(spot.name): spot for spot in reversed(self.spots)}

    @cached_property
    def by_slug(self) -> dict[str, Spot]:
        return {spot.slug: spot for spot in self.spots}

    def get(self, asked: str) -> Spot | None:
        """The place with this slug or name, however it is written."""
        return self.by_slug.get(asked) or self.by_name.get(fold(asked))

    def find(self, asked: str) -> Spot | None:
        """What somebody means by a place, a postcode or a pair of degrees; None for what is none of these here.

        Degrees are rounded to two decimals (about a kilometre) before anything else is done with them, and of a
        postcode the area counts (four digits): addresses of pages then say nothing closer.
        """
        asked = asked.strip()[:100]
        if degrees := _DEGREES.fullmatch(asked):
            return spot_at(*(round(float(part), 2) for part in degrees.groups()))
        if area := area_of(asked):
            place = self.by_slug.get(places_by_area().get(area, ""))
            return place and Spot(area, f"{area} {place.name}", place.latitude, place.longitude, place.municipality)
        return self.get(asked)

    def typed(self, word: str) -> str:
        """A word of an address as a visitor would type it: the name, where that leads to the same place."""
        spot = self.by_slug.get(word) if word else None
        return spot.name if spot and self.get(spot.name) == spot else word

    def beginning(self, letters: str, count: int) -> list[Spot]:
        """The largest places whose name begins with these letters."""
        start = fold(letters)
        return [spot for spot in self.spots if start and fold(spot.name).startswith(start)][:count]


def spot_at(latitude: float, longitude: float) -> Spot | None:
    """A spot in this country."""
    if not (SOUTH <= latitude <= NORTH and WEST <= longitude <= EAST):
        return None
    return Spot(f"{latitude},{longitude}", _("the spot you chose"), latitude, longitude)
