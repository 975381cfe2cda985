"""What the outputs of a list know of each page: plain values, read in a few queries for thousands of pages at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db.models import Model, QuerySet

#: Pages read at first, so that the answer starts at once, and then at most in one go.
FIRST, MOST = 400, 12_000
SHARED = ("pk", "translation_key", "slug", "title", "summary", "first_published_at", "last_published_at")


@dataclass(frozen=True, slots=True)
class Time:
    """A date of a page for a calendar: moments, or days where it lasts `all_day`; `note`: what is said of it."""

    key: str  # names it for ever
    start: datetime | date
    end: datetime | date
    title: str
    note: str = ""
    all_day: bool = False
    #: Says that somebody is there at that time.
    busy: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One page of a list. `more`: values of the further columns of its kind, by name.

    `tell_when` and `list_times` are called by those outputs only that show a date, in words or in a calendar.
    """

    id: UUID  # the same in every language
    language: str
    url: str
    title: str
    summary: str
    published: datetime | None
    updated: datetime | None
    themes: tuple[tuple[str, str], ...] = ()  # (slug, label)
    place: str = ""
    municipality: str = ""
    spot: tuple[float, float] | None = None  # (latitude, longitude)
    where: str = ""  # in words
    more: Mapping[str, Any] = field(default_factory=dict)
    cancelled: bool = False
    note: str = ""  # what else a reader should know
    tell_when: Callable[[], str] = str
    list_times: Callable[[], tuple[Time, ...]] = tuple

    @property
    def urn(self) -> str:
        """Names this page in this language for ever."""
        return uuid5(NAMESPACE_URL, f"{self.id}/{self.language}").urn

    @property
    def when_and_where(self) -> str:
        """Its date and its place in words."""
        return " · ".join(filter(None, (self.tell_when(), self.where)))

    @property
    def times(self) -> tuple[Time, ...]:
        return self.list_times()

    @property
    def changed(self) -> datetime | None:
        return self.updated or self.published


def batches(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    """Few keys first, then many: the number of queries hardly grows with the list."""
    start, size = 0, FIRST
    while start < len(keys):
        yield keys[start : start + size]
        start, size = start + size, MOST


def items_of(index: Any, keys: Sequence[int], *, at: datetime) -> Iterator[Item]:
    """These pages of a list in this order; what went meanwhile is left out."""
    for batch in batches(keys):
        yield from index.items(batch, at=at)


def rows_in_order(rows: QuerySet, keys: Sequence[int], names: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Values of live pages by field, in the order of `keys`; one query."""
    found = {row["pk"]: row for row in rows.live().order_by().filter(pk__in=keys).values(*SHARED, *names)}
    return (found[key] for key in keys if key in found)


def grouped(rows: Iterable[tuple]) -> dict[int, list[tuple]]:
    """(key, …) by key, in their order."""
    found: dict[int, list[tuple]] = {}
    for key, *values in rows:
        found.setdefault(key, []).append(tuple(values))
    return found


def themes_of(model: type[Model], keys: Sequence[int]) -> dict[int, list[tuple]]:
    """(slug, label) of the themes of these pages, by primary key; one query."""
    through = model._meta.get_field("themes").remote_field.through
    name = model._meta.model_name
    rows = through.objects.filter(**{f"{name}__in": keys}).order_by("theme__label")
    return grouped(rows.values_list(name, "theme__slug", "theme__label"))


def shared(index: Any, base: str, row: Mapping[str, Any], themes: Mapping[int, list[tuple]]) -> dict[str, Any]:
    """What every kind of page tells, from a row of `rows_in_order`; `base`: the address of the list."""
    return {
        "id": row["translation_key"],
        "language": index.language,
        "url": f"{base}{row['slug']}/",
        "title": row["title"],
        "summary": row["summary"],
        "published": row["first_published_at"],
        "updated": row["last_published_at"],
        "themes": tuple(themes.get(row["pk"], ())),
    }


def spot_of(*pairs: tuple[Any, Any]) -> tuple[float, float] | None:
    """The first of these (latitude, longitude) that is known."""
    return next(((float(north), float(east)) for north, east in pairs if north is not None and east is not None), None)
