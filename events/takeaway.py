"""Events as the outputs of the agenda show them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.base.outputs.columns import MOMENT, NUMBER, TEXT, TEXTS, TRUTH, Column, iso, one_of
from portal.base.outputs.items import Item, Time, grouped, rows_in_order, shared, spot_of, themes_of
from portal.base.when import span_lines

from .choices import Audience, SignUpWay, Status

COLUMNS = (
    Column("start", MOMENT, gettext_lazy("When its first coming date starts; when all are over, its last one.")),
    Column("end", MOMENT, gettext_lazy("When that date ends.")),
    Column("all_day", TRUTH, gettext_lazy("Whether that date lasts all day: then the hours mean nothing.")),
    Column("dates", TEXTS, gettext_lazy("All its dates, each as start/end (ISO 8601).")),
    Column("status", one_of(Status.values), gettext_lazy("Whether it takes place as planned.")),
    Column("status_note", TEXT, gettext_lazy("What changed.")),
    Column("venue", TEXT, gettext_lazy("The building or spot.")),
    Column("address", TEXT, gettext_lazy("Street and number.")),
    Column("online", TRUTH, gettext_lazy("Whether one can join from home.")),
    Column("audience", one_of(Audience.values), gettext_lazy("For whom it is.")),
    Column("organiser", TEXT, gettext_lazy("The organisation behind it.")),
    Column("price", NUMBER, gettext_lazy("The price in euros; 0 is free, nothing is not stated.")),
    Column("sign_up", one_of(SignUpWay.values), gettext_lazy("How one signs up.")),
)
FIELDS = (
    *("place__name", "place__latitude", "place__longitude", "place__municipality__name"),
    *("venue", "address", "online", "status", "status_note", "audience", "organiser", "price", "sign_up"),
)

AS_THEY_ARE = ("status", "status_note", "venue", "address", "online", "audience", "organiser")


def event_items(index, keys: Sequence[int], *, at: datetime) -> Iterator[Item]:
    """Three queries, however many."""
    rows = rows_in_order(index.listed.all(), keys, FIELDS)
    base = index.full_url
    themes = themes_of(index.listed.model, keys)
    dates = grouped(
        index.listed.model._meta.get_field("occurrences")
        .related_model.objects.filter(page__in=keys)
        .order_by("start", "pk")
        .values_list("page", "translation_key", "start", "end", "all_day", "note")
    )
    for row in rows:
        its_dates = dates.get(row["pk"], [])
        one = next((date for date in its_dates if date[2] >= at), its_dates[-1] if its_dates else None)
        yield Item(
            **shared(index, base, row, themes),
            place=row["place__name"] or "",
            municipality=row["place__municipality__name"] or "",
            spot=spot_of((row["place__latitude"], row["place__longitude"])),
            where=where_of(row),
            more=more(row, its_dates, one),
            cancelled=row["status"] == Status.CANCELLED,
            note=note_of(row),
            tell_when=partial(when_of, one),
            list_times=partial(times, row, its_dates),
        )


def where_of(row: Mapping[str, Any]) -> str:
    town = row["place__name"] or ""
    known = town and row["address"].endswith(town)
    found = ", ".join(filter(None, (row["venue"], row["address"], "" if known else town)))
    return found or (_("Online") if row["online"] else "")


def when_of(one: tuple | None) -> str:
    if one is None:
        return ""
    _key, start, end, all_day, _note = one
    return ", ".join(span_lines(start, end, all_day=all_day))


def note_of(row: Mapping[str, Any]) -> str:
    """That it was cancelled or moved, and what is said of it."""
    words = {Status.CANCELLED: _("Cancelled"), Status.MOVED: _("Moved")}.get(row["status"], "")
    return ": ".join(filter(None, (words, row["status_note"]))) if words else ""


def more(row: Mapping[str, Any], dates: list[tuple], one: tuple | None) -> dict[str, Any]:
    return {
        "start": iso(one and one[1]),
        "end": iso(one and one[2]),
        "all_day": bool(one and one[3]),
        "dates": [interval(start, end, all_day=all_day) for _key, start, end, all_day, _note in dates],
        **{name: row[name] for name in AS_THEY_ARE},
        "price": None if row["price"] is None else float(row["price"]),
        "sign_up": row["sign_up"],
    }


def interval(start: datetime, end: datetime, *, all_day: bool) -> str:
    if all_day:
        return f"{timezone.localdate(start).isoformat()}/{timezone.localdate(end).isoformat()}"
    return f"{iso(start)}/{iso(end)}"


def times(row: Mapping[str, Any], dates: list[tuple]) -> tuple[Time, ...]:
    return tuple(time_of(row, date) for date in dates)


def time_of(row: Mapping[str, Any], one: tuple) -> Time:
    key, start, end, all_day, note = one
    if all_day:
        start, end = timezone.localdate(start), timezone.localdate(end)
    return Time(str(key), start, end, row["title"], note, all_day, busy=True)
