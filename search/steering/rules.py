"""All that editors decided, as plain values: read once by a process, and again when an editor changed something.

Every search asks for the token of `Steering` (one query, once in a request). Only when it is another than that of the
rules in memory are the rules read: three queries, and one for the pages. No cache server is needed for that, and a
saved rule holds for every process at its next search.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from functools import lru_cache

from asgiref.local import Local
from django.core.signals import request_finished, request_started
from wagtail.models import Page

from ..engine import Weights
from ..models import Promotion, SearchWeights, Steering, Synonym
from ..phrases import lines, phrase
from .thesaurus import Thesaurus


@dataclass(frozen=True, slots=True)
class Promoted:
    """A page for a question, from and up to and including these days."""

    key: int
    since: date | None
    until: date | None

    def holds(self, day: date) -> bool:
        return (not self.since or self.since <= day) and (not self.until or day <= self.until)


Questions = Mapping[frozenset[str], tuple[Promoted, ...]]


@dataclass(frozen=True, slots=True)
class Rules:
    """By language."""

    thesauri: Mapping[str, Thesaurus] = field(default_factory=dict)
    weights: Mapping[str, Weights] = field(default_factory=dict)
    promotions: Mapping[str, Questions] = field(default_factory=dict)


def current() -> Rules:
    """The rules as they are now. Asks the database once in a request, outside of one every time."""
    if not hasattr(_request, "rules"):
        return _read(_token())
    if _request.rules is None:
        _request.rules = _read(_token())
    return _request.rules


@lru_cache(maxsize=1)
def _read(token: str) -> Rules:
    """The rules under this token, which is asked for first: a rule saved in between is read again at the next one."""
    return Rules(thesauri(Synonym.objects.all()), weights(SearchWeights.objects.all()), promotions())


def thesauri(rows: Iterable[Synonym]) -> dict[str, Thesaurus]:
    by_language = defaultdict(list)
    for row in rows:
        if row.in_use:
            by_language[row.language].append(row)
    return {language: Thesaurus.of(found, language) for language, found in by_language.items()}


def weights(rows: Iterable[SearchWeights]) -> dict[str, Weights]:
    names = [one.name for one in fields(Weights)]
    return {row.language: Weights(**{name: getattr(row, name) for name in names}) for row in rows}


def promotions() -> dict[str, Questions]:
    """In their order, without pages that not everybody may read."""
    found: defaultdict[str, dict[frozenset[str], tuple[Promoted, ...]]] = defaultdict(dict)
    for row in shown(Promotion.objects.all()):
        here = found[row.language]
        for line in lines(row.queries):
            asked = frozenset(phrase(line, row.language))
            if asked:
                here[asked] = (*here.get(asked, ()), Promoted(row.page_id, row.since, row.until))
    return found


def shown(rows: Iterable[Promotion]) -> list[Promotion]:
    """Those of which the page is there, live, and closed to nobody."""
    rows = list(rows)
    wanted = {row.page_id for row in rows if row.page_id}
    readable = set(Page.objects.live().public().filter(pk__in=wanted).values_list("pk", flat=True)) if wanted else set()
    return [row for row in rows if row.page_id in readable]


def _token() -> str:
    return Steering.objects.filter(pk=1).values_list("token", flat=True).first() or ""


_request = Local()


def _begin(**kwargs: object) -> None:
    _request.rules = None


def _end(**kwargs: object) -> None:
    if hasattr(_request, "rules"):
        del _request.rules


request_started.connect(_begin, dispatch_uid="search.steering.begin")
request_finished.connect(_end, dispatch_uid="search.steering.end")
