"""Plurals that the rules do not bring to their singular: for Elasticsearch's chain, and for the normaliser's rules."""

import re
from collections import Counter
from collections.abc import Callable
from importlib import import_module

from portal.base.folding import fold

from .. import singulars

Stem = Callable[[str], str]
#: What Elasticsearch's chain does after the stemmer: pattern_replace filters, in this order.
AFTER_THE_STEMMER = (
    (re.compile(r"([bcdfghjklmnpqrstvwxz])\1$"), r"\1"),
    (re.compile(r"z$"), "s"),
    (re.compile(r"v$"), "f"),
    (re.compile(r"ies$"), "ie"),
)
_WORD = re.compile(r"[a-z]{2,}")
_STRIPPED = re.compile(r"(?:er)?en$|s$")


def elastic_stem() -> Stem:
    """What Elasticsearch's chain makes of a folded word: Porter's Dutch stemmer, then `AFTER_THE_STEMMER`.

    Raises ImportError without the package snowballstemmer, which only this derivation needs. Since version 3 it calls
    Kraaij and Pohlmann's stemmer "dutch", and Porter's "dutch_porter".
    """
    snowball = import_module("snowballstemmer")
    porter = snowball.stemmer("dutch_porter" if "dutch_porter" in snowball.algorithms() else "dutch")

    def stem(word: str) -> str:
        found = porter.stemWord(word)
        for pattern, instead in AFTER_THE_STEMMER:
            found = pattern.sub(instead, found)
        return found

    return stem


def pairs(nouns: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """Each plural, folded, with its singular. OpenTaal's list is machine-made and holds what is none ("raid, raden").

    So a pair is taken where an ending was added ("auto, autos"), where it sounds the same and the plural is not as near
    to another noun, where a man becomes people ("timmerlui"), and where our own list has it.
    """
    near = Counter(singulars.by_rule(fold(one)) for one in nouns)
    found: dict[str, str] = {}
    for one, many in nouns.items():
        single = fold(one)
        for plural in map(fold, many):
            if _WORD.fullmatch(plural) and _WORD.fullmatch(single) and _is_likely(single, plural, near):
                found[plural] = min(single, found.get(plural, single), key=lambda word: word + "en" != plural)
    return {plural: one for plural, one in (found | singulars.IRREGULAR).items() if plural != one}


def _is_likely(one: str, plural: str, near: Counter[str]) -> bool:
    if plural in {one + ending for ending in ("en", "s", "n", "eren", "nen")}:
        return True
    if one.endswith(("man", "vrouw")) and plural.endswith(("lui", "lieden")):
        return True
    if singulars.by_rule(one) == singulars.by_rule(plural):
        return True
    if one.endswith("en") or one[-1] == one[-2] or near[singulars.by_rule(plural)]:
        return False
    return _sound(one) == _sound(_STRIPPED.sub("", plural))


def _sound(word: str) -> str:
    """Without doubled letters, z and v as they sound at the end of a word."""
    return re.sub(r"(.)\1", r"\1", word.replace("z", "s").replace("v", "f"))


def elastic_rules(pairs: dict[str, str], stem: Stem) -> list[str]:
    """Rules of a stemmer_override filter, for pairs that the chain leaves apart: plural => final stem of the singular.

    The stemmer takes the s of "fiets" for a plural's, so such a word is kept with its plural.
    """
    apart = {plural: one for plural, one in sorted(pairs.items()) if stem(plural) != stem(one)}
    kept = {one: stem(plural) for plural, one in apart.items() if one.endswith("s") and plural == one + "en"}
    rules = []
    for plural, one in apart.items():
        if one in kept and plural == one + "en":
            rules.append(f"{one}, {plural} => {kept[one]}")
        else:
            rules.append(f"{plural} => {kept.get(one) or stem(one)}")
    return rules


def singular_rules(pairs: dict[str, str]) -> list[str]:
    """Lines "plural => singular" for pairs that `singulars.by_rule` leaves apart."""
    return [
        f"{plural} => {one}"
        for plural, one in sorted(pairs.items())
        if singulars.by_rule(plural) != singulars.by_rule(one) and plural not in singulars.IRREGULAR
    ]
