"""The one way from text to terms. What is indexed and what is asked both pass here, so that they can meet.

Text is cut into words; each is folded (lower case, no diacritics), left out when it is a stop word of the language,
and brought to the form of its singular. A term holds letters and digits only: whatever a visitor types, no sign
reaches an engine's own query language. `compounds.parts` has the terms of the parts of a compound, beside its own.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from portal.base import folding
from portal.base.folding import fold

from . import singulars, splitting, stopwords
from .words import FOLDER

#: Characters of a text, and of one term, that are looked at. PostgreSQL takes no term of 2 kB, no text of 1 MB.
TEXT_LENGTH = 200_000
TERM_LENGTH = 60

# Accents written apart, soft hyphens and invisible joiners belong to the word they stand in.
_INSIDE = "\u0300-\u036f\u00ad\u200b-\u200d\u2060"
# The s of "foto's" and "Anna's" stays with its word, but "zo'n" is two.
_WORD = re.compile(rf"[^\W_]+(?:[{_INSIDE}]+[^\W_]*)*(?:['’]s(?![^\W_]))?")
_POSSESSIVE = re.compile(r"['’]s$")


@dataclass(frozen=True, slots=True)
class Rules:
    """What a language does with a folded word."""

    stop_words: frozenset[str]
    singular: Callable[[str], str]


LANGUAGES = {
    "nl": Rules(stopwords.DUTCH, singulars.dutch),
    "en": Rules(stopwords.ENGLISH, singulars.english),
    "de": Rules(stopwords.GERMAN, singulars.german),
}
_AS_IT_IS = Rules(frozenset(), str)


def terms(text: str, language: str) -> list[str]:
    """The terms of a text in their order, stop words left out."""
    found = (term(match[0], language) for match in words(text[:TEXT_LENGTH]))
    return [one for one in found if one]


def words(text: str) -> Iterator[re.Match[str]]:
    """The words of a text as they stand there, with their places."""
    return _WORD.finditer(text)


def bare(word: str) -> str:
    """A word folded, without a plural's or owner's 's, and cut at `TERM_LENGTH`."""
    return fold(_POSSESSIVE.sub("", word))[:TERM_LENGTH]


@lru_cache(maxsize=50_000)
def term(word: str, language: str) -> str:
    """The form under which a word is kept, "" for a stop word. An unknown language only folds."""
    rules = LANGUAGES.get(language, _AS_IT_IS)
    folded = bare(word)
    return "" if folded in rules.stop_words else rules.singular(folded)


def _fingerprint() -> str:
    modules = (__file__, folding.__file__, singulars.__file__, splitting.__file__, stopwords.__file__)
    lists = (FOLDER / name for names in splitting.LISTS.values() for name in (*names, "singulars_nl.txt"))
    sources = (*map(Path, modules), *lists)
    return sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()[:12]


#: Another value when these rules change, for then what was indexed by the old ones is stale.
FINGERPRINT = _fingerprint()
