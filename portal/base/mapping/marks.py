"""Which signs a map shows: pages where there is room, else places with their numbers, else places together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import dist

from ..drawing.geometry import Point
from ..shelf import Selection
from .frames import Frame
from .gathering import Gathered, Stop, singles

#: The most signs of one map. More would lie on each other on a phone.
MOST = 36
#: The diameter of a sign with some air, in map units: on a phone of 320 pixels 24 of them (WCAG 2.5.8).
GAP = 62
#: From fine to coarse: up to how many pages of a place are drawn one by one, and how near places become one sign.
LEVELS = ((12, 0), (6, 0), (3, 0), (1, 0), (1, 45), (1, 70), (1, 95), (1, 125), (0, 160), (0, 230))


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign: the pages of these stops together, or (`single`) one of them. `home` is where it belongs."""

    stops: tuple[Stop, ...]
    bits: int
    home: Point
    single: bool

    @property
    def count(self) -> int:
        return self.bits.bit_count()


def marks_of(gathered: Gathered, selection: Selection, frame: Frame) -> list[Mark]:
    """The finest signs that are not too many for this map."""
    found: list[Mark] = []
    stops = [stop for stop in (*gathered.stops, *gathered.loose) if frame.shows(frame.at(*stop.spot))]
    for alone, reach in LEVELS:
        found = [mark for group in merged(stops, reach, frame) for mark in split(group, alone, selection, frame)]
        if len(found) <= MOST:
            break
    return found


def merged(stops: Iterable[Stop], reach: float, frame: Frame) -> list[list[Stop]]:
    """Stops of one municipality within reach of a larger one, with it. What is in no place stays alone."""
    groups: list[list[Stop]] = []
    for stop in sorted(stops, key=lambda stop: -stop.count):
        host = next((group for group in groups if reach and joins(stop, group[0], reach, frame)), None)
        if host:
            host.append(stop)
        else:
            groups.append([stop])
    return groups


def joins(stop: Stop, host: Stop, reach: float, frame: Frame) -> bool:
    return bool(
        stop.town
        and host.town
        and stop.municipality == host.municipality
        and dist(frame.at(*stop.spot), frame.at(*host.spot)) < reach
    )


def split(group: list[Stop], alone: int, selection: Selection, frame: Frame) -> Iterator[Mark]:
    """One sign for a group, or one for each page of a place that has few."""
    stop = group[0]
    if len(group) == 1 and (stop.count <= alone or not stop.town):
        for bit in singles(stop.bits):
            key = selection.shelf.keys[bit.bit_length() - 1]
            yield Mark((stop,), bit, frame.at(*selection.spots.get(key, stop.spot)), single=True)
        return
    bits = 0
    for one in group:
        bits |= one.bits
    yield Mark(tuple(group), bits, frame.at(*stop.spot), single=False)
