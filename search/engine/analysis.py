"""How Elasticsearch cuts each language's text into terms: a chain of filters for every way of looking for a word.

| analyzer | makes | for |
|---|---|---|
| `words` | stems: singular and plural, with and without accents meet | fields as they are |
| `parts` | stems of a word and of the parts that it was composed of | `.parts` |
| `plain` | words as they were written, without capitals and accents | `.plain`: exact hits, typing errors, completion |
| `content` | the same without words that stand everywhere | questions with typing errors only |
| `joined` | stems of two neighbours written as one word ("paspoort nummer") | questions only |
| `pairs` | plain words, alone and with their neighbour | `.pairs`: did you mean |

The Dutch chain was measured: see docs/search.md. `dutch` is Porter's stemmer; Lucene will exchange it for another one
some day, and then every stem changes, so a test holds the stems of some hundred words.
"""

import json
from hashlib import sha256
from typing import Any

from .. import stopwords
from ..words import lines, words

Chain = list[str]

FOLD: Chain = ["lowercase", "possessive", "asciifolding"]
STOP_WORDS = {"nl": stopwords.DUTCH, "en": stopwords.ENGLISH, "de": stopwords.GERMAN}
#: From folded words to stems.
STEMS: dict[str, Chain] = {
    "nl": ["nl_plurals", "nl_stem", "nl_undouble", "nl_s", "nl_f", "nl_ie"],
    "en": ["en_stem"],
    "de": ["de_normal", "de_stem"],
}
#: The s of "foto's" and "Anna's", and of "cafés" while its accent still shows that it is a plural's.
POSSESSIVE = {"type": "pattern_replace", "pattern": "['’]s?$|(?<=é)s$", "replacement": ""}
#: Their stem would be that of parents. See `singulars.IRREGULAR`.
OLD_PEOPLE = ("oudere => ouderlui", "ouderen => ouderlui")
#: A part shorter than this stands inside too many words by chance.
SHORTEST_PART = 3
SHORTEST_COMPOUND = 6
#: The length of a text counts for more than BM25's usual b of 0.75 (with 1.2 for k1): a page of a few hundred words
#: about a thing is a better answer than a long one that names it. Measured: docs/search.md.
SIMILARITY = {"type": "BM25", "k1": 1.5, "b": 0.9}


def settings(language: str, *, shards: int = 1, replicas: int = 0) -> dict[str, Any]:
    """The settings of an index of this language, as Elasticsearch takes them."""
    return {
        "number_of_shards": shards,
        "number_of_replicas": replicas,
        # For so long a late write cannot bring back what was removed after it.
        "gc_deletes": "1h",
        "max_result_window": 10_000,
        "similarity": {"default": SIMILARITY},
        "analysis": {"analyzer": _analyzers(language), "filter": _filters(language)},
    }


def fingerprint(language: str, mapping: dict[str, Any]) -> str:
    """Another value when documents would now be written otherwise: the index is then stale."""
    whole = json.dumps([settings(language), mapping], sort_keys=True)
    return sha256(whole.encode()).hexdigest()[:8]


def _analyzers(language: str) -> dict[str, Any]:
    content = [*FOLD, f"{language}_stop"]
    stems = STEMS[language]
    split = [f"{language}_parts"] if language in PARTS else []
    chains = {
        "words": [*content, *stems],
        "parts": [*content, *split, *stems, "unique_here"],
        "plain": FOLD,
        "content": content,
        "joined": [*content, "joined", *stems],
        "pairs": [*FOLD, "pairs"],
    }
    return {name: {"type": "custom", "tokenizer": "standard", "filter": chain} for name, chain in chains.items()}


PARTS = {"nl": ("parts_nl.txt",)}


def _filters(language: str) -> dict[str, Any]:
    shared = {
        "possessive": POSSESSIVE,
        "unique_here": {"type": "unique", "only_on_same_position": True},
        "joined": {"type": "shingle", "max_shingle_size": 2, "output_unigrams": False, "token_separator": ""},
        "pairs": {"type": "shingle", "max_shingle_size": 2},
        f"{language}_stop": {"type": "stop", "stopwords": sorted(STOP_WORDS[language])},
    }
    return shared | {"nl": _dutch, "en": _english, "de": _german}[language]()


def _dutch() -> dict[str, Any]:
    def replace(pattern: str, replacement: str) -> dict[str, str]:
        return {"type": "pattern_replace", "pattern": pattern, "replacement": replacement}

    return {
        "nl_plurals": {"type": "stemmer_override", "rules": [*lines("plurals_nl.txt"), *OLD_PEOPLE]},
        "nl_stem": {"type": "stemmer", "language": "dutch"},
        "nl_undouble": replace(r"([bcdfghjklmnpqrstvwxz])\1$", "$1"),
        "nl_s": replace("z$", "s"),
        "nl_f": replace("v$", "f"),
        "nl_ie": replace("ies$", "ie"),
        "nl_parts": {
            "type": "dictionary_decompounder",
            "word_list": sorted(words(*PARTS["nl"])),
            "min_word_size": SHORTEST_COMPOUND,
            "min_subword_size": SHORTEST_PART,
            "only_longest_match": True,
        },
    }


def _english() -> dict[str, Any]:
    return {"en_stem": {"type": "stemmer", "language": "english"}}


def _german() -> dict[str, Any]:
    return {
        "de_normal": {"type": "german_normalization"},
        "de_stem": {"type": "stemmer", "language": "light_german"},
    }
