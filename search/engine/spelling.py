"""Did you mean: words near to those that were typed, which some page has all of."""

from typing import Any

from elasticsearch.dsl import A, Q, Search

from ..normalise import bare, words
from .client import whole
from .near import TWO_SLIPS, distance
from .protocol import Query

#: Spellings that are looked into.
CANDIDATES = 3
#: Shorter words have too many neighbours.
SHORTEST = 4


def better(search: Search, query: Query) -> str:
    """The words of the question with better spelling; "" when there is none. Words are folded, as all were kept."""
    typed = " ".join((*query.words, *query.phrases))
    if not typed:
        return ""
    asked = search.suggest("spelling", typed, phrase=_phrase())[:0]
    found = [option.text for option in whole(asked.execute()).suggest.spelling[0].options]
    return _first_that_finds(search, [text for text in found if text != typed.casefold() and _is_near(text, typed)])


def _is_near(text: str, typed: str) -> bool:
    """Whether no word differs by more than a slip of a hand: two letters of five are another word."""
    pairs = zip(text.split(), (bare(match[0]) for match in words(typed)), strict=False)
    return all(distance(one, other, most=2) <= (2 if len(other) >= TWO_SLIPS else 1) for one, other in pairs)


def _first_that_finds(search: Search, candidates: list[str]) -> str:
    if not candidates:
        return ""
    filters = {text: Q("match", all={"query": text, "operator": "and"}) for text in candidates}
    asked = search[:0]
    asked.aggs.bucket("fits", A("filters", filters=filters))
    fits = whole(asked.execute()).aggregations.fits.buckets.to_dict()
    return next((text for text in candidates if fits[text]["doc_count"]), "")


def _phrase() -> dict[str, Any]:
    near = {"field": "all", "suggest_mode": "missing", "min_word_length": SHORTEST, "prefix_length": 1}
    options = {"field": "all.pairs", "size": CANDIDATES, "gram_size": 2, "max_errors": 2, "confidence": 1.0}
    return {**options, "direct_generator": [near]}
