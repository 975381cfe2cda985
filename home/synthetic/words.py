"""Sentences from parts: the parts stand in `words/*.toml`, a `Pen` chooses among them and fills them in."""

import tomllib
from bisect import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Generic, TypeVar

from portal.base.drawing.chance import Chance

LANGUAGES = ("nl", "en", "de")
FOLDER = Path(__file__).resolve().parent / "words"

T = TypeVar("T")
#: The same words in each of LANGUAGES.
Triple = Sequence[str]


@cache
def parts(name: str) -> dict:
    """`words/<name>.toml` as a dictionary."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


class Weighted(Generic[T]):
    """Options that come up in proportion to their weights."""

    def __init__(self, options: Sequence[T], weights: Sequence[float]) -> None:
        self.options = options
        self.ends = list(accumulate(weights))

    def pick(self, chance: Chance) -> T:
        return self.options[bisect(self.ends, chance.between(0, self.ends[-1]))]


@dataclass
class Pen:
    """Writes in one language. Its choices do not depend on the language, so the same seed gives translations."""

    chance: Chance
    language: str
    values: dict[str, str] = field(default_factory=dict)

    def say(self, triple: Triple) -> str:
        return triple[LANGUAGES.index(self.language)].format_map(self.values)

    def any_of(self, triples: Sequence[Triple]) -> str:
        return self.say(self.chance.pick(triples))

    def several(self, options: Sequence[T], low: int, high: int) -> list[T]:
        """From `low` to `high` different options, in their order from a chosen one on."""
        first, number = self.chance.whole(0, len(options) - 1), self.chance.whole(low, high)
        return [options[(first + step) % len(options)] for step in range(min(number, len(options)))]

    def prose(self, triples: Sequence[Triple], low: int, high: int) -> str:
        """Rich text of so many sentences, two to a paragraph; "" when there are none."""
        said = [self.say(triple) for triple in self.several(triples, low, high)]
        return "".join(f"<p>{' '.join(said[at : at + 2])}</p>" for at in range(0, len(said), 2))

    def listing(self, triples: Sequence[Triple], low: int, high: int) -> str:
        """Rich text: a list of so many sentences."""
        said = "".join(f"<li>{self.say(triple)}</li>" for triple in self.several(triples, low, high))
        return f"<ul>{said}</ul>" if said else ""

    def words(self, row: Mapping, *names: str) -> dict[str, str]:
        return {name: self.say(row[name]) for name in names}
