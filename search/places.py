"""The places of the region by name, and how people ask for what is near one: "repaircafé bij Zeddam"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from portal.base.models import Place

from .normalise import fold

#: What stands before a place, in the three languages, folded; people mix them.
CUES = tuple(
    tuple(cue.split())
    for cue in (
        "in de buurt van",
        "in de omgeving van",
        "in der nahe von",
        "in der umgebung von",
        "vlak bij",
        "dicht bij",
        "close to",
        "rund um",
        "bij",
        "rond",
        "rondom",
        "nabij",
        "vlakbij",
        "dichtbij",
        "near",
        "nearby",
        "around",
        "bei",
        "nahe",
    )
)
#: Words in the longest name: "Wehl", "'s-Heerenberg", "De Heurne", "Rekken en omgeving".
LONGEST = 4
# A phrase in quotes, a word that is taken away, or a word.
_TOKEN = re.compile(r'-*"[^"]*"|\S+')


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map, in degrees (WGS84)."""

    slug: str
    name: str
    latitude: float
    longitude: float
    municipality: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that was asked for, and what is left of the question without it."""

    spot: Spot
    rest: str


@dataclass(frozen=True, slots=True)
class Token:
    start: int
    end: int
    folded: str


class Gazetteer:
    """All places, the larger before the smaller. They are read when first needed, in one query."""

    @cached_property
    def spots(self) -> list[Spot]:
        rows = Place.objects.order_by("-population", "slug")
        fields = rows.values_list("slug", "name", "latitude", "longitude", "municipality__name")
        return [Spot(slug, name, float(north), float(east), town) for slug, name, north, east, town in fields]

    @cached_property
    def _by_name(self) -> dict[str, Spot]:
        # Of two places with one name the larger stays: it is written last.
        return {fold(spot.name): spot for spot in reversed(self.spots)}

    @cached_property
    def _by_slug(self) -> dict[str, Spot]:
        return {spot.slug: spot for spot in self.spots}

    def get(self, asked: str) -> Spot | None:
        """The place with this slug or name, however it is written."""
        return self._by_slug.get(asked) or self._by_name.get(fold(asked))

    def find(self, text: str) -> Mention | None:
        """The first place in a question that something is said to be near to."""
        tokens = _tokens(text)
        for at, after in _cues(tokens):
            for end in range(min(after + LONGEST, len(tokens)), after, -1):
                spot = self._by_name.get("".join(token.folded for token in tokens[after:end]))
                if spot and all(token.folded for token in tokens[after:end]):
                    rest = f"{text[: tokens[at].start]} {text[tokens[end - 1].end :]}"
                    return Mention(spot, " ".join(rest.split()))
        return None

    def beginning(self, letters: str, count: int) -> list[Spot]:
        """The largest places whose name begins with these letters."""
        start = fold(letters)
        return [spot for spot in self.spots if start and fold(spot.name).startswith(start)][:count]


def _tokens(text: str) -> list[Token]:
    """The words of a question; a phrase and a word that is taken away stand there without letters."""
    return [Token(match.start(), match.end(), _letters(match[0])) for match in _TOKEN.finditer(text)]


def _letters(token: str) -> str:
    return "" if token.startswith("-") or '"' in token else fold(token)


def _cues(tokens: list[Token]) -> Iterator[tuple[int, int]]:
    """Where a cue begins and where what follows it does."""
    folded = [token.folded for token in tokens]
    for at in range(len(folded)):
        for cue in CUES:
            if tuple(folded[at : at + len(cue)]) == cue:
                yield at, at + len(cue)
                break
