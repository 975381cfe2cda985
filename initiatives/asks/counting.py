"""How many asks and offers there are of each value, in one query whose answer does not grow with their number.

The database counts per combination of direction, kind, municipality, place and time; which of those belong to a value
is summed here.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import BooleanField, Case, CharField, Count, Q, Value, When

from ..choices import Soon
from .facets import DIRECTIONS, Asked, limit_of

TOTAL = ("total", "")
LATER = "later"
WORDS = {way: word for word, way in DIRECTIONS.items()}


@dataclass(frozen=True, slots=True)
class Cell:
    """So many rows that are the same to every filter; `values`: what they are to each."""

    values: Mapping[str, frozenset[str]]
    count: int

    def stopped_by(self, chosen: Mapping[str, frozenset[str]]) -> list[str]:
        """The filters that do not let it through."""
        return [name for name, wanted in chosen.items() if self.values[name].isdisjoint(wanted)]


def counts(rows, asked: Asked, *, at: datetime) -> dict[tuple[str, str], int]:
    """Hits by (facet, value), each over what all other filters leave, and of all together under TOTAL."""
    found: Counter = Counter()
    chosen = {name: frozenset(values) for name, values in asked.chosen.values.items() if values}
    for cell in cells(rows, asked, at=at):
        stops = cell.stopped_by(chosen)
        if not stops:
            found[TOTAL] += cell.count
        if len(stops) < 2:
            for name in stops or cell.values:
                for value in cell.values[name]:
                    found[name, value] += cell.count
    return dict(found)


def cells(rows, asked: Asked, *, at: datetime) -> list[Cell]:
    by_day = Q(until__lte=asked.day) if asked.day else Q(pk__in=())
    if asked.away is not None:
        rows = rows.filter(page__place__slug__in=asked.away)
    rows = rows.order_by().annotate(
        time=Case(
            When(until__isnull=True, then=Value(Soon.OPEN)),
            When(until__lte=limit_of(Soon.WEEK, at=at), then=Value(Soon.WEEK)),
            When(until__lte=limit_of(Soon.MONTH, at=at), then=Value(Soon.MONTH)),
            default=Value(LATER),
            output_field=CharField(),
        ),
        by_day=Case(When(by_day, then=Value(True)), default=Value(False), output_field=BooleanField()),
    )
    names = ("direction", "kind", "page__municipality__slug", "page__place__slug", "time", "by_day")
    groups = rows.values_list(*names).annotate(number=Count("pk"))
    return [Cell(values_of(row[:-1], asked), row[-1]) for row in groups]


def values_of(row: tuple, asked: Asked) -> dict[str, frozenset[str]]:
    direction, kind, municipality, place, time, by_day = row
    times = {time, Soon.MONTH} if time == Soon.WEEK else {time}
    if by_day and asked.day:
        times.add(asked.day.isoformat())
    return {
        "richting": frozenset({WORDS[direction]}),
        "soort": frozenset({kind}),
        "gemeente": frozenset({municipality} - {None}),
        "plaats": frozenset({place} - {None}),
        "tot": frozenset(times),
    }
