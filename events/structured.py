"""What machines read of dated pages: schema.org data for search engines, entries for our own search."""

from dataclasses import replace
from datetime import datetime
from urllib.parse import urljoin

from django.conf import settings
from django.utils import timezone

from portal.base.entries import SearchEntry, filed_under, whereabouts

from .cards import edition_standing, event_standing, year_standing
from .choices import Status
from .registration.choices import Availability
from .terms import as_moment

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


#: What schema.org calls it. Anything else is out of stock.
AVAILABILITY = {
    Availability.SOON: "PreOrder",
    Availability.OPEN: "InStock",
    Availability.FEW: "LimitedAvailability",
    Availability.WAITING: "SoldOut",
    Availability.FULL: "SoldOut",
}


def offer(page, price=None, standing=None) -> dict | None:
    """A schema.org Offer: the price, and where people sign up on this site also whether they can."""
    offered = standing.offering if standing else None
    if price is None and offered is None:
        return None
    data = {"@type": "Offer", "price": None if price is None else str(price), "url": page.full_url}
    if price is not None:
        data["priceCurrency"] = "EUR"
    if offered:
        data["availability"] = f"{SCHEMA}/{AVAILABILITY.get(standing.state, 'OutOfStock')}"
        data["validFrom"] = offered.opens_at and local(offered.opens_at)
        data["url"] = urljoin(page.full_url, standing.address)
    return filled(data)


def filled(data: dict) -> dict:
    return {key: value for key, value in data.items() if value}


def event_data(page, *, at: datetime) -> list[dict]:
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
        "offers": offer(page, page.price, event_standing(page, at=at)),
    }
    return [filled(shared | event_dates(row)) for row in page.occurrences.all()]


def event_dates(row) -> dict:
    """Start and end as moments, or as days for what lasts all day."""
    if row.all_day:
        return {"startDate": row.first_day.isoformat(), "endDate": row.last_day.isoformat()}
    return {"startDate": local(row.start), "endDate": local(row.end)}


def local(moment: datetime) -> str:
    return timezone.localtime(moment).isoformat()


def training_data(page, *, at: datetime) -> list[dict]:
    """A schema.org Course with an instance per edition."""
    instances = [
        filled(
            {
                "@type": "CourseInstance",
                "courseMode": "Onsite",
                "startDate": local(row.start),
                "endDate": local(row.end),
                "location": location(row) if row.place or row.venue else None,
                "offers": offer_here(page, page.price, edition_standing(page, row, at=at)),
            }
        )
        for row in page.editions.all()
    ]
    return [course(page, instances, offers=offer(page, page.price))]


def offer_here(page, price, standing) -> dict | None:
    """Of one edition or year, where each has places of its own."""
    return offer(page, price, standing) if standing.offering else None


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


def trajectory_data(page, *, at: datetime) -> list[dict]:
    """A schema.org Course with an instance per year."""
    instances = [
        filled(
            {
                "@type": "CourseInstance",
                "courseMode": "Onsite",
                "startDate": row.start.isoformat(),
                "endDate": row.end.isoformat(),
                "offers": offer_here(page, row.price, year_standing(page, row, at=at)),
            }
        )
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


def event_entry(page, entry: SearchEntry) -> SearchEntry:
    entry = dated_entry(entry, page, page.occurrences.all())
    return replace(entry, audience=page.audience, **whereabouts(page.place))


def training_entry(page, entry: SearchEntry) -> SearchEntry:
    rows = list(page.editions.all())
    placed = next((row.place for row in rows if row.place), None)
    return replace(dated_entry(entry, page, rows), audience=page.audience, **whereabouts(placed))


def trajectory_entry(page, entry: SearchEntry) -> SearchEntry:
    return dated_entry(entry, page, page.years.all())
