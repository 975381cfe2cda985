"""Which words of a text were asked for, and the passage that holds most of them: plain text in segments, no markup."""

from collections.abc import Iterator, Set
from typing import NamedTuple

from ..compounds import keys
from ..normalise import term, words
from .protocol import Segment

#: Characters of a passage, and how many of them stand before its first marked word.
LENGTH = 200
BEFORE = 50
#: What is looked at, so that ten hits of any length take no time: characters of a text, matches, matches at once.
_LOOKED_AT = 50_000
_TRIED = 300
_AT_ONCE = 40


class Span(NamedTuple):
    start: int
    end: int
    term: str


def marked(text: str, wanted: Set[str], language: str) -> tuple[Segment, ...]:
    """The whole text in segments, those marked whose term is wanted."""
    return tuple(_segments(text, _spans(text, wanted, language), 0, len(text)))


def passage(text: str, wanted: Set[str], language: str) -> tuple[Segment, ...]:
    """The stretch of the text with most of the wanted terms, else its beginning; gaps show as an ellipsis."""
    found = _spans(text, wanted, language)
    start, end = _window(text, found)
    before = [("… ", False)] if start else []
    after = [(" …", False)] if end < len(text) else []
    return (*before, *_segments(text, found, start, end), *after)


def richness(segments: tuple[Segment, ...], language: str) -> int:
    """How many different terms are marked."""
    return len({term(words_, language) for words_, is_marked in segments if is_marked})


def _spans(text: str, wanted: Set[str], language: str) -> list[Span]:
    matches = words(text[:_LOOKED_AT])
    wished = (match for match in matches if not wanted.isdisjoint(keys(match[0], language)))
    return [Span(match.start(), match.end(), term(match[0], language)) for match in wished]


def _window(text: str, found: list[Span]) -> tuple[int, int]:
    if not found:
        return 0, _space_before(text, 0, LENGTH)
    best = max(range(min(len(found), _TRIED)), key=lambda first: _terms_from(found, first))
    first = found[best]
    start = _space_after(text, max(0, first.start - BEFORE), first.start)
    return start, _space_before(text, first.end, start + LENGTH)


def _terms_from(found: list[Span], first: int) -> int:
    reach = found[first].start + LENGTH - BEFORE
    return len({span.term for span in found[first : first + _AT_ONCE] if span.end <= reach})


def _space_after(text: str, start: int, latest: int) -> int:
    """Where the first whole word from `start` on begins."""
    gap = text.find(" ", start, latest) if start else -1
    return start if gap < 0 else gap + 1


def _space_before(text: str, earliest: int, end: int) -> int:
    """Where the last whole word up to `end` ends."""
    if end >= len(text):
        return len(text)
    gap = text.rfind(" ", earliest, end + 1)
    return max(earliest, end) if gap < 0 else gap


def _segments(text: str, found: list[Span], start: int, end: int) -> Iterator[Segment]:
    at = start
    for span in found:
        if start <= span.start and span.end <= end:
            if at < span.start:
                yield text[at : span.start], False
            yield text[span.start : span.end], True
            at = span.end
    if at < end:
        yield text[at:end], False
