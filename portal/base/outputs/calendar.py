"""A list as a calendar to subscribe to (RFC 5545, with names and refreshing of RFC 7986).

A date keeps its UID; SEQUENCE rises each time its page is published; what was cancelled says so, and what was taken
away is not there any more, so that calendars that follow drop it.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from icalendar import Calendar, vText

from ..calendars import DOMAIN, amsterdam, span
from .answers import etag, stream
from .items import Item, Time, items_of
from .words import clean, title_of

#: How often a calendar may ask again.
AGAIN = timedelta(hours=6)
#: SEQUENCE counts minutes from here: it rises, and stays small enough for every calendar.
SINCE = datetime(2020, 1, 1, tzinfo=UTC)
WIDTH = 75
#: In this order: what escapes comes first.
ESCAPED = (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n"), ("\r", ""))
END = "END:VCALENDAR\r\n"


def render(index: Any, request: HttpRequest, selection, *, at):
    params = request.GET
    title = title_of(index, params, selection)

    def parts() -> Iterator[str]:
        yield head(title, index.full_url).removesuffix(END)
        for item in items_of(index, selection.keys, at=at):
            for time in index.times_of(item, params):
                yield event(item, time)
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


def event(item: Item, time: Time) -> str:
    """One VEVENT. Written line by line: icalendar's own objects take five times as long, and a list holds thousands."""
    changed = item.changed or SINCE
    stamp = utc(changed)
    rows = [
        "BEGIN:VEVENT",
        f"UID:{time.key}@{DOMAIN}",
        f"SEQUENCE:{max(0, int((changed - SINCE).total_seconds() // 60))}",
        f"DTSTAMP:{stamp}",
        f"LAST-MODIFIED:{stamp}",
        *(f"{name.upper()}{when(value)}" for name, value in span(time.start, time.end, all_day=time.all_day).items()),
        f"SUMMARY:{text(time.title)}",
        f"DESCRIPTION:{text(told(item, time))}",
        f"URL:{item.url}",
        f"STATUS:{'CANCELLED' if item.cancelled else 'CONFIRMED'}",
        f"TRANSP:{'OPAQUE' if time.busy and not item.cancelled else 'TRANSPARENT'}",
        *further(item),
        "END:VEVENT",
    ]
    return "".join(f"{folded(row)}\r\n" for row in rows)


def further(item: Item) -> Iterator[str]:
    """Properties that not every page has."""
    if item.where:
        yield f"LOCATION:{text(item.where)}"
    if item.spot:
        yield "GEO:{};{}".format(*item.spot)
    if item.themes:
        yield "CATEGORIES:" + ",".join(text(label) for _slug, label in item.themes)


def told(item: Item, time: Time) -> str:
    return "\n\n".join(filter(None, (item.note, time.note, item.summary, item.url)))


def text(words: str) -> str:
    words = clean(words)
    for sign, written in ESCAPED:
        words = words.replace(sign, written)
    return words


def folded(line: str) -> str:
    """In lines of at most 75 octets, none of which ends within a character."""
    if len(line) <= WIDTH and line.isascii():
        return line
    rest, parts = line.encode(), []
    while len(rest) > WIDTH - bool(parts):
        end = WIDTH - bool(parts)
        while rest[end] & 0xC0 == 0x80:  # within a character
            end -= 1
        parts.append(rest[:end])
        rest = rest[end:]
    return b"\r\n ".join([*parts, rest]).decode()


def utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def when(value: datetime | date) -> str:
    """The rest of a line after its name: a day, or a moment by the clock of the VTIMEZONE."""
    if isinstance(value, datetime):
        return f";TZID={settings.TIME_ZONE}:{value:%Y%m%dT%H%M%S}"
    return f";VALUE=DATE:{value:%Y%m%d}"
