"""What a page hands to search: plain values, no model, no engine."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """One page in one language, as search knows it.

    `key` is the page's primary key; `kind` one of the names in `portal.base.cards`; `themes`, `municipality`
    and `place` are slugs; `labels` are words in the page's language that it is filed under, such as the names of its
    themes; `start` and `end` are moments (UTC) of something with a date; `published` is when the page was last
    published; later writes carry a larger `version` (microseconds since 1970).
    """

    key: int
    language: str
    kind: str
    title: str
    url: str
    summary: str = ""
    text: str = ""
    themes: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    municipality: str = ""
    place: str = ""
    place_name: str = ""
    latitude: float | None = None
    longitude: float | None = None
    stage: str = ""
    audience: str = ""
    start: datetime | None = None
    end: datetime | None = None
    published: datetime | None = None
    version: int = 0
    extra: dict[str, str] = field(default_factory=dict)


def filed_under(page, themes, *lines) -> dict[str, Any]:
    """The part of an entry that says what a page is about: its themes, and the programme lines that are not None.

    A name in another language, kept where there is no translation yet, is no word of the page's own language.
    """
    themes = list(themes)
    names = [row.label for row in (*themes, *lines) if row and row.locale_id == page.locale_id]
    return {"themes": tuple(theme.slug for theme in themes), "labels": tuple(names)}


def whereabouts(place) -> dict[str, Any]:
    """The part of an entry that says where."""
    if place is None:
        return {}
    return {
        "place": place.slug,
        "place_name": place.name,
        "municipality": place.municipality.slug,
        "latitude": float(place.latitude),
        "longitude": float(place.longitude),
    }
