"""Dates and times in words, for the reader's language, in Europe/Amsterdam."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext


def in_amsterdam(moment: date | datetime) -> date | datetime:
    is_moment = isinstance(moment, datetime) and timezone.is_aware(moment)
    return timezone.localtime(moment) if is_moment else moment


def day_text(day: date | datetime) -> str:
    """Tuesday 4 May 2027."""
    return date_format(in_amsterdam(day), pgettext("date format", "l j F Y"))


def short_day(day: date | datetime) -> str:
    """4 May 2027."""
    return date_format(in_amsterdam(day), pgettext("date format", "j F Y"))


def days_text(first: date, last: date) -> str:
    """One day, or from one day to another."""
    if first == last:
        return day_text(first)
    return _("%(first)s to %(last)s") % {"first": short_day(first), "last": short_day(last)}


def waited(start: datetime, end: datetime) -> str:
    """How many days lie between two moments."""
    days = (timezone.localdate(end) - timezone.localdate(start)).days
    return ngettext("%(days)s day", "%(days)s days", days) % {"days": days} if days else _("today")


def time_text(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), pgettext("time format", "G:i"))


def times_text(start: datetime, end: datetime) -> str:
    """From 19:30 to 22:00, in the way the language writes it."""
    return _("%(start)s to %(end)s") % {"start": time_text(start), "end": time_text(end)}


def span_lines(start: datetime, end: datetime, *, all_day: bool = False) -> tuple[str, ...]:
    """The lines that say when: day or days, then the hours unless it lasts all day or several days."""
    first, last = timezone.localdate(start), timezone.localdate(end)
    if all_day:
        return (days_text(first, last), _("all day"))
    if first != last:
        return (days_text(first, last), _("starts at %(time)s") % {"time": time_text(start)})
    return (day_text(first), times_text(start, end))
