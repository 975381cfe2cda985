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
from .facets import DIRECTIONS, FACETS, Asked, limit_of

TOTAL = ("total", "")
LATER = "later"
WORDS = {way: word for word, way in DIRECTIONS.items()}


@dataclass(frozen=True, slots=True)
class Cell:
    """So many rows that are the same to every filter; `values`: what they are to each."""

    values: Mapping[str, frozenset[str]]
    count: int

    def passes(self, asked: Asked, *, but: str = "") -> bool:
        if asked.near and self.values["plaats"].isdisjoint(asked.near.slugs):
            return False
        chosen = ((name, asked.chosen.of(name)) for name in self.values if name != but)
        return all(not values or not self.values[name].isdisjoint(values) for name, values in chosen)


def counts(rows, asked: Asked, *, at: datetime) -> dict[tuple[str, str], int]:
    """Hits by (facet, value), each over what all other filters leave, and of all together under TOTAL."""
    found: Counter = Counter()
    for cell in cells(rows, asked, at=at):
        if cell.passes(asked):
            found[TOTAL] += cell.count
        for facet in FACETS:
            if cell.passes(asked, but=facet.name):
                found.update({(facet.name, value): cell.count for value in cell.values[facet.name]})
    return dict(found)


def cells(rows, asked: Asked, *, at: datetime) -> list[Cell]:
    by_day = Q(until__lte=asked.day) if asked.day else Q(pk__in=())
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
