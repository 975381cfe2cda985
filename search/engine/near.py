"""Words of the pages that are near to a word which none of them holds.

One slip (a letter too many, too few, another, or two that changed places) is looked up by making every word that is one
slip away, some 600 of them, and asking which are known: an indexed look-up. Two slips are looked for in words of 8
letters and more, among known words of about that length that have the first or the last three letters in common.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..models import Word

LETTERS = "abcdefghijklmnopqrstuvwxyz"
#: From so many letters on a word may hold one slip, and two.
ONE_SLIP, TWO_SLIPS = 4, 8
#: Of a shorter word the first letter is taken as right: "traag" is not "vraag".
SURE = 6
#: Known words that are measured at most, those in most pages first.
MEASURED = 3_000
_FIELDS = ("word", "shown", "term", "documents")


@dataclass(frozen=True, slots=True)
class Near:
    """A known word near to one that is not: how it is shown, its term, in how many pages, and how many slips away."""

    word: str
    shown: str
    term: str
    documents: int
    slips: int


def near(word: str, language: str, *, most: int = 3) -> list[Near]:
    """The known words nearest to a folded word, at most `most` of them, likeliest first; none for short words."""
    if len(word) < ONE_SLIP or not word.isalpha():
        return []
    found = _one_slip(word, language) or (_two_slips(word, language) if len(word) >= TWO_SLIPS else [])
    if len(word) < SURE:
        found = [other for other in found if _begins_alike(word, other.word)]
    # People seldom get the first letter wrong.
    return sorted(found, key=lambda other: (other.word[0] != word[0], -other.documents, other.word))[:most]


def _begins_alike(word: str, other: str) -> bool:
    """Whether the first letters are right, if not in their order."""
    return word[0] == other[0] or sorted(word[:2]) == sorted(other[:2])


def _one_slip(word: str, language: str) -> list[Near]:
    known = Word.objects.filter(language=language, word__in=set(slips(word))).values_list(*_FIELDS)
    return [Near(*row, slips=1) for row in known]


def slips(word: str) -> Iterator[str]:
    """Every word that is one slip away."""
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        yield from (before + letter + after for letter in LETTERS)
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in LETTERS if letter != after[0])
        if len(after) > 1 and after[0] != after[1]:
            yield before + after[1] + after[0] + after[2:]


def _two_slips(word: str, language: str) -> list[Near]:
    inside = Word.objects.filter(language=language, length__range=(len(word) - 2, len(word) + 2))
    # Two queries, since each has an index of its own.
    either = (inside.filter(start=word[:3]), inside.filter(finish=word[-3:]))
    rows = {row[0]: row for half in either for row in half.order_by("-documents").values_list(*_FIELDS)[:MEASURED]}
    return [Near(*rows[other], slips=2) for other in within_two(word, rows)]


def within_two(word: str, others: Iterable[str]) -> list[str]:
    """Those of the others that are at most two slips away."""
    letters = set(word)
    # Two slips change four different letters at most: this spares measuring nearly all of them.
    return [other for other in others if len(letters ^ set(other)) <= 4 and distance(word, other, most=2) <= 2]


def distance(one: str, other: str, *, most: int) -> int:
    """Slips from one word to another (Damerau and Levenshtein, no letter moved twice); `most` + 1 for any more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        here = [row]
        for column, against in enumerate(other, 1):
            least = min(above[column] + 1, here[-1] + 1, above[column - 1] + (letter != against))
            if before and column > 1 and letter == other[column - 2] and one[row - 2] == against:
                least = min(least, before[column - 2] + 1)
            here.append(least)
        if min(here) > most and min(above) > most:
            return most + 1
        before, above = above, here
    return min(above[-1], most + 1)
