"""The synonyms that the portal brings along, read from `search/words/synonyms_nl.txt` and its like.

A line is a rule: `a, b, c` count for each other, `a => b, c` is for who types a; # begins a comment.
"""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from ..phrases import Phrase, listed, phrase

FOLDER = Path(__file__).resolve().parents[1] / "words"


def load(model, folder: Path = FOLDER) -> int:
    """Make rows of the rules of which no word is in a row of the same kind and language yet, and say how many.

    So it can be run again: what an editor changed stays, and what a later version brings along comes. `model` is
    `Synonym`, or as a migration knows it.
    """
    made = 0
    for language, _name in settings.LANGUAGES:
        known = {
            key for row in model.objects.filter(language=language) for key in _keys(row.words, row.finds, language)
        }
        for words, finds in rules(folder / f"synonyms_{language}.txt"):
            keys = _keys(words, finds, language)
            if known.isdisjoint(keys):
                model.objects.create(language=language, words=words, finds=finds, in_use=True)
                known |= keys
                made += 1
    return made


def _keys(words: str, finds: str, language: str) -> set[tuple[bool, Phrase]]:
    """What no second rule may have: whether it works in one direction, and a phrase that is typed."""
    return {(bool(finds), phrase(word, language)) for word in listed(words)}


def rules(path: Path) -> Iterator[tuple[str, str]]:
    """(words, finds) of each rule of a file; none when there is no file."""
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        words, _sign, finds = (part.strip() for part in line.partition("#")[0].partition("=>"))
        if words and (finds or len(listed(words)) > 1):
            yield ", ".join(listed(words)), ", ".join(listed(finds))
