"""The parts of compounds, in the form in which words are kept: "dorpshuizen" gives "dorp" and "huis"."""

from functools import lru_cache

from .normalise import LANGUAGES, fold, term
from .splitting import pieces


@lru_cache(maxsize=50_000)
def parts(word: str, language: str) -> tuple[str, ...]:
    """The terms of the listed parts that cover a word from end to end, in their order; () when it is no compound."""
    found = pieces(fold(word), language) if language in LANGUAGES else ()
    return tuple(filter(None, (term(piece, language) for piece in found)))
