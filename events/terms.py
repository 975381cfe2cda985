"""From when to when, until when, for how many and where: the facts of a row as an offering has them."""

from datetime import datetime, time

from django.utils import timezone
from django.utils.translation import gettext as _

from .choices import Status


def terms_of(row, starts: datetime, ends: datetime, *, called_off: bool = False) -> dict:
    """Of whatever has a term (`TermFields`)."""
    return {
        "starts": starts,
        "ends": ends,
        "capacity": row.places,
        "closes_at": row.closes_at,
        "is_called_off": called_off,
    }


def event_terms(page, occurrences) -> dict:
    """From its first date to its last; there has to be one."""
    rows = list(occurrences)
    starts, ends = min(row.start for row in rows), max(row.end for row in rows)
    return terms_of(page, starts, ends, called_off=page.status == Status.CANCELLED)


def edition_terms(edition) -> dict:
    return terms_of(edition, edition.start, edition.end, called_off=edition.status == Status.CANCELLED)


def year_terms(year) -> dict:
    return terms_of(year, as_moment(year.start), as_moment(year.end, last=True))


def session_terms(row) -> dict:
    return {"start": row.start, "end": row.end, "all_day": getattr(row, "all_day", False)}


def as_moment(value, *, last: bool = False) -> datetime:
    """A day as its first or last moment; a moment as it is."""
    if isinstance(value, datetime):
        return value
    return timezone.make_aware(datetime.combine(value, time.max if last else time.min))


def whereabouts(row) -> str:
    """Venue, street and place in one line; what is online only says so, in the language of the reader."""
    place = row.place.name if row.place else ""
    line = ", ".join(filter(None, (row.venue, getattr(row, "address", ""), place)))
    return line or (_("Online") if getattr(row, "online", False) else "")
