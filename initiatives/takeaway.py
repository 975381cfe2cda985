"""Initiatives as the outputs of their list show them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.base.outputs.columns import DAY, TEXTS, TRUTH, Column, iso, one_of
from portal.base.outputs.items import Item, Time, grouped, rows_in_order, shared, spot_of, themes_of

from .choices import Direction, Stage
from .querysets import help_items

COLUMNS = (
    Column("stage", one_of(Stage.values), gettext_lazy("How far it is.")),
    Column("since", DAY, gettext_lazy("The day on which it began.")),
    Column("wanted", TEXTS, gettext_lazy("What help it asks now.")),
    Column("offered", TEXTS, gettext_lazy("What it offers to others now.")),
    Column("example", TRUTH, gettext_lazy("Whether it was made up, to show what this site can do.")),
)
FIELDS = (
    *("place__name", "place__latitude", "place__longitude", "municipality__name"),
    *("latitude", "longitude", "stage", "since", "is_example"),
)
CAME, ENDS = "came", "until"


def initiative_items(index, keys: Sequence[int], *, at: datetime) -> Iterator[Item]:
    """Three queries, however many."""
    rows = rows_in_order(index.listed.all(), keys, FIELDS)
    base = index.full_url
    themes = themes_of(index.listed.model, keys)
    asked = grouped(
        help_items()
        .open(at)
        .filter(page__in=keys)
        .order_by("sort_order")
        .values_list("page", "translation_key", "direction", "text", "until")
    )
    for row in rows:
        helps = [] if row["stage"] == Stage.STOPPED else asked.get(row["pk"], [])
        yield Item(
            **shared(index, base, row, themes),
            place=row["place__name"] or "",
            municipality=row["municipality__name"] or "",
            spot=spot_of(
                (row["latitude"], row["longitude"]),
                (row["place__latitude"], row["place__longitude"]),
            ),
            where=where_of(row),
            more=more(row, helps),
            list_times=partial(times, row, helps),
        )


def where_of(row: Mapping[str, Any]) -> str:
    if row["place__name"]:
        return row["place__name"]
    name = row["municipality__name"]
    return _("Municipality of %(name)s") % {"name": name} if name else _("Whole region")


def more(row: Mapping[str, Any], helps: list[tuple]) -> dict[str, Any]:
    def texts(direction: str) -> list[str]:
        return [text for _key, way, text, _until in helps if way == direction]

    return {
        "stage": row["stage"],
        "since": iso(row["since"]),
        "wanted": texts(Direction.WANTED),
        "offered": texts(Direction.OFFERED),
        "example": row["is_example"],
    }


def times(row: Mapping[str, Any], helps: list[tuple]) -> tuple[Time, ...]:
    """The day on which it came, and the last day of what it asks or offers."""
    found = []
    if row["first_published_at"]:
        day = timezone.localdate(row["first_published_at"])
        title = _("New initiative: %(title)s") % {"title": row["title"]}
        found.append(Time(f"{row['translation_key']}-{CAME}", day, day, title, all_day=True))
    for key, direction, text, until in helps:
        if until:
            title = _("Last day: %(what)s") % {"what": text}
            note = f"{Direction(direction).label}: {text}"
            found.append(Time(f"{key}-{ENDS}", until, until, f"{title} ({row['title']})", note, all_day=True))
    return tuple(found)
