"""What the portal asks of a search engine, in words that belong to none."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from portal.base.entries import SearchEntry

#: A piece of text, and whether it is what was asked for. Plain text: whoever prints it escapes it.
Segment = tuple[str, bool]


@dataclass(frozen=True, slots=True)
class Query:
    """A question, taken apart. `words` are wished for, `phrases` must be there, `excluded` may not.

    All three hold words as they were typed, without any sign of a query language; a phrase keeps its spaces.
    `kinds` narrows (empty: all). `page` counts from 1. `at` is the moment of asking: what is past ranks lower.
    """

    language: str
    at: datetime
    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    page: int = 1
    size: int = 10


@dataclass(frozen=True, slots=True)
class Hit:
    """One page that was found: its title and the passage that fits best, with what was asked for marked."""

    key: int
    kind: str
    url: str
    title: tuple[Segment, ...]
    text: tuple[Segment, ...]
    score: float
    place: str = ""
    start: datetime | None = None
    end: datetime | None = None
    published: datetime | None = None


@dataclass(frozen=True, slots=True)
class Results:
    """One page of hits, best first. `page` is the page shown, the last one where a later one was asked for.

    `total` counts the hits of the kinds that were asked for. `kinds` counts per kind as if no kind had been
    chosen, so that the figures stay right when several are ticked. `took` is in milliseconds.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    page: int = 1
    kinds: Mapping[str, int] = field(default_factory=dict)
    took: float = 0


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an engine holds of a page. `version` is 0 when it would now be written otherwise."""

    version: int
    url: str


class Engine(Protocol):
    """Holds one document per page row (so per page and language), known by the page's primary key."""

    def put(self, entries: Iterable[SearchEntry]) -> None:
        """Write these entries, all or none. One that is older than what is there changes nothing."""

    def remove(self, keys: Iterable[int]) -> int:
        """Forget these pages, and say how many of them there were; unknown keys are no error."""

    def search(self, query: Query) -> Results:
        """The best pages for a question; none for one without any word that can be searched for."""

    def stamps(self, language: str) -> dict[int, Stamp]:
        """Everything held of a language, by key."""

    def count(self, language: str) -> int:
        """How many pages of a language are held."""

    def clear(self, language: str) -> None:
        """Forget a language."""
