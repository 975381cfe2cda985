"""What the portal asks of a search engine, in words that belong to none."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from portal.base.entries import SearchEntry
from portal.base.nearness import Near

#: A piece of text, and whether it is what was asked for. Plain text: whoever prints it escapes it.
Segment = tuple[str, bool]
#: What can be narrowed, by the name of the field of a `SearchEntry`; `themes` holds several values.
FACETS = ("language", "kind", "themes", "municipality", "stage")


class Order(TextChoices):
    """How hits are sorted. What lacks a date, or a spot on the map, comes last where that counts."""

    RELEVANCE = "relevantie", _("Best match")
    DATE = "datum", _("By date")
    DISTANCE = "afstand", _("Nearest first")


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each part of a page counts, of its text as 1; and two shares of 0 to 1.

    `parts` is how much half a compound counts of a whole word ("huis" for "dorpshuis"), `past` how much is left of
    the score of what is over.
    """

    title: float = 3.0
    place: float = 2.5
    summary: float = 1.5
    text: float = 1.0
    parts: float = 0.5
    past: float = 0.6


@dataclass(frozen=True, slots=True)
class Query:
    """A question, taken apart. `words` are wished for, `phrases` must be there, `excluded` may not.

    All three hold words as they were typed, without any sign of a query language; a phrase keeps its spaces.
    `synonyms` are further words and phrases that count for the same, expanded from `words` beforehand.
    `chosen` narrows, by a name in FACETS: any of the values will do, and an empty or missing entry narrows nothing.
    The hits are of `language` unless `chosen["language"]` names others; words are read by the rules of each.
    `since` and `until` narrow to what has a date that touches that span (from, and up to but not including; for news
    the day of publication; what has no date falls out). `near` narrows to a circle. `page` counts from 1. `at` is the
    moment of asking: what is past ranks lower, what comes soon higher.
    """

    language: str
    at: datetime
    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    since: datetime | None = None
    until: datetime | None = None
    near: Near | None = None
    order: Order = Order.RELEVANCE
    weights: Weights = Weights()
    page: int = 1
    size: int = 10

    def of(self, facet: str) -> tuple[str, ...]:
        """The values chosen of a facet."""
        return self.chosen.get(facet, ())

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which is searched."""
        return self.of("language") or (self.language,)

    @property
    def narrows(self) -> bool:
        """Whether more than the language is chosen, so that there is something to list without any word."""
        facets = any(self.of(facet) for facet in FACETS if facet != "language")
        return bool(facets or self.since or self.until or self.near)


@dataclass(frozen=True, slots=True)
class Hit:
    """One page that was found: its title and the passage that fits best, with what was asked for marked."""

    key: int
    kind: str
    url: str
    title: tuple[Segment, ...]
    text: tuple[Segment, ...]
    score: float
    language: str = ""
    place: str = ""
    start: datetime | None = None
    end: datetime | None = None
    published: datetime | None = None
    #: Kilometres from `Query.near` as the crow flies; None without it, or where the page is nowhere.
    distance: float | None = None


@dataclass(frozen=True, slots=True)
class Results:
    """One page of hits, best first. `page` is the page shown, the last one where a later one was asked for.

    `total` counts all hits. `counts` has, for each name in FACETS, the hits per value as if nothing had been chosen
    of that facet, so that the figures stay right when several are ticked; values without a hit are left out.
    `took` is in milliseconds.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    page: int = 1
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    took: float = 0


@dataclass(frozen=True, slots=True)
class Completion:
    """A page that fits what was typed so far: its title and where it is."""

    title: str
    url: str
    kind: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an engine holds of a page. `version` is 0 when it would now be written otherwise."""

    version: int
    url: str


class Generation(Protocol):
    """A new index of one language, filled beside the one that answers. Only `swap` lets visitors see it."""

    name: str

    def put(self, entries: Iterable[SearchEntry]) -> None:
        """As `Engine.put`, into this generation alone."""

    def remove(self, keys: Iterable[int], *, version: int) -> None:
        """As `Engine.remove`, from this generation alone."""

    def settle(self) -> int:
        """Make all that was written findable, and say how many pages that is."""

    def finds(self, entry: SearchEntry) -> bool:
        """Whether asking for the title of an entry that was put in brings it up: a smoke test before the swap."""

    def swap(self) -> None:
        """Let this generation answer from now on, in one step, and keep the one before for `Engine.go_back`."""

    def drop(self) -> None:
        """Throw away a generation that was not swapped in."""


class Engine(Protocol):
    """Holds one document per page row (so per page and language), known by the page's primary key.

    Any method may raise `EngineDown` when the engine cannot be reached, is too slow, or answers with half of it.
    """

    #: Short name, in rows of the queue, in settings and logs.
    name: str

    def put(self, entries: Iterable[SearchEntry]) -> None:
        """Write these entries. One that is older than what is there, or than its removal, changes nothing."""

    def remove(self, keys: Iterable[int], *, version: int) -> int:
        """Forget these pages in all languages unless they were written later than `version` (microseconds since
        1970), and say how many of them there were; unknown keys are no error."""

    def search(self, query: Query) -> Results:
        """The best pages for a question. One without any word that can be searched for gives all that is left by what
        narrows it (`Query.narrows`), and nothing when nothing does."""

    def complete(self, typed: str, language: str, count: int) -> list[Completion]:
        """Pages whose title has all whole words of `typed` and a word that begins with its last one, best first."""

    def suggest(self, query: Query) -> str:
        """What may have been meant: the words of the question as a visitor would type them, with better spelling
        that does find something; "" when there is no better one."""

    def stamps(self, language: str) -> dict[int, Stamp]:
        """Everything held of a language, by key."""

    def is_current(self, language: str) -> bool:
        """False where there is no index yet, or one by older rules: only a new generation helps then."""

    def count(self, language: str) -> int:
        """How many pages of a language are held."""

    def clear(self, language: str) -> None:
        """Forget a language."""

    def begin(self, language: str) -> Generation:
        """Start a new generation. From now on `put` and `remove` write into it too, beside the one that answers."""

    def go_back(self, language: str) -> str:
        """Let the generation before this one answer again; its name, "" when none is kept."""


class EngineDown(Exception):  # noqa: N818 -- a state of the world more than an error of ours
    """A search engine does not answer as it should. The message is for the log, never for visitors."""


class NotUnderstood(EngineDown):
    """An engine answers, but not this question. Another engine may."""


class NoIndex(EngineDown):
    """A search engine that is there, but has no index yet: a new generation mends it."""
