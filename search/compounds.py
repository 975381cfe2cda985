"""The parts of compounds, in the form in which words are kept: "dorpshuizen" gives "dorp" and "huis"."""

from functools import cache, lru_cache

from .normalise import LANGUAGES, TEXT_LENGTH, bare, term, words
from .splitting import listed, pieces


@lru_cache(maxsize=50_000)
def parts(word: str, language: str) -> tuple[str, ...]:
    """The terms of the listed parts that cover a word from end to end, in their order; () when it is no compound."""
    found = pieces(bare(word), language) if language in LANGUAGES else ()
    return tuple(filter(None, (term(piece, language) for piece in found)))


#: Letters of a part that tells enough by itself: "vrijwilliger" does of "vrijwilligerswerk", "werk" does not.
TELLING = 6


def reasons(word: str, language: str) -> tuple[tuple[str, ...], ...]:
    """Groups of parts of a compound; a page that holds all of one group has to do with what was asked for."""
    found = parts(word, language)
    return (found, *((one,) for one in found if len(one) >= TELLING)) if found else ()


@lru_cache(maxsize=50_000)
def keys(word: str, language: str) -> frozenset[str]:
    """All terms by which a word may be found: its own, and those of its parts."""
    return frozenset((term(word, language), *parts(word, language)))


@cache
def part_terms(language: str) -> frozenset[str]:
    """The terms of all that can be a part."""
    return frozenset(term(piece, language) for piece in listed(language)) - {""}


def all_parts(text: str, language: str) -> list[str]:
    """The parts of every compound of a text, in their order."""
    return [part for match in words(text[:TEXT_LENGTH]) for part in parts(match[0], language)]
