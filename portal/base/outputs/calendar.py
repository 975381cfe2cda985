"""A list as a calendar to subscribe to (RFC 5545, with names and refreshing of RFC 7986).

A date keeps its UID; SEQUENCE rises each time its page is published; what was cancelled says so, and what was taken
away is not there any more, so that calendars that follow drop it.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from django.http import HttpRequest
from icalendar import Calendar, Event, vText

from ..calendars import DOMAIN, amsterdam, span
from .answers import etag, stream
from .items import Item, Time, items_of
from .words import clean, title_of

#: How often a calendar may ask again.
AGAIN = timedelta(hours=6)
#: SEQUENCE counts minutes from here: it rises, and stays small enough for every calendar.
SINCE = datetime(2020, 1, 1, tzinfo=UTC)
END = "END:VCALENDAR\r\n"


def render(index: Any, request: HttpRequest, selection, *, at):
    params = request.GET
    title = title_of(index, params, selection)

    def parts() -> Iterator[str]:
        yield head(title, index.full_url).removesuffix(END)
        for item in items_of(index, selection.keys, at=at):
            for time in index.times_of(item, params):
                yield event(item, time).to_ical().decode()
        yield END

    return stream(
        request,
        parts,
        kind="text/calendar; charset=utf-8",
        tag=etag(index, request, selection, at=at),
    )


def head(title: str, source: str) -> str:
    calendar = Calendar()
    calendar.add("prodid", "-//Achterhoek 2020//Portal//NL")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", clean(title))
    calendar.add("x-wr-calname", vText(clean(title)))
    calendar.add("url", source)
    calendar.add("refresh-interval", AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", f"PT{AGAIN.seconds // 3600}H")
    calendar.add_component(amsterdam())
    return calendar.to_ical().decode()


def event(item: Item, time: Time) -> Event:
    changed = item.changed or SINCE
    found = Event()
    found.add("uid", f"{time.key}@{DOMAIN}")
    found.add("sequence", max(0, int((changed - SINCE).total_seconds() // 60)))
    found.add("dtstamp", changed)
    found.add("last-modified", changed)
    for name, value in span(time.start, time.end, all_day=time.all_day).items():
        found.add(name, value)
    found.add("summary", clean(time.title))
    found.add("description", clean("\n\n".join(filter(None, (item.note, time.note, item.summary, item.url)))))
    if item.where:
        found.add("location", clean(item.where))
    if item.spot:
        found.add("geo", item.spot)
    if item.themes:
        found.add("categories", [clean(label) for _slug, label in item.themes])
    found.add("url", item.url)
    found.add("status", "CANCELLED" if item.cancelled else "CONFIRMED")
    found.add("transp", "OPAQUE" if time.busy and not item.cancelled else "TRANSPARENT")
    return found
