"""What calendar files (RFC 5545) of all rooms share."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils import timezone
from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

#: Stands behind what names a date for ever.
DOMAIN = "achterhoek2020"


def amsterdam() -> Timezone:
    """Europe/Amsterdam by its rule (EU directive 2000/84: the last Sundays of March and October, at 1:00 UTC).

    icalendar would list every change since 1970 as a date, which not every calendar reads.
    """
    zone = Timezone()
    zone.add("tzid", settings.TIME_ZONE)
    changes = ((TimezoneDaylight, "CEST", 3, 2, (1, 2)), (TimezoneStandard, "CET", 10, 3, (2, 1)))
    for kind, name, month, hour, (before, after) in changes:
        part = kind()
        part.add("dtstart", datetime(1996, month, 31 if month == 3 else 27, hour))  # noqa: DTZ001 -- local by rule
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        part.add("tzname", name)
        part.add("tzoffsetfrom", timedelta(hours=before))
        part.add("tzoffsetto", timedelta(hours=after))
        zone.add_component(part)
    return zone


def span(start: datetime | date, end: datetime | date, *, all_day: bool) -> dict[str, datetime | date]:
    """Start and end as properties; what lasts all day ends on the day after its last."""
    start, end = (timezone.localtime(one) if isinstance(one, datetime) else one for one in (start, end))
    if all_day:
        first, last = (one.date() if isinstance(one, datetime) else one for one in (start, end))
        return {"dtstart": first, "dtend": last + timedelta(days=1)}
    return {"dtstart": start, "dtend": end}
