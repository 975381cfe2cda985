"""The fields with which a visitor says near what, and how far: what templates/parts/near.html shows."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..cards import Link
from .asking import Where
from .reaches import CYCLING, REACH, REACHES, number


@dataclass(frozen=True, slots=True)
class NearForm:
    """`place`: as the field shows it; `reaches`, `cycling`: words and value of each option; `box`: the part of a map
    that is kept; `chosen`: whether a circle narrows the list."""

    place: str
    reaches: tuple[Link, ...]
    cycling: tuple[Link, ...]
    box: str
    chosen: bool


def near_form(params, where: Where) -> NearForm:
    """What is usual has no value, so that addresses stay short."""
    reach, minutes = number(params, "straal", REACHES), number(params, "fietsen", CYCLING)
    reaches = tuple(
        Link(f"{one} km", "" if one == REACH else str(one), current=one == (reach or REACH)) for one in REACHES
    )
    cycling = tuple(Link(_("%(minutes)s minutes") % {"minutes": one}, str(one), one == minutes) for one in CYCLING)
    return NearForm(
        where.typed,
        reaches,
        (Link(_("Does not matter"), "", not minutes), *cycling),
        params.get("vak", "") if where.box else "",
        bool(where.near),
    )
