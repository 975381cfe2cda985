"""The map in words: every municipality with its places, their numbers and where they lead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from ..cards import Link
from ..filters import REST
from ..shelf import Selection
from .frames import names
from .gathering import MUNICIPALITY, PLACE, Gathered, Stop, keys_of
from .views import MAP, VIEW, address

#: So many pages, of places that have few, are told by name.
NAMED = 150
FEW = (6, 3, 1, 0)
#: Of what is for the whole region, so many are named; the rest is behind a link.
APART = 8
#: Without a spot there is nothing to be near to.
ANYWHERE: dict[str, list[str]] = {name: [] for name in ("bij", "straal", "fietsen", "vak")}


@dataclass(frozen=True, slots=True)
class Row:
    """A place: the link leads to its list, `pages` to those of its pages that are named here."""

    link: Link
    count: int
    pages: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A municipality: its list, its own map, its places, and what is there but in no place."""

    slug: str
    link: Link
    zoom: str
    count: int
    rows: tuple[Row, ...]
    elsewhere: Row | None


@dataclass(frozen=True, slots=True)
class Names:
    """Titles and addresses of pages by primary key."""

    links: Mapping[int, Link]

    def of(self, keys) -> tuple[Link, ...]:
        return tuple(self.links[key] for key in keys if key in self.links)


def few(gathered: Gathered) -> int:
    """Up to how many pages a place may have for them to be named."""
    return next(most for most in FEW if sum(stop.count for stop in gathered.stops if stop.count <= most) <= NAMED)


def keys_to_name(gathered: Gathered, selection: Selection) -> list[int]:
    """The pages that the words name."""
    most, found = few(gathered), []
    for stop in gathered.stops:
        if stop.count <= most:
            found += keys_of(selection, stop.bits)
    for bits in gathered.elsewhere.values():
        if bits.bit_count() <= most:
            found += keys_of(selection, bits)
    return found + apart_keys(gathered, selection)


def apart_keys(gathered: Gathered, selection: Selection) -> list[int]:
    """The first of what is for the whole region, in the order of the list."""
    bits, found = gathered.everywhere, []
    if bits:
        at_key = set(keys_of(selection, bits))
        found = [key for key in selection.keys if key in at_key]
    return found[:APART]


def parts(gathered: Gathered, selection: Selection, known: Names, params: QueryDict) -> tuple[Part, ...]:
    """The municipalities that have something, by name."""
    made = []
    for slug, name in sorted(names().items(), key=lambda item: item[1]):
        stops = [stop for stop in gathered.stops if stop.municipality == slug]
        elsewhere = gathered.elsewhere.get(slug, 0)
        count = sum(stop.count for stop in stops) + elsewhere.bit_count()
        if count:
            rows = tuple(row_of(stop, selection, known, params) for stop in stops)
            rest = elsewhere_row(slug, elsewhere, selection, known, params) if elsewhere else None
            made.append(
                Part(slug, Link(name, address(params, **{MUNICIPALITY: slug})), zoom(slug, params), count, rows, rest)
            )
    return tuple(made)


def zoom(slug: str, params: QueryDict) -> str:
    """The map of one municipality."""
    return address(params, **{VIEW: MAP, MUNICIPALITY: slug, PLACE: [], "vak": []})


def row_of(stop: Stop, selection: Selection, known: Names, params: QueryDict) -> Row:
    link = Link(stop.town.name, address(params, **{PLACE: stop.town.slug}))
    return Row(link, stop.count, known.of(keys_of(selection, stop.bits)) if stop.count <= max(FEW) else ())


def elsewhere_row(slug: str, bits: int, selection: Selection, known: Names, params: QueryDict) -> Row:
    words = _("Whole municipality, or outside the villages")
    link = Link(words, address(params, **{MUNICIPALITY: slug, PLACE: REST}, **ANYWHERE))
    return Row(link, bits.bit_count(), known.of(keys_of(selection, bits)) if bits.bit_count() <= max(FEW) else ())


def apart(gathered: Gathered, selection: Selection, known: Names, params: QueryDict, *, words: str) -> Row | None:
    """What belongs to no municipality, with its first pages; `words` say what that is in this list."""
    if not gathered.everywhere:
        return None
    link = Link(words, address(params, **{MUNICIPALITY: REST, PLACE: []}, **ANYWHERE))
    return Row(link, gathered.everywhere.bit_count(), known.of(apart_keys(gathered, selection)))
