"""Before something is saved: what it would change for what visitors asked in the last month. Saves nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property
from time import monotonic

from django.db.models import Sum
from django.utils import timezone

from ..answer import by_the_best
from ..engine import EngineDown, Hit, Query
from ..models import SearchCount, SearchWeights, Synonym
from ..phrases import listed
from ..query import parse
from . import rules as rulebook
from .guidance import steer
from .rules import Rules

LOOKED_BACK = timedelta(days=30)
#: Questions of each sort: the most frequent, and the most frequent without a result.
QUESTIONS = 30
#: Hits that are compared.
SHOWN = 5
SECONDS = 10.0
#: For one answer.
PATIENCE = 3.0


@dataclass(frozen=True, slots=True)
class Line:
    """A hit before or after. `number` counts from 1; `other` is its number on the other side, 0 when it lacks there."""

    number: int
    other: int
    title: str
    url: str


@dataclass(frozen=True)
class Comparison:
    """The first hits of one question on both sides, and how many it has in all."""

    question: str
    before: tuple[Line, ...]
    after: tuple[Line, ...]
    total_before: int
    total_after: int

    @cached_property
    def came(self) -> int:
        return sum(not line.other for line in self.after)

    @cached_property
    def went(self) -> int:
        return sum(not line.other for line in self.before)

    @cached_property
    def rose(self) -> int:
        return sum(line.number < line.other for line in self.after)

    @cached_property
    def fell(self) -> int:
        return sum(0 < line.other < line.number for line in self.after)

    @property
    def is_changed(self) -> bool:
        return bool(self.came or self.went or self.rose or self.fell or self.total_before != self.total_after)

    @property
    def is_answered_now(self) -> bool:
        return not self.total_before and bool(self.total_after)


@dataclass(frozen=True)
class Outcome:
    """`unseen` questions were not tried, because it took too long or, with `is_down`, because no engine answered."""

    comparisons: tuple[Comparison, ...]
    unseen: int = 0
    is_down: bool = False

    @cached_property
    def changed(self) -> list[Comparison]:
        return [one for one in self.comparisons if one.is_changed]

    @cached_property
    def unchanged(self) -> list[Comparison]:
        return [one for one in self.comparisons if not one.is_changed]

    @cached_property
    def sums(self) -> dict[str, int]:
        names = ("came", "went", "rose", "fell", "is_answered_now")
        return {name: sum(getattr(one, name) for one in self.comparisons) for name in names}


def try_out(unsaved: Synonym | SearchWeights, *, at: datetime, seconds: float = SECONDS) -> Outcome:
    """Ask the questions of the last month in the rule's language, by the rules as they are and with this one."""
    before, after = rulebook.current(), with_unsaved(unsaved)
    own = listed(unsaved.words) if isinstance(unsaved, Synonym) else []
    return compare(questions(unsaved.language, own, at=at), unsaved.language, before, after, at=at, seconds=seconds)


def with_unsaved(unsaved: Synonym | SearchWeights) -> Rules:
    """The rules as they would be once this was saved, in place of the row that it changes."""
    rows = [*type(unsaved)._default_manager.exclude(pk=unsaved.pk), unsaved]
    if isinstance(unsaved, Synonym):
        return replace(rulebook.current(), thesauri=rulebook.thesauri(rows))
    return replace(rulebook.current(), weights=rulebook.weights(rows))


def questions(language: str, own: Iterable[str], *, at: datetime) -> list[str]:
    """The words of the rule, then the most frequent questions, then the most frequent of those without a result."""
    since = timezone.localdate(at) - LOOKED_BACK
    counted = SearchCount.objects.filter(language=language, day__gte=since).values_list("text")
    summed = counted.annotate(times=Sum("searches"), nothing=Sum("without_results"))
    frequent = [row[0] for row in summed.order_by("-times", "text")[:QUESTIONS]]
    in_vain = [row[0] for row in summed.filter(nothing__gt=0).order_by("-nothing", "text")[:QUESTIONS]]
    return list(dict.fromkeys((*own, *frequent, *in_vain)))


def compare(
    asked: list[str], language: str, before: Rules, after: Rules, *, at: datetime, seconds: float = SECONDS
) -> Outcome:
    """Ask each question by both rules, until the time is up."""
    last, found = monotonic() + seconds, []
    for number, question in enumerate(asked):
        if monotonic() > last:
            return Outcome(tuple(found), unseen=len(asked) - number)
        query, _remarks = parse(question, Query(language=language, at=at, size=SHOWN))
        try:
            found.append(_compared(question, steer(query, before), steer(query, after)))
        except EngineDown:
            return Outcome(tuple(found), unseen=len(asked) - number, is_down=True)
    return Outcome(tuple(found))


def _compared(question: str, before: Query, after: Query) -> Comparison:
    old = by_the_best(before, seconds=PATIENCE)
    new = old if before == after else by_the_best(after, seconds=PATIENCE)
    return Comparison(question, _lines(old.hits, new.hits), _lines(new.hits, old.hits), old.total, new.total)


def _lines(hits: tuple[Hit, ...], others: tuple[Hit, ...]) -> tuple[Line, ...]:
    numbers = {hit.key: number for number, hit in enumerate(others[:SHOWN], 1)}
    return tuple(
        Line(number, numbers.get(hit.key, 0), "".join(text for text, _marked in hit.title), hit.url)
        for number, hit in enumerate(hits[:SHOWN], 1)
    )
