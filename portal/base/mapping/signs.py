"""How themes look on a map: a shape and a colour for each colour of themes, and a theme's own icon in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.apps import apps
from django.http import QueryDict

from ..drawing.geometry import Point
from ..shelf import Selection
from .gathering import THEME
from .views import MAP, VIEW, address

#: Round 0,0 and within 27 map units of it, so that whoever sees no colours tells them apart.
SHAPES = {
    "meadow": "M0-24A24 24 0 1 1 0 24A24 24 0 1 1 0-24z",
    "brook": "M0-27L27 0L0 27L-27 0z",
    "brick": "M-22-22H22V22H-22z",
    "plum": "M0-27L26-8L16 22H-16L-26-8z",
    "straw": "M0-28L27 20H-27z",
    "hedge": "M-13-24H13L27 0L13 24H-13L-27 0z",
}
PLAIN = "meadow"


@dataclass(frozen=True, slots=True)
class Sign:
    """A theme as it looks on a map."""

    slug: str
    label: str
    colour: str
    icon: str
    bits: int = 0


@dataclass(frozen=True, slots=True)
class LegendRow:
    """A theme with the number of its pages, leading to the map of that theme."""

    sign: Sign
    count: int
    url: str
    chosen: bool


def signs(language: str, selection: Selection) -> list[Sign]:
    """All themes, in one query; those that were chosen first, so that a page of several shows what was asked for."""
    having: Mapping[str, int] = selection.shelf.values.get(THEME, {})
    asked = selection.chosen.of(THEME)
    rows = apps.get_model("base.Theme").objects.in_language(language).values_list("slug", "label", "colour", "icon")
    found = [Sign(*row, bits=having.get(row[0], 0)) for row in rows]
    return sorted(found, key=lambda sign: sign.slug not in asked)


def sign_of(bit: int, known: list[Sign]) -> Sign | None:
    """The sign of one page."""
    return next((sign for sign in known if sign.bits & bit), None)


def legend(known: list[Sign], selection: Selection, params: QueryDict) -> tuple[LegendRow, ...]:
    """Themes that have a page here, and those that were chosen."""
    chosen = selection.chosen.of(THEME)
    rows = (
        LegendRow(
            sign,
            selection.counts.get((THEME, sign.slug), 0),
            address(params, **{VIEW: MAP, THEME: [] if sign.slug in chosen else sign.slug}),
            sign.slug in chosen,
        )
        for sign in known
    )
    return tuple(sorted((row for row in rows if row.count or row.chosen), key=lambda row: row.sign.label))


def rounded(point: Point) -> tuple[int, int]:
    """Whole numbers: no language may write a decimal comma into an SVG."""
    return round(point[0]), round(point[1])
