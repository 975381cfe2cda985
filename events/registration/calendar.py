"""Calendar files (RFC 5545): one event for each date, which calendars recognise again when it changes or goes."""

from datetime import datetime, timedelta
from enum import StrEnum

from icalendar import Calendar, Event, vText

from portal.base.calendars import DOMAIN, amsterdam, span

from .addresses import manage_link
from .models import Offering, Registration, Session


class Method(StrEnum):
    PUBLISH = "PUBLISH"
    CANCEL = "CANCEL"


def calendar_for(
    registration: Registration,
    *,
    language: str,
    at: datetime,
    method: Method = Method.PUBLISH,
    left: Offering | None = None,
) -> bytes:
    """The dates of a registration as a file. The same UID at any time; SEQUENCE rises when date or place changes.

    A date that was dropped, and those of the offering that somebody `left` for this one, stand in it as cancelled, so
    that they go from calendars that had them.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Achterhoek 2020//Portal//NL")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar["method"] = vText(method)
    calendar.add_component(amsterdam())
    for row in [*dates(registration.offering), *(dates(left) if left else [])]:
        is_off = method is Method.CANCEL or row.is_removed or row.offering_id != registration.offering_id
        calendar.add_component(event_of(registration, row, language=language, at=at, is_off=is_off))
    return calendar.to_ical()


def event_of(registration: Registration, session: Session, *, language: str, at: datetime, is_off: bool) -> Event:
    offering = session.offering
    event = Event()
    event.add("uid", f"{registration.uuid}-{session.key}@{DOMAIN}")
    # A cancellation outranks the last change.
    event.add("sequence", offering.calendar_sequence * 2 + (1 if is_off else 0))
    event.add("dtstamp", at)
    for name, value in span(session.start, session.end, all_day=session.all_day).items():
        event.add(name, value)
    event.add("summary", summary(offering, session, language))
    if where := session.word("where", language) or offering.word("where", language):
        event.add("location", where)
    event.add("url", manage_link(registration, language=language))
    event.add("status", "CANCELLED" if is_off else "CONFIRMED")
    return event


def summary(offering: Offering, session: Session, language: str) -> str:
    title, part = offering.word("title", language), session.word("title", language)
    return f"{title}: {part}" if part and part != title else title


def dates(offering: Offering) -> list[Session]:
    return list(offering.sessions.select_related("offering")) or [whole(offering)]


def whole(offering: Offering) -> Session:
    """The offering itself as a date, where it has none of its own."""
    session = Session(offering=offering, key=offering.key, start=offering.starts, end=offering.ends, words={})
    session.all_day = (offering.ends - offering.starts) > timedelta(days=2)
    return session
