"""From the pages that a list chooses to where they are: by place, on a spot of their own, or nowhere in particular."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from django.apps import apps

from ..filters import REST
from ..shelf import Selection
from ..shelf.bits import bits_of as shelved

PLACE, MUNICIPALITY, THEME = "plaats", "gemeente", "thema"
#: Spots outside any place that are drawn one by one.
MOST_LOOSE = 12


@dataclass(frozen=True, slots=True)
class Town:
    """A place as the map knows it; `municipality` is a slug."""

    slug: str
    name: str
    municipality: str
    latitude: float
    longitude: float
    population: int


@dataclass(frozen=True, slots=True)
class Stop:
    """A place with the number of its pages, as bits of a shelf; or one page on a spot of its own (no town)."""

    bits: int
    count: int
    municipality: str
    spot: tuple[float, float]
    town: Town | None = None


@dataclass(frozen=True, slots=True)
class Gathered:
    """`elsewhere`: bits, by municipality, of what is there but in no place; `everywhere`: of what is in none."""

    stops: tuple[Stop, ...]
    elsewhere: Mapping[str, int]
    everywhere: int
    loose: tuple[Stop, ...] = field(default=())


def towns() -> dict[str, Town]:
    """All places by slug, in one query."""
    rows = (
        apps.get_model("base.Place")
        .objects.order_by("name")
        .values_list("slug", "name", "municipality__slug", "latitude", "longitude", "population")
    )
    return {row[0]: Town(row[0], row[1], row[2], float(row[3]), float(row[4]), row[5]) for row in rows}


def gather(selection: Selection, known: Mapping[str, Town]) -> Gathered:
    """Where the chosen pages are; what has no spot comes with them where the list is narrowed by nearness."""
    values = selection.shelf.values
    left, rest = bits_of(selection, selection.keys), bits_of(selection, (*selection.keys, *selection.apart))
    by_place, by_municipality = values.get(PLACE, {}), values.get(MUNICIPALITY, {})
    stops = []
    for slug, town in known.items():
        having = by_place.get(slug, 0) & left
        if having:
            spot = (town.latitude, town.longitude)
            stops.append(Stop(having, having.bit_count(), town.municipality, spot, town))
            rest &= ~having
    elsewhere = {slug: bits & rest for slug, bits in by_municipality.items() if slug != REST and bits & rest}
    everywhere = rest
    for bits in elsewhere.values():
        everywhere &= ~bits
    return Gathered(tuple(stops), elsewhere, everywhere, tuple(loose(selection, rest, elsewhere)))


def loose(selection: Selection, rest: int, elsewhere: Mapping[str, int]) -> Iterator[Stop]:
    """Pages outside any place that have a spot of their own, where they are few."""
    keys = selection.shelf.keys
    found = [bit for bit in singles(rest) if keys[bit.bit_length() - 1] in selection.spots]
    for bit in found if len(found) <= MOST_LOOSE else ():
        there = next((slug for slug, bits in elsewhere.items() if bits & bit), "")
        yield Stop(bit, 1, there, selection.spots[keys[bit.bit_length() - 1]])


def singles(bits: int) -> Iterator[int]:
    """Each set bit by itself, the lowest first."""
    while bits:
        lowest = bits & -bits
        yield lowest
        bits ^= lowest


def bits_of(selection: Selection, keys: Iterable[int]) -> int:
    """These pages as bits of their shelf."""
    at_key = {key: position for position, key in enumerate(selection.shelf.keys)}
    return shelved((at_key[key] for key in keys), len(at_key))


def keys_of(selection: Selection, bits: int) -> list[int]:
    """The primary keys that these bits stand for, in ascending order."""
    return [selection.shelf.keys[bit.bit_length() - 1] for bit in singles(bits)]
