"""The words that pages hold, and in how many pages each stands: for typing errors and did-you-mean.

A word stands here as it was written (folded), beside the term it is kept under, since errors are made in words and not
in terms. The parts of compounds are words too. What a page added to the counts is noted in `Counted`, so that the same
is taken away when it changes or goes, whatever the rules for words have become meanwhile.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from django.db import connections
from django.db.models import Sum

from ..models import Counted, Word
from ..normalise import TEXT_LENGTH, bare, term, words
from ..splitting import pieces

#: Different words of one page that are counted, and letters of a word.
WORDS_OF_A_PAGE = 5_000
SHORTEST, LONGEST = 3, 40
CHUNK = 400
_UPSERT = """
    INSERT INTO search_word (language, word, shown, term, start, finish, length, documents) VALUES {rows}
    ON CONFLICT (language, word) DO UPDATE SET documents = search_word.documents + excluded.documents,
        term = excluded.term
"""


def words_of(text: str, language: str) -> dict[str, str]:
    """The words of a text that are worth knowing, folded, with the form in which they are shown."""
    found: dict[str, str] = {}
    for match in words(text[:TEXT_LENGTH]):
        if len(found) >= WORDS_OF_A_PAGE:
            break
        folded = bare(match[0])
        if folded not in found and _is_worth_knowing(folded) and term(folded, language):
            found[folded] = match[0].lower()
            for piece in pieces(folded, language):
                found.setdefault(piece, piece)
    return found


def _is_worth_knowing(folded: str) -> bool:
    return SHORTEST <= len(folded) <= LONGEST and any(char.isalpha() for char in folded)


def count(pages: Mapping[int, tuple[str, Mapping[str, str]]], *, anew: bool = False) -> None:
    """Count these pages, given as key: (language, words_of its texts), in place of what was counted of them.

    `anew` also brings words that stay as they are under the term of today's rules.
    Like `forget` and `clear` this belongs in the transaction that writes the pages.
    """
    if not pages:
        return
    change = _taken_away(pages)
    shown: dict[tuple[str, str], str] = {}
    for language, found in pages.values():
        change.update((language, word) for word in found)
        shown.update({(language, word): form for word, form in found.items()})
    rows = [Counted(key=key, language=language, words=" ".join(found)) for key, (language, found) in pages.items()]
    Counted.objects.bulk_create(rows, update_conflicts=True, unique_fields=["key"], update_fields=["language", "words"])
    _write(change, shown, anew=anew)


def forget(keys: Iterable[int]) -> None:
    """Take away what was counted of these pages."""
    keys = list(keys)
    if not keys:
        return
    change = _taken_away(keys)
    Counted.objects.filter(pk__in=keys).delete()
    _write(change, {})


def clear(language: str) -> None:
    Counted.objects.filter(language=language).delete()
    Word.objects.filter(language=language).delete()


def known(terms: Iterable[str], language: str) -> dict[str, int]:
    """Which of these terms stand in a page at all, and about how often: two words of one term count twice."""
    rows = Word.objects.filter(language=language, term__in=set(terms)).order_by()
    return dict(rows.values_list("term").annotate(Sum("documents")))


def _taken_away(keys: Iterable[int]) -> Counter[tuple[str, str]]:
    rows = Counted.objects.select_for_update().filter(pk__in=list(keys)).values_list("language", "words")
    return Counter({pair: -times for pair, times in Counter(_pairs(rows)).items()})


def _pairs(rows: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    return ((language, word) for language, found in rows for word in found.split())


def _write(change: Counter[tuple[str, str]], shown: Mapping[tuple[str, str], str], *, anew: bool = False) -> None:
    # In the order of the words, so that two writers wait for each other and never both ways.
    changed = sorted((pair, times) for pair, times in change.items() if times or (anew and pair in shown))
    for start in range(0, len(changed), CHUNK):
        _upsert(changed[start : start + CHUNK], shown)
    less = {}
    for (language, word), times in changed:
        if times < 0:
            less.setdefault(language, []).append(word)
    for language, found in less.items():
        for start in range(0, len(found), CHUNK):
            some = found[start : start + CHUNK]
            Word.objects.filter(language=language, word__in=some, documents__lte=0).delete()


def _upsert(changed: list[tuple[tuple[str, str], int]], shown: Mapping[tuple[str, str], str]) -> None:
    values: list[object] = []
    for (language, word), times in changed:
        form = shown.get((language, word), word)[:LONGEST]
        values += [language, word, form, term(word, language), word[:3], word[-3:], len(word), times]
    rows = ", ".join(["(%s, %s, %s, %s, %s, %s, %s, %s)"] * len(changed))
    with connections[Word.objects.db].cursor() as cursor:
        cursor.execute(_UPSERT.format(rows=rows), values)
