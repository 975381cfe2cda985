"""What an address asks of nearness: `bij`, `straal`, `fietsen`, and `vak`, the bounds of a map that was moved."""

import re
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..filters import Sort
from .distance import Box, Near
from .gazetteer import Gazetteer, Spot
from .reaches import read_reach

#: What an address says of nearness.
PARAMETERS = ("bij", "straal", "fietsen", "vak")
_BOUND = r"\s*(-?\d{1,3}(?:\.\d{1,15})?)\s*"
_BOX = re.compile(",".join([_BOUND] * 4), re.ASCII)
_NEAREST = Sort("afstand", gettext_lazy("Nearest first"), by_distance=True)


@dataclass(frozen=True, slots=True)
class Where:
    """By what place a list is narrowed: a circle, a box, both or neither. `typed`: the place as its field shows it."""

    near: Near | None = None
    box: Box | None = None
    typed: str = ""

    @property
    def narrows(self) -> bool:
        return bool(self.near or self.box)

    def holds(self, spot: Spot) -> bool:
        here = spot.latitude, spot.longitude
        return not (self.near and self.near.distance(*here) > self.near.kilometres) and not (
            self.box and not self.box.holds(*here)
        )


def read_where(params: QueryDict, remarks: list[str], places: Gazetteer | None = None) -> Where:
    """What an address asks for; what cannot be used of it is told in `remarks`. One query, where it names a place."""
    places = places or Gazetteer()
    near, box = read_near(params, remarks, places), read_box(params, remarks)
    return Where(near, box, places.typed(near.word) if near else params.get("bij", "").strip()[:60])


def read_near(params: QueryDict, remarks: list[str], places: Gazetteer) -> Near | None:
    asked = params.get("bij", "").strip()
    spot = places.find(asked) if asked else None
    if asked and spot is None:
        remarks.append(
            _("We do not know “%(place)s” as a place in the Achterhoek, so it was left out.") % {"place": asked[:60]}
        )
    reach, minutes = read_reach(params, remarks)
    return near_of(spot, reach, minutes) if spot else None


def near_of(spot: Spot, reach: float, minutes: int = 0) -> Near:
    return Near(spot.latitude, spot.longitude, reach, spot.name, spot.slug, minutes)


def read_box(params: QueryDict, remarks: list[str]) -> Box | None:
    asked = params.get("vak", "").strip()
    found = _BOX.fullmatch(asked[:100]) if asked else None
    box = Box(*map(float, found.groups())) if found else None
    if box and not (-90 <= box.south < box.north <= 90 and -180 <= box.west < box.east <= 180):
        box = None
    if asked and box is None:
        remarks.append(_("We could not read the part of the map that was asked for, so you see all of it."))
    return box


def nearest_sort(near: Near | None) -> tuple[Sort, ...]:
    """The order by distance, where there is something to be near to."""
    return (_NEAREST,) if near else ()


def address_with(params: QueryDict, near: Near | None) -> QueryDict:
    """The parameters as links should carry them: none that says nothing, and a spot no closer than it is used."""
    rest = params.copy()
    for name in params:
        rest.setlist(name, [value for value in params.getlist(name) if value])
        if not rest.getlist(name):
            del rest[name]
    if near:
        rest["bij"] = near.word
    return rest
