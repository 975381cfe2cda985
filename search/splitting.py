"""A word cut into the listed parts that it was composed of: "dorpshuizen" into "dorps" and "huizen"."""

from collections.abc import Iterator
from functools import cache, lru_cache

from portal.base.folding import fold

from . import words

#: Letters that stand between two parts and belong to neither, per language; the shortest come first.
LINKS = {"nl": ("", "s", "e", "n", "en", "er"), "de": ("", "s", "n", "e", "es", "en", "er", "ens")}
LISTS = {"nl": ("parts_nl.txt", "covering_parts_nl.txt"), "de": ("parts_de.txt",)}
SHORTEST, LONGEST_PART = 3, 20
LONGEST_WORD = 60
#: A listed word is cut only into parts of this many letters: "werkgroep" is, "paspoort" (pas, poort) is not.
WITHIN_A_PART = 4

Pieces = tuple[str, ...]


@lru_cache(maxsize=50_000)
def pieces(word: str, language: str) -> Pieces:
    """The parts of a folded word as they stand in it, without links; () when no parts cover it from end to end.

    Of several ways the one with the fewest parts is taken, then the one with the fewest linking letters, then the one
    whose first part is longest. The time taken grows with the length of the word only, of which 60 letters are seen.
    """
    known = listed(language)
    if not known or not 2 * SHORTEST <= len(word) <= LONGEST_WORD:
        return ()
    found = _Cut(word, language, WITHIN_A_PART if word in known else SHORTEST).best()
    return found if _is_likely(found) else ()


def _is_likely(found: Pieces) -> bool:
    """Short parts fit nearly anywhere: at most one of them, or two that make up a word."""
    short = sum(len(piece) == SHORTEST for piece in found)
    return len(found) > 1 and (short < 2 or len(found) == 2)


class _Cut:
    """The best way from each letter of a word to its end, found from the end backwards."""

    def __init__(self, word: str, language: str, shortest: int) -> None:
        self.word, self.links, self.shortest = word, LINKS[language], shortest
        self.listed = listed(language)
        #: Per letter: number of parts, of linking letters, and where the first part ends (negative), then the parts.
        self.ways: dict[int, tuple[int, int, int, Pieces]] = {len(word): (0, 0, 0, ())}

    def best(self) -> Pieces:
        for start in range(len(self.word) - self.shortest, -1, -1):
            if ways := list(self._ways_from(start)):
                self.ways[start] = min(ways)
        return self.ways[0][3] if 0 in self.ways else ()

    def _ways_from(self, start: int) -> Iterator[tuple[int, int, int, Pieces]]:
        size = len(self.word)
        for end in range(start + self.shortest, min(size, start + LONGEST_PART) + 1):
            piece = self.word[start:end]
            if piece not in self.listed or piece == self.word:
                continue
            for link in self.links if end < size else ("",):
                rest = self.ways.get(end + len(link))
                # A link stands between two parts, never at the end.
                if rest and (rest[0] or not link) and self.word.startswith(link, end):
                    yield 1 + rest[0], len(link) + rest[1], -end, (piece, *rest[3])


@cache
def listed(language: str) -> frozenset[str]:
    """All parts of a language as they stand in words, folded; none for a language without a list."""
    return frozenset(fold(word) for name in LISTS.get(language, ()) for word in words.words(name))
