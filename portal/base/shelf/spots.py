"""Where the pages of a list are, and which of them lie where somebody looks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from math import dist
from types import MappingProxyType

from ..nearness.asking import Where
from ..nearness.distance import Near, arc, chord, vector
from .bits import bits_of

Degrees = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Ring:
    """The pages that lie where somebody looks, as bits; by position how far, in kilometres, where that was asked."""

    bits: int
    distances: Mapping[int, float]


class Spots:
    """Spots by position, as (latitude, longitude). Vectors are kept: 10,000 are then compared in some milliseconds."""

    def __init__(self, at: Mapping[int, Degrees], keys: Sequence[int]) -> None:
        self.at = MappingProxyType(dict(at))
        self.by_key = MappingProxyType({keys[position]: spot for position, spot in at.items()})
        self.size = len(keys)
        self.placed = bits_of(at, self.size)
        self._vectors = tuple(vector(*spot) for spot in at.values())

    def ring(self, where: Where) -> Ring | None:
        """None where no place was asked for."""
        if not where.narrows:
            return None
        found = self.around(where.near) if where.near else dict.fromkeys(self.at, 0.0)
        if where.box:
            found = {position: away for position, away in found.items() if where.box.holds(*self.at[position])}
        return Ring(bits_of(found, self.size), found if where.near else {})

    def around(self, near: Near) -> dict[int, float]:
        """Kilometres by position, of those in the circle."""
        centre, limit = vector(near.latitude, near.longitude), chord(near.kilometres)
        chords = map(dist, self._vectors, repeat(centre))
        return {
            position: arc(straight) for position, straight in zip(self.at, chords, strict=True) if straight <= limit
        }
