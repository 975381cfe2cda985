"""Synonyms of one language as a table from phrases to what they find as well."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..models import Synonym
from ..normalise import terms
from ..phrases import Phrase, listed, phrase


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """`table` has what a phrase finds as well: the words as the editor wrote them, by their phrase."""

    language: str
    table: Mapping[Phrase, Mapping[Phrase, str]]
    #: Terms in the longest phrase of the table.
    longest: int

    @classmethod
    def of(cls, rules: Iterable[Synonym], language: str) -> "Thesaurus":
        table: dict[Phrase, dict[Phrase, str]] = {}
        for rule in rules:
            typed, finds = _phrases(rule.words, language), _phrases(rule.finds, language)
            for one in typed:
                table.setdefault(one, {}).update(finds or typed)
        return cls(language, table, max(map(len, table), default=0))

    def also(self, words: Sequence[str]) -> dict[Phrase, str]:
        """What these words find as well. Words next to each other are taken together where a rule does so."""
        row = [one for word in words for one in terms(word, self.language)]
        found: dict[Phrase, str] = {}
        at = 0
        while at < len(row):
            length = self._match(row, at)
            found |= self.table.get(tuple(row[at : at + length]), {})
            at += length or 1
        return {key: words for key, words in found.items() if not _stands_in(key, row)}

    def _match(self, row: list[str], at: int) -> int:
        """How many terms from here on are the longest phrase that has a rule; 0 for none."""
        lengths = range(min(self.longest, len(row) - at), 0, -1)
        return next((length for length in lengths if tuple(row[at : at + length]) in self.table), 0)


def _phrases(text: str, language: str) -> dict[Phrase, str]:
    return {key: words for words in listed(text) if (key := phrase(words, language))}


def _stands_in(key: Phrase, row: list[str]) -> bool:
    return any(tuple(row[at : at + len(key)]) == key for at in range(len(row)))
