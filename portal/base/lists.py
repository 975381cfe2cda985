"""Automatic lists: rooms above register what they can list, the block in an editor's hands chooses one.

`portal.base` may not import the rooms, so a room hands over a function in its `AppConfig.ready`:
`offer("upcoming-events", _("Coming events"), upcoming_events, more=_("Whole agenda"))`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from .cards import Link


@dataclass(frozen=True, slots=True)
class Wish:
    """What the editor asked for: at most `count` cards, narrowed by slugs (empty means: all)."""

    language: str
    at: datetime
    count: int
    theme: str = ""
    place: str = ""
    municipality: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """A list that can be asked for: `pages(wish)` gives pages fetched for cards, `more` are the words for all."""

    name: str
    label: str
    pages: Callable[[Wish], list]
    more: str


_offers: dict[str, Offer] = {}


def offer(name: str, label: str, pages: Callable[[Wish], list], *, more: str) -> None:
    """Register a list under a stable name (it is stored in pages)."""
    _offers[name] = Offer(name, label, pages, more)


def choices() -> list[tuple[str, str]]:
    return [(item.name, item.label) for item in _offers.values()]


def find(name: str) -> Offer | None:
    """The list of that name, or None when the room that offered it is gone."""
    return _offers.get(name)


def link_to_all(item: Offer, pages: list) -> Link | None:
    """A link to the index above the listed pages; it costs no query, since they live right under it."""
    url = pages[0].get_url() if pages else None
    return Link(str(item.more), url.rstrip("/").rsplit("/", 1)[0] + "/") if url else None


def narrowed(rows: QuerySet, wish: Wish, *, where: str = "place") -> QuerySet:
    """Live rows of the wished language, theme, municipality and place; `where` is the lookup of the place."""
    rows = rows.open_to_all().in_language(wish.language)
    if wish.theme:
        rows = rows.in_theme(wish.theme)
    if where and wish.municipality:
        rows = rows.filter(pk__in=rows.filter(**{f"{where}__municipality__slug": wish.municipality}).values("pk"))
    if where and wish.place:
        rows = rows.filter(pk__in=rows.filter(**{f"{where}__slug": wish.place}).values("pk"))
    return rows
