"""The map of a list: what it chooses as signs on the ground, a legend, and the same in words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..cards import Link
from ..drawing.geometry import Point
from ..drawing.map import LabelLine
from ..querysets import BasePageQuerySet, with_fields
from ..shelf import Selection
from . import told
from .frames import Frame, frame_of
from .gathering import MUNICIPALITY, PLACE, Gathered, Town, gather, keys_of, towns
from .marks import GAP, Mark, marks_of
from .naming import Names, municipality_names, village_names
from .signs import PLAIN, SHAPES, LegendRow, Sign, legend, rounded, sign_of, signs
from .spreading import spread
from .tiles import Tiles, tiles_of
from .views import MAP, VIEW, address

#: Signs stay so far from the edge of the map.
INSET = 32
#: At most so many villages of a municipality by name.
MOST_NAMES = 20
#: A sign that moved further than this gets a line to where it belongs.
AWAY = 16


class Mapped(Protocol):
    """What is read of an index page."""

    language: str
    nowhere: str

    @property
    def listed(self): ...

    def told(self, name: str, count: int) -> str: ...


@dataclass(frozen=True, slots=True)
class Symbol:
    """A sign on the map, in whole map units; `count` is 0 for a page by itself."""

    x: int
    y: int
    url: str
    label: str
    count: int = 0
    colour: str = PLAIN
    icon: str = ""
    lang: str = ""
    home: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Zone:
    """A municipality on the map, leading to the map of it alone."""

    slug: str
    tint: int
    path: str
    url: str
    label: str
    here: bool


@dataclass(frozen=True, slots=True)
class DrawnMap:
    """Everything that parts/mapping/*.html show of a list."""

    frame: Frame
    title: str
    zones: tuple[Zone, ...]
    symbols: tuple[Symbol, ...]
    names: tuple[tuple[LabelLine, ...], ...]
    towns: tuple[LabelLine, ...]
    shapes: tuple[tuple[str, str], ...]
    legend: tuple[LegendRow, ...]
    parts: tuple[told.Part, ...]
    apart: told.Row | None
    whole: str
    total: int
    tiles: Tiles | None


def draw(index: Mapped, selection: Selection, params: QueryDict, *, at: datetime) -> DrawnMap:
    """The map of what the parameters chose: three queries, for places, themes, and the titles of what is named."""
    known = towns()
    gathered = gather(selection, known)
    frame = frame_of(municipality_of(selection, known))
    marks = marks_of(gathered, selection, frame)
    single = [key for mark in marks if mark.single for key in keys_of(selection, mark.bits)]
    pages = titles(index, {*single, *told.keys_to_name(gathered, selection)})
    themes = signs(index.language, selection)
    named = told.Names({key: page.link for key, page in pages.items()})
    parts = told.parts(gathered, selection, named, params)
    symbols = tuple(Drawing(index, selection, frame, params, pages, themes).symbols(marks))
    room = Names(frame, [(symbol.x, symbol.y) for symbol in symbols])
    return DrawnMap(
        frame,
        title_of(frame),
        zones(index, frame, parts, params),
        symbols,
        municipality_names(room, frame),
        village_names(room, frame, by_weight(frame, gathered, known), MOST_NAMES) if frame.slug else (),
        tuple(SHAPES.items()),
        legend(themes, selection, params),
        parts,
        told.apart(gathered, selection, named, params, words=str(index.nowhere)),
        address(params, **{VIEW: MAP, MUNICIPALITY: [], PLACE: [], "vak": []}) if frame.slug else "",
        selection.total,
        tiles_of(params),
    )


def by_weight(frame: Frame, gathered: Gathered, known: Mapping[str, Town]) -> list[Town]:
    """The villages of a municipality: those with something first, the large before the small."""
    busy = {stop.town.slug for stop in gathered.stops if stop.town}
    here = [town for town in known.values() if town.municipality == frame.slug]
    return sorted(here, key=lambda town: (town.slug not in busy, -town.population))


def municipality_of(selection: Selection, known: Mapping[str, Town]) -> str:
    """The one municipality that was chosen, by itself or by its places; "" for none and for several."""
    chosen = set(selection.chosen.of(MUNICIPALITY))
    chosen = chosen or {known[slug].municipality for slug in selection.chosen.of(PLACE) if slug in known}
    return chosen.pop() if len(chosen) == 1 else ""


def title_of(frame: Frame) -> str:
    return _("Map of the municipality of %(name)s") % {"name": frame.name} if frame.slug else _("Map of the Achterhoek")


@dataclass(frozen=True, slots=True)
class Named:
    link: Link
    lang: str


def titles(index: Mapped, keys: Collection[int]) -> dict[int, Named]:
    """Title and address of these pages, in one query."""
    if not keys:
        return {}
    rows: BasePageQuerySet = index.listed.live().filter(pk__in=keys)
    rows = with_fields(rows, ("title", "url_path", "locale__language_code")).order_by("title", "pk")
    return {row.pk: Named(Link(row.title, row.get_url() or ""), row.foreign_language) for row in rows}


def zones(index: Mapped, frame: Frame, parts: tuple[told.Part, ...], params: QueryDict) -> tuple[Zone, ...]:
    counts = {part.slug: part.count for part in parts}
    return tuple(
        Zone(
            outline.slug,
            outline.tint,
            outline.path,
            told.zoom(outline.slug, params),
            index.told(outline.name, counts.get(outline.slug, 0)) if not frame.slug else outline.name,
            outline.slug == frame.slug,
        )
        for outline in frame.outlines
    )


@dataclass(frozen=True, slots=True)
class Drawing:
    """From marks to symbols: moved apart, with words and addresses."""

    index: Mapped
    selection: Selection
    frame: Frame
    params: QueryDict
    pages: Mapping[int, Named]
    themes: list[Sign]

    def symbols(self, marks: list[Mark]) -> Iterable[Symbol]:
        frame = self.frame
        box = (
            frame.left + INSET,
            frame.top + INSET,
            frame.left + frame.width - INSET,
            frame.top + frame.height - INSET,
        )
        spots = spread([mark.home for mark in marks], GAP, box)
        made = [self.symbol(mark, spot) for mark, spot in zip(marks, spots, strict=True)]
        # From the north-west down, as one reads.
        return sorted((one for one in made if one), key=lambda one: (one.y // GAP, one.x))

    def symbol(self, mark: Mark, spot: Point) -> Symbol | None:
        (x, y), home = rounded(spot), rounded(mark.home)
        away = home if abs(x - home[0]) + abs(y - home[1]) > AWAY else None
        if not mark.single:
            return Symbol(x, y, self.url(mark), self.label(mark), mark.count, home=away)
        page = self.pages.get(keys_of(self.selection, mark.bits)[0])
        if not page:
            return None
        sign = sign_of(mark.bits, self.themes)
        town = mark.stops[0].town
        words = f"{town.name}: {page.link.text}" if town else page.link.text
        colour, icon = (sign.colour, sign.icon) if sign else (PLAIN, "")
        return Symbol(x, y, page.link.url, words, colour=colour, icon=icon, lang=page.lang, home=away)

    def url(self, mark: Mark) -> str:
        """The list of a place; of several, the map of their municipality, and on that their list."""
        if len(mark.stops) > 1 and not self.frame.slug:
            return told.zoom(mark.stops[0].municipality, self.params)
        return address(self.params, **{PLACE: [stop.town.slug for stop in mark.stops if stop.town]})

    def label(self, mark: Mark) -> str:
        name, more = mark.stops[0].town.name, len(mark.stops) - 1
        if more:
            words = ngettext("%(name)s and one place near it", "%(name)s and %(count)s places near it", more)
            name = words % {"name": name, "count": more}
        return self.index.told(name, mark.count)
