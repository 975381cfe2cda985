"""One municipality or place: its numbers, its words, and where to go on from it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.base.cards import Card, Link
from portal.base.mapping import SmallMap, place_map
from portal.base.nearness import REACH, away
from portal.base.templatetags.portal import address

from .going_on import Counts
from .region import Region, Town, Village
from .shapes import Neighbour, Part

NEIGHBOURS = 8
PINS = 6


@dataclass(frozen=True, slots=True)
class Here:
    """One municipality or place, with the numbers of all."""

    region: Region
    town: Town
    village: Village | None
    counts: Counts
    coming: Counts

    @property
    def name(self) -> str:
        return self.village.name if self.village else self.town.name

    @property
    def title(self) -> str:
        """A municipality often has the name of its largest place."""
        return self.village.name if self.village else _("Municipality of %(name)s") % {"name": self.town.name}

    @property
    def total(self) -> int:
        return self.number(self.counts)

    def number(self, counts: Counts) -> int:
        return counts.villages[self.village.slug] if self.village else counts.towns[self.town.slug]

    @property
    def filter(self) -> str:
        """What narrows a list to it."""
        return f"plaats={self.village.slug}" if self.village else f"gemeente={self.town.slug}"

    def where(self, prefix: str) -> dict[str, str]:
        if self.village:
            return {"place__slug": self.village.slug}
        return {f"{prefix}municipality__slug": self.town.slug}

    @property
    def borrows_events(self) -> bool:
        """A place without events shows those of its municipality."""
        return bool(self.village and not self.number(self.coming))

    def where_events(self) -> dict[str, str]:
        return {"place__municipality__slug": self.town.slug} if self.borrows_events else self.where("place__")

    def lede(self) -> str:
        """What it is, for a place, and how much there is."""
        events = self.number(self.coming)
        words = (
            ngettext("%(count)s initiative", "%(count)s initiatives", self.total) % {"count": self.total},
            ngettext("%(count)s coming event", "%(count)s coming events", events) % {"count": events},
        )
        counted = _("%(one)s and %(other)s") % {"one": words[0], "other": words[1]}
        if not self.village:
            return counted
        where = _("In the municipality of %(name)s") % {"name": self.town.name}
        return f"{where}: {counted}" if self.total or events else where

    def initiatives(self, cards: list[Card]) -> Part:
        words = ngettext("See the initiative in the list", "All %(count)s initiatives", self.total)
        link = Link(words % {"count": self.total}, address(f"initiatieven/?{self.filter}"))
        if not cards:
            link = self.around_link("initiatieven/")
        return Part(_("Initiatives"), cards, link, _("There are no initiatives in %(name)s yet.") % {"name": self.name})

    def events(self, cards: list[Card]) -> Part:
        heading, link = _("Coming up"), Link(_("Whole agenda"), address(f"agenda/?{self.filter}"))
        if self.borrows_events:
            heading = _("Coming up in the municipality of %(name)s") % {"name": self.town.name}
            link = Link(_("Whole agenda"), address(f"agenda/?gemeente={self.town.slug}"))
        if not cards:
            link = self.around_link("agenda/")
        return Part(heading, cards, link, _("Nothing is planned in %(name)s at the moment.") % {"name": self.name})

    def trainings(self, cards: list[Card]) -> Part:
        """Few, so a place too shows those of its municipality."""
        words = _("Trainings in the municipality of %(name)s") if self.village else _("Trainings")
        link = Link(_("All trainings"), address(f"trainingen/?gemeente={self.town.slug}"))
        return Part(words % {"name": self.town.name}, cards, link)

    def around_link(self, index: str) -> Link:
        """The list of what is near it."""
        spot = self.village or self.centre
        words = _("Look within %(reach)s km of %(name)s") % {"reach": REACH, "name": spot.name}
        return Link(words, address(f"{index}?bij={spot.slug}"))

    @property
    def centre(self) -> Village:
        """The place that a municipality is named after, else the one with most in it."""
        return max(
            self.town.villages,
            key=lambda village: (village.name == self.town.name, self.counts.villages[village.slug]),
        )

    def news_link(self) -> Link:
        return Link(_("All news"), address(f"nieuws/?gemeente={self.town.slug}"))

    def neighbours(self) -> tuple[Neighbour, ...]:
        """Of a place those nearest to it; of a municipality all its own."""
        if not self.village:
            return tuple(self.neighbour(village) for village in self.town.villages)
        return tuple(self.neighbour(village) for village in self.region.nearest(self.village)[:NEIGHBOURS])

    def neighbour(self, village: Village) -> Neighbour:
        far = away(self.village.away(village)) if self.village else ""
        return Neighbour(village.name, village.url, self.counts.villages[village.slug], far)

    def nearest(self) -> Neighbour | None:
        """The nearest place that has an initiative."""
        others = self.region.nearest(self.village or self.centre)
        return next((self.neighbour(village) for village in others if self.counts.villages[village.slug]), None)

    def map(self) -> SmallMap | None:
        villages = [self.village] if self.village else self.busy()
        pins = [(one.name, one.latitude, one.longitude, *(() if self.village else (one.url,))) for one in villages]
        url = address(f"initiatieven/?weergave=kaart&gemeente={self.town.slug}")
        return place_map(self.town.slug, pins, url=url)

    def busy(self) -> list[Village]:
        """The places with most initiatives; more would not be legible."""
        found = [village for village in self.town.villages if self.counts.villages[village.slug]]
        return sorted(found, key=lambda village: -self.counts.villages[village.slug])[:PINS]
