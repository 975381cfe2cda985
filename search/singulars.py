"""From a word to the form under which it is kept: rules that bring singular and plural together, per language.

The result is a key, not a word that anybody reads: "straten" and "straat" meet at "strat". Words come in folded
(lower case, no diacritics) and without a plural's apostrophe ("foto's" comes in as "foto").
"""

import re

from . import splitting, words

# Dutch plurals that no rule reaches, with their singular; words.singulars() has what was found in OpenTaal's nouns.
IRREGULAR = {
    "centra": "centrum",
    "eieren": "ei",
    "gelederen": "gelid",
    "kalveren": "kalf",
    "kinderen": "kind",
    "kleren": "kleed",
    "koeien": "koe",
    "lammeren": "lam",
    "leden": "lid",
    "liederen": "lied",
    "musea": "museum",
    "schepen": "schip",
    "steden": "stad",
    "volkeren": "volk",
    # Old people are no parents ("ouders"), whom the rules would make of them. Nobody types this key.
    "oudere": "ouderlui",
    "ouderen": "ouderlui",
}
# After these an s makes a plural ("deelnemers", "gemeentes", "subsidies"); after others it is the word's own
# ("adres", "cursus", "huis", "advies"). Chosen by counting OpenTaal's nouns on either side.
_ENDINGS = """
    el er ven ken gen den tem eam um ard erd ing ent club film test shop ck eau ay ey oy ion foon toon air
    tor sor teur seur neur deur reur ieur naar elaar tie die gie nie rie fie mie sie cie alie milie
    te de ne ge je pe ue ve ure ire iere ame che lle ice nce ule ole ale yse afe
"""
_WITH_S = tuple(_ENDINGS.split())
# "financien", "bacterien": the singular ends in -ie.
_FOREIGN = re.compile(r".{3}[^aeiou]ien$")
# Not the end of "groen", "steen" and "idee", but that of "buien", "toernooien" and "gemeente".
_ENDING = re.compile(r"(?<=[^aeiou])en?$|(?<=[aeou]i)en$")
_DOUBLED = re.compile(r"([bdfgklmnprstz])\1$")
_LONG = re.compile(r"([aeou])\1([^aeiouy])$")


def dutch(word: str) -> str:
    """By the lists of irregular plurals, else by rule; a compound's plural is that of its last part."""
    return by_rule(_irregular(word) or word)


def _irregular(word: str) -> str | None:
    found = _listed(word)
    if found or len(word) < 7:
        return found
    last = splitting.pieces(word, "nl")[-1:]
    single = _listed(last[0]) if last else None
    return word.removesuffix(last[0]) + single if single else None


def _listed(word: str) -> str | None:
    return IRREGULAR.get(word) or words.singulars().get(word)


def by_rule(word: str) -> str:
    """By the rules for -s, -en, -e, -heden, doubled letters, v and z; short words stay as they are."""
    if len(word) < 4:
        return word
    if len(word) > 4 and word.endswith("s") and word[:-1].endswith(_WITH_S):
        word = word[:-1]
    return _rounded(_without_ending(word))


def _without_ending(word: str) -> str:
    if word.endswith("heden") and len(word) > 6:
        return word[:-5] + "heid"
    if word.endswith(("ieen", "eeen")):
        return word[:-2]
    if _FOREIGN.search(word):
        return word[:-1]
    if len(word) > 4:
        return _ENDING.sub("", word)
    return word


def _rounded(stem: str) -> str:
    """One consonant at the end, f and s for v and z, a short vowel: how the singular sounds."""
    stem = _DOUBLED.sub(r"\1", stem)
    stem = stem[:-1] + {"v": "f", "z": "s"}.get(stem[-1], stem[-1])
    return _LONG.sub(r"\1\2", stem)


def english(word: str) -> str:
    """Harman's three rules for plurals (How effective is suffixing?, 1991)."""
    if len(word) > 3 and word.endswith("ies") and word[-4] not in "ae":
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("es") and word[-3] not in "aeo":
        return word[:-1]
    if len(word) > 2 and word.endswith("s") and word[-2] not in "us":
        return word[:-1]
    return word


def german(word: str) -> str:
    """Savoy's minimal rules (Light stemming approaches, 2006) without -se, which parts "Straße" from "Straßen"."""
    if len(word) > 6 and word.endswith("nen"):
        return word[:-3]
    if len(word) > 5 and word.endswith(("en", "es", "er")):
        return word[:-2]
    if len(word) > 4 and word.endswith(("n", "e", "s", "r")):
        return word[:-1]
    return word
