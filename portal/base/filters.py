"""Filters of index pages: plain GET parameters in, chosen values, counts, pills and sorted rows out.

Each facet counts over what all the *other* filters leave, so the figures stay right when several values are
ticked; `portal.base.shelf` does the counting.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

TOTAL = "total"
#: The value of a facet that stands for all that has none.
REST = "geen"


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter: its parameter, its words, the lookup that it narrows and the options it knows.

    `options(language)` gives (value, label) pairs; with `only_used` an option without a hit is left out.
    `given(at)` narrows the related rows that `lookup` reads: of what is wanted and not over, the kind.
    `rest` names, as an option of its own, what has no value; without it nobody can ask for that.
    `dated`: its values belong to dates, not to pages: `lookup` is one of the rows with dates, and those count that lie
    in the period that is shown.
    """

    name: str
    label: str
    lookup: str
    options: Callable[[str], Iterable[tuple[str, str]]]
    only_used: bool = False
    given: Callable[[datetime], Q] | None = None
    rest: str = ""
    dated: bool = False

    def labels(self, language: str) -> dict[str, str]:
        """Words by value, in the order of the form."""
        return dict(self.options(language)) | ({REST: self.rest} if self.rest else {})

    def pairs(self, rows: QuerySet, *, at: datetime) -> QuerySet:
        """(primary key, value) of the rows that have a value here; a row with several comes once for each."""
        condition = Q(**{f"{self.lookup}__isnull": False})
        if self.given:
            condition &= self.given(at)
        return rows.filter(condition).order_by().values_list("pk", self.lookup)


@dataclass(frozen=True, slots=True)
class Sort:
    """An order of a list: by fields of its rows, by distance, or without any by date."""

    name: str
    label: str
    order: tuple = ()
    latest_first: bool = False
    by_distance: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    count: int
    checked: bool


@dataclass(frozen=True, slots=True)
class Group:
    """One filter as the visitor sees it."""

    name: str
    label: str
    options: tuple[Option, ...]

    @property
    def chosen(self) -> int:
        return sum(option.checked for option in self.options)


@dataclass(frozen=True, slots=True)
class Pill:
    """A chosen value; following `url` takes it away."""

    label: str
    url: str


@dataclass(slots=True)
class Chosen:
    """What a visitor asked for. `ignored` holds sentences on what could not be used."""

    values: dict[str, tuple[str, ...]] = field(default_factory=dict)
    ignored: list[str] = field(default_factory=list)

    def of(self, name: str) -> tuple[str, ...]:
        return self.values.get(name, ())


def read(params: QueryDict, facets: Iterable[Facet], labels: dict[str, dict[str, str]]) -> Chosen:
    """Keep the values that a facet knows; say of the others that they were left out."""
    chosen = Chosen()
    for facet in facets:
        asked = list(dict.fromkeys(value for value in params.getlist(facet.name) if value))
        known = labels[facet.name]
        chosen.values[facet.name] = tuple(value for value in asked if value in known)
        chosen.ignored += [
            _("We do not know “%(value)s” as %(filter)s, so that filter was left out.")
            % {"value": value[:60], "filter": facet.label}
            for value in asked
            if value not in known
        ][:3]
    return chosen


def groups(facets, labels, counts, chosen: Chosen) -> tuple[Group, ...]:
    """The filters with their counts, ready for the form."""
    return tuple(
        Group(
            facet.name,
            str(facet.label),
            tuple(
                Option(value, str(label), counts.get((facet.name, value), 0), value in chosen.of(facet.name))
                for value, label in labels[facet.name].items()
                if is_offered(facet, value, counts, chosen)
            ),
        )
        for facet in facets
    )


def is_offered(facet: Facet, value: str, counts, chosen: Chosen) -> bool:
    always = not facet.only_used and value != REST
    return always or (facet.name, value) in counts or value in chosen.of(facet.name)


def pills(params: QueryDict, facets, labels, chosen: Chosen) -> tuple[Pill, ...]:
    """One pill per chosen value, each with the address that remains without it."""
    return tuple(
        Pill(str(labels[facet.name][value]), without(params, facet.name, value))
        for facet in facets
        for value in chosen.of(facet.name)
    )


def without(params: QueryDict, name: str, value: str | None = None) -> str:
    """The query string without one value (or without the whole parameter), and back on the first page."""
    rest = params.copy()
    rest.setlist(name, [] if value is None else [item for item in rest.getlist(name) if item != value])
    rest.pop("pagina", None)
    return "?" + rest.urlencode()


def without_all(params: QueryDict, *names: str) -> str:
    """The query string without these parameters, and back on the first page."""
    rest = params.copy()
    for name in (*names, "pagina"):
        rest.pop(name, None)
    return "?" + rest.urlencode()


def pick_sort(sorts: tuple[Sort, ...], params: QueryDict, chosen: Chosen) -> Sort:
    """The order asked for, else the first."""
    asked = params.get("volgorde", "")
    found = next((sort for sort in sorts if sort.name == asked), None)
    if asked and not found:
        chosen.ignored.append(_("We do not know that order, so the usual one is used."))
    return found or sorts[0]
