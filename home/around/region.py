"""Municipalities and their places, and how far these are apart; read in one query."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from portal.base.models import Municipality, Place
from portal.base.nearness import kilometres


@dataclass(frozen=True, slots=True)
class Village:
    """A town, village or hamlet. `town`: the slug of its municipality."""

    slug: str
    name: str
    latitude: float
    longitude: float
    town: str

    @property
    def url(self) -> str:
        return reverse("around:place", args=[self.town, self.slug])

    def away(self, other: Village) -> float:
        """In kilometres."""
        return kilometres(self.latitude, self.longitude, other.latitude, other.longitude)


@dataclass(frozen=True, slots=True)
class Town:
    """A municipality with its places, by name."""

    slug: str
    name: str
    website: str
    villages: tuple[Village, ...]

    @property
    def url(self) -> str:
        return reverse("around:municipality", args=[self.slug])


class Region:
    @cached_property
    def towns(self) -> dict[str, Town]:
        """By slug, in the order of their names."""
        rows: dict[Municipality, list[Village]] = {}
        for place in Place.objects.select_related("municipality").order_by("municipality__name", "name", "slug"):
            rows.setdefault(place.municipality, []).append(village_of(place))
        return {town.slug: Town(town.slug, town.name, town.website, tuple(found)) for town, found in rows.items()}

    @cached_property
    def villages(self) -> dict[str, Village]:
        return {village.slug: village for town in self.towns.values() for village in town.villages}

    def nearest(self, village: Village) -> list[Village]:
        """All other places, nearest first."""
        others = (other for other in self.villages.values() if other != village)
        return sorted(others, key=village.away)


def village_of(place: Place) -> Village:
    return Village(place.slug, place.name, float(place.latitude), float(place.longitude), place.municipality.slug)
