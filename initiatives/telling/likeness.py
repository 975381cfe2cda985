"""Initiatives that are much like what somebody tells of: by name and by distance."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from portal.base.folding import fold
from portal.base.models import Place
from portal.base.nearness import kilometres

from ..models import InitiativePage

MOST = 5
NEAR = 12  # kilometres
#: How much of the two names has to be alike, from 0 to 1: less where they are neighbours.
ALIKE, ALIKE_NEARBY = 0.5, 0.34
#: One in so many runs of three letters is in any name that is alike, also where diacritics hide some.
SEEN = 9
_WORDS = re.compile(r"\w+")
#: Of the three languages, folded; names are full of them.
_EMPTY = (
    "de het een en of in op aan van voor met bij te uit onze ons samen initiatief der die das und im fur von mit the"
    " and for our at"
)
EMPTY = frozenset(_EMPTY.split())


@dataclass(frozen=True, slots=True)
class Similar:
    """`kilometres` is None when either is nowhere in particular."""

    key: int
    title: str
    url: str
    kilometres: float | None


@dataclass(frozen=True, slots=True)
class Name:
    words: frozenset[str]
    threes: frozenset[str]

    @classmethod
    def of(cls, title: str, *, but: frozenset[str] = frozenset()) -> "Name":
        words = frozenset(fold(word) for word in _WORDS.findall(title[:200])) - EMPTY - but - {""}
        run = " ".join(sorted(words))
        return cls(words, frozenset(run[at : at + 3] for at in range(len(run) - 2)))

    def likeness(self, other: "Name") -> float:
        """From 0 to 1: the words that both have, or the runs of three letters where the spelling differs."""
        return max(_share(self.words, other.words), _share(self.threes, other.threes))

    def may_be(self, title: str) -> bool:
        """A quick look that lets through whatever can be alike, and little else."""
        seen = title.lower()
        return SEEN * sum(three in seen for three in self.threes) >= len(self.threes)


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def similar(values: Mapping[str, Any], *, language: str, at: datetime) -> list[Similar]:
    """Open pages that may be the same thing, the likeliest first; three queries, whatever their number."""
    place = Place.objects.filter(slug=(values.get("where") or {}).get("place") or "").first()
    own = frozenset(fold(word) for word in _WORDS.findall(place.name)) if place else frozenset()
    name = Name.of(str(values.get("title") or ""), but=own)
    spot = (float(place.latitude), float(place.longitude)) if place else None
    ranked = sorted(_candidates(name, own, spot, language), reverse=True)[:MOST]
    pages = InitiativePage.objects.select_related("locale").in_bulk([key for _score, key, _away in ranked])
    return [
        Similar(key, pages[key].title, pages[key].get_url() or "", away) for _score, key, away in ranked if key in pages
    ]


def _candidates(name: Name, own: frozenset[str], spot, language: str):
    """(score, key, kilometres) of those that are alike enough."""
    rows = InitiativePage.objects.open_to_all().in_language(language).order_by()
    fields = ("pk", "title", "latitude", "longitude", "place__latitude", "place__longitude")
    for key, title, *degrees in rows.values_list(*fields):
        if not name.may_be(title):
            continue
        alike = name.likeness(Name.of(title, but=own))
        if alike < ALIKE_NEARBY:
            continue
        away = away_from(spot, degrees)
        is_near = away is not None and away <= NEAR
        if alike >= ALIKE or is_near:
            yield alike + (0.3 if is_near else 0), key, away


def away_from(spot, degrees) -> float | None:
    """From a spot to a page's own coordinates, else those of its place; kilometres as the crow flies."""
    own, of_place = degrees[:2], degrees[2:]
    there = own if own[0] is not None else of_place
    if spot is None or there[0] is None:
        return None
    return round(kilometres(*spot, float(there[0]), float(there[1])), 1)
