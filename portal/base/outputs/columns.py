"""The open data of a list, column by column: what CSV, GeoJSON, their schema and docs/open-data.md have in common."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .items import Item

#: Rises when a column goes, or means something else; a new column changes nothing for who reads the others.
VERSION = 1
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
LICENCE_NAME = "CC BY 4.0"

TEXT: Mapping[str, Any] = {"type": "string"}
NUMBER: Mapping[str, Any] = {"type": ["number", "null"]}
TRUTH: Mapping[str, Any] = {"type": "boolean"}
TEXTS: Mapping[str, Any] = {"type": "array", "items": {"type": "string"}}
DAY: Mapping[str, Any] = {"type": ["string", "null"], "format": "date"}
MOMENT: Mapping[str, Any] = {"type": ["string", "null"], "format": "date-time"}
LINK: Mapping[str, Any] = {"type": "string", "format": "uri"}
NAME: Mapping[str, Any] = {"type": "string", "format": "uuid"}


def one_of(values: Iterable[str]) -> dict[str, Any]:
    return {"type": "string", "enum": list(values)}


@dataclass(frozen=True, slots=True)
class Column:
    """`schema`: what JSON Schema says of its values; `about`: what it means, for people."""

    name: str
    schema: Mapping[str, Any]
    about: str


SHARED = (
    Column("id", NAME, _("Names it for ever, and the same in every language.")),
    Column("language", one_of(("nl", "en", "de")), _("The language of the words.")),
    Column("url", LINK, _("The address of its page.")),
    Column("title", TEXT, _("Its title.")),
    Column("summary", TEXT, _("What it is, in one or two sentences; may be empty.")),
    Column("themes", TEXTS, _("Its themes, as the words that stand in addresses.")),
    Column("place", TEXT, _("The town or village; empty when it is for a whole municipality or the whole region.")),
    Column("municipality", TEXT, _("The municipality; empty when it is for the whole region.")),
    Column("published", MOMENT, _("When it first stood on this site.")),
    Column("updated", MOMENT, _("When its page was last published.")),
)
#: In a table; GeoJSON has them as its geometry.
SPOT = (
    Column("latitude", NUMBER, _("Degrees north (WGS84): its own, else those of its place.")),
    Column("longitude", NUMBER, _("Degrees east (WGS84).")),
)


def columns_of(index: Any) -> tuple[Column, ...]:
    """Those of every list, then the further ones of this kind."""
    return (*SHARED, *index.columns)


def values_of(item: Item) -> dict[str, Any]:
    """By column; moments and days as ISO 8601 writes them."""
    return {
        "id": str(item.id),
        "language": item.language,
        "url": item.url,
        "title": item.title,
        "summary": item.summary,
        "themes": [slug for slug, _label in item.themes],
        "place": item.place,
        "municipality": item.municipality,
        "published": iso(item.published),
        "updated": iso(item.updated),
        **item.more,
    }


def iso(when: datetime | date | None) -> str | None:
    """A moment with its offset in Europe/Amsterdam, or a day."""
    if isinstance(when, datetime):
        return when.astimezone(timezone.get_default_timezone()).isoformat(timespec="seconds")
    return when.isoformat() if when else None
