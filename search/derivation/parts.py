"""Which Dutch words are parts of compounds, counted in OpenTaal's list of base words.

A part stands at the head of many other words or at their tail, and what is left of them is a word too, but for a
linking s, e, en, er or n. A part that stands by chance inside more words than it was composed into ("ging", "form")
is good only where parts cover a word from end to end: there are two lists for that reason. Hand-made lists say what is
left out and what is always in.
"""

import csv
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from portal.base.folding import fold

from ..words import words

HEAD_OF = 10
TAIL_OF = 20
#: Plurals come with parts that end this many words.
PLURAL_OF = 16
SHORTEST, LONGEST = 4, 14
LINKS = ("s", "e", "en", "er", "n")
#: Of the words that hold a part of this many letters, the share in which it has to be a part.
BY_CHANCE = {4: 0.30, 5: 0.22}


@dataclass(frozen=True, slots=True)
class Sources:
    """Folded base words, nouns with their plurals, and names of government products."""

    base: frozenset[str]
    nouns: dict[str, tuple[str, ...]]
    products: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """`anywhere`: may be looked for inside a word. `covering`: only where parts cover a word from end to end."""

    anywhere: frozenset[str]
    covering: frozenset[str]


def read(folder: Path) -> Sources:
    """The sources in a folder, by the names that SOURCES.md lists. Raises OSError or ValueError for what is amiss."""
    base = (line.strip() for line in (folder / "opentaal_basiswoorden-gekeurd.txt").open(encoding="utf-8"))
    nouns = json.loads((folder / "opentaal_nouns.json").read_text(encoding="utf-8"))
    with (folder / "upl.csv").open(encoding="utf-8", newline="") as rows:
        products = tuple(row["UniformeProductnaam"] for row in csv.DictReader(rows))
    return Sources(frozenset(_plain(base)), {one: _listed(many) for one, many in nouns.items()}, products[1:])


def _plain(found: Iterable[str]) -> Iterator[str]:
    """Words of letters alone, folded; names begin with a capital."""
    for word in found:
        folded = fold(word)
        if word[:1].islower() and len(folded) == len(word) and folded.isascii() and folded.isalpha():
            yield folded


def _listed(plurals: str | list[str]) -> tuple[str, ...]:
    return (plurals,) if isinstance(plurals, str) else tuple(plurals)


def derived(sources: Sources) -> Parts:
    heads, tails = _counted(sources.base)
    common = {word for word in heads.keys() | tails.keys() if heads[word] >= HEAD_OF or tails[word] >= TAIL_OF}
    common |= _of_products(sources, heads, tails)
    many = _plurals({word for word in common if tails[word] >= PLURAL_OF}, sources.nouns)
    own, short = words("own_parts_nl.txt"), words("short_nl.txt")
    found = {word for word in (common | many) - words("left_out_nl.txt") if SHORTEST <= len(word) <= LONGEST} | own
    # The s of "dorps" is a link, unless it is a plural's, or words end with it as they do with "kans".
    linked = {word for word in found if word[-1] == "s" and word[:-1] in found and tails[word] < TAIL_OF}
    found -= linked - own - many
    by_chance = {word for word in found if _is_by_chance(word, heads[word] + tails[word], sources.base)}
    return Parts(frozenset(found - by_chance), frozenset(by_chance | short))


def _counted(base: frozenset[str]) -> tuple[Counter[str], Counter[str]]:
    """How many words begin, and end, with each word."""
    heads, tails = Counter(), Counter()
    for word in base:
        for at in range(3, len(word) - 2):
            head, tail = _linked(word[:at], base), word[at:]
            if head and tail in base:
                heads[head] += 1
                tails[tail] += 1
    return heads, tails


def _linked(head: str, base: frozenset[str]) -> str:
    """The word that a head is, with or without its link; "" for none."""
    whole = (head, *(head.removesuffix(link) for link in LINKS if head.endswith(link)))
    return next((word for word in whole if word in base and len(word) > 2), "")


def _of_products(sources: Sources, heads: Counter[str], tails: Counter[str]) -> set[str]:
    """Words of product names that are now and then part of another."""
    named = {fold(word) for name in sources.products for word in name.replace("-", " ").split()}
    return {word for word in named & sources.base if heads[word] + tails[word] >= HEAD_OF / 2}


def _plurals(singulars: set[str], nouns: dict[str, tuple[str, ...]]) -> set[str]:
    return {fold(plural) for one in singulars for plural in nouns.get(one, ())}


def _is_by_chance(word: str, composed: int, base: frozenset[str]) -> bool:
    least = BY_CHANCE.get(len(word))
    return least is not None and composed < least * sum(word in other for other in base)
