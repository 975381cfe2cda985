"""A small map: where something is, beside its facts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .frames import Frame, frame_of, names
from .signs import rounded
from .spreading import spread

#: Pins lie at least so far apart.
GAP = 56
INSET = 60


@dataclass(frozen=True, slots=True)
class Pin:
    """A spot with its name, in whole map units; `anchor` tells on which side the name has room."""

    x: int
    y: int
    name: str
    anchor: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class SmallMap:
    """What parts/mapping/small.html shows: a municipality, or the region, with pins; `url` leads to a larger one."""

    frame: Frame
    label: str
    pins: tuple[Pin, ...]
    url: str = ""

    @property
    def is_linked(self) -> bool:
        """Whether a pin leads somewhere."""
        return any(pin.url for pin in self.pins)


def map_of_page(place, spot: tuple[float, float] | None, *, municipality: str = "", index: str = "") -> SmallMap | None:
    """Where a page is: its spot, under the name of its place; a whole municipality without a pin; None for neither.

    `index` is the address of its list, whose map it leads to. `place` was fetched with its municipality.
    """
    slug = place.municipality.slug if place else municipality
    if not (slug or spot):
        return None
    url = f"{index}?weergave=kaart&gemeente={slug}" if index and slug else ""
    return place_map(slug, [(place.name if place else "", *spot)] if spot else (), url=url)


def place_map(
    municipality: str = "", spots: Iterable[tuple] = (), *, url: str = "", label: str = ""
) -> SmallMap | None:
    """A map of a municipality (by slug) with spots: (name, latitude, longitude), or with an address as the fourth.

    Without a municipality it is the region; a slug that none has gives None, and so does a place outside it.
    """
    if municipality and municipality not in names():
        return None
    frame = frame_of(municipality)
    found = [(spot, frame.at(float(spot[1]), float(spot[2]))) for spot in spots]
    found = [(spot, point) for spot, point in found if frame.shows(point)]
    box = (
        frame.left + INSET,
        frame.top + INSET,
        frame.left + frame.width - INSET,
        frame.top + frame.height - INSET,
    )
    points = spread([point for _spot, point in found], GAP, box) if len(found) > 1 else [p for _s, p in found]
    pins = tuple(pin_of(spot, rounded(point), frame) for (spot, _home), point in zip(found, points, strict=True))
    return SmallMap(frame, label or label_of(frame, pins), pins, url)


def pin_of(spot: tuple, point: tuple[int, int], frame: Frame) -> Pin:
    side = (point[0] - frame.left) / frame.width
    anchor = "start" if side < 0.3 else "end" if side > 0.7 else "middle"
    return Pin(*point, spot[0], anchor, spot[3] if len(spot) > 3 else "")


def label_of(frame: Frame, pins: tuple[Pin, ...]) -> str:
    area = _("Municipality of %(name)s") % {"name": frame.name} if frame.slug else _("The Achterhoek")
    return _("Map: %(what)s") % {"what": ", ".join([*(pin.name for pin in pins if pin.name), area])}
