"""How people ask for what is near a place: "repaircafé bij Zeddam"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from portal.base.nearness import Gazetteer, Spot

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
class Mention:
    """A place that was asked for, and what is left of the question without it."""

    spot: Spot
    rest: str


@dataclass(frozen=True, slots=True)
class Token:
    start: int
    end: int
    folded: str


def find(text: str, places: Gazetteer) -> Mention | None:
    """The first place in a question that something is said to be near to."""
    tokens = _tokens(text)
    for at, after in _cues(tokens):
        for end in range(min(after + LONGEST, len(tokens)), after, -1):
            spot = places.by_name.get("".join(token.folded for token in tokens[after:end]))
            if spot and all(token.folded for token in tokens[after:end]):
                rest = f"{text[: tokens[at].start]} {text[tokens[end - 1].end :]}"
                return Mention(spot, " ".join(rest.split()))
    return None


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
