"""What machines read of dated pages: schema.org data for search engines, entries for our own search."""

from dataclasses import replace
from datetime import datetime, time

from django.conf import settings
from django.utils import timezone

from portal.base.entries import SearchEntry, filed_under, whereabouts

from .choices import Status

SCHEMA = "https://schema.org"
STATUS = {
    Status.PLANNED: f"{SCHEMA}/EventScheduled",
    Status.MOVED: f"{SCHEMA}/EventRescheduled",
    Status.CANCELLED: f"{SCHEMA}/EventCancelled",
}


def location(row) -> dict:
    """A schema.org Place of a page or row with `venue` and `place`."""
    town = row.place.name if row.place else ""
    return {
        "@type": "Place",
        "name": row.venue or town,
        "address": {"@type": "PostalAddress", "addressLocality": town, "addressCountry": "NL"},
    }


def offer(page) -> dict | None:
    if page.price is None:
        return None
    return {"@type": "Offer", "price": str(page.price), "priceCurrency": "EUR", "url": page.full_url}


def filled(data: dict) -> dict:
    return {key: value for key, value in data.items() if value}


def event_data(page) -> list[dict]:
    """One schema.org Event per date."""
    somewhere = bool(page.place or page.venue)
    mode = "Mixed" if page.online and somewhere else "Online" if page.online else "Offline"
    shared = {
        "@context": SCHEMA,
        "@type": "Event",
        "name": page.title,
        "description": page.summary,
        "url": page.full_url,
        "inLanguage": page.language,
        "eventStatus": STATUS[page.status],
        "eventAttendanceMode": f"{SCHEMA}/{mode}EventAttendanceMode",
        "location": location(page) if somewhere else {"@type": "VirtualLocation", "url": page.full_url},
        "organizer": {"@type": "Organization", "name": page.organiser} if page.organiser else None,
        "offers": offer(page),
    }
    return [filled(shared | event_dates(row)) for row in page.occurrences.all()]


def event_dates(row) -> dict:
    """Start and end as moments, or as days for what lasts all day."""
    if row.all_day:
        return {"startDate": row.first_day.isoformat(), "endDate": row.last_day.isoformat()}
    return {"startDate": local(row.start), "endDate": local(row.end)}


def local(moment: datetime) -> str:
    return timezone.localtime(moment).isoformat()


def training_data(page) -> list[dict]:
    """A schema.org Course with an instance per edition."""
    instances = [
        filled(
            {
                "@type": "CourseInstance",
                "courseMode": "Onsite",
                "startDate": local(row.start),
                "endDate": local(row.end),
                "location": location(row) if row.place or row.venue else None,
            }
        )
        for row in page.editions.all()
    ]
    return [course(page, instances, offers=offer(page))]


def course(page, instances: list[dict], *, offers: dict | None = None) -> dict:
    return filled(
        {
            "@context": SCHEMA,
            "@type": "Course",
            "name": page.title,
            "description": page.summary,
            "url": page.full_url,
            "inLanguage": page.language,
            "provider": {"@type": "Organization", "name": settings.WAGTAIL_SITE_NAME},
            "offers": offers,
            "hasCourseInstance": instances,
        }
    )


def trajectory_data(page) -> list[dict]:
    """A schema.org Course with an instance per year."""
    instances = [
        {
            "@type": "CourseInstance",
            "courseMode": "Onsite",
            "startDate": row.start.isoformat(),
            "endDate": row.end.isoformat(),
        }
        for row in page.years.all()
    ]
    return [course(page, instances)]


def dated_entry(entry: SearchEntry, page, rows) -> SearchEntry:
    rows = list(rows)
    return replace(
        entry,
        **filed_under(page, page.themes.all(), page.programme_line),
        start=min((as_moment(row.start) for row in rows), default=None),
        end=max((as_moment(row.end, last=True) for row in rows), default=None),
    )


def as_moment(value, *, last: bool = False) -> datetime:
    """A day as its first or last moment; a moment as it is."""
    if isinstance(value, datetime):
        return value
    return timezone.make_aware(datetime.combine(value, time.max if last else time.min))


def event_entry(page, entry: SearchEntry) -> SearchEntry:
    entry = dated_entry(entry, page, page.occurrences.all())
    return replace(entry, audience=page.audience, **whereabouts(page.place))


def training_entry(page, entry: SearchEntry) -> SearchEntry:
    rows = list(page.editions.all())
    placed = next((row.place for row in rows if row.place), None)
    return replace(dated_entry(entry, page, rows), audience=page.audience, **whereabouts(placed))


def trajectory_entry(page, entry: SearchEntry) -> SearchEntry:
    return dated_entry(entry, page, page.years.all())
