"""Days in addresses of lists: `van` and `tot`, written as 2026-09-30."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from .filters import Pill, without


def days(params, remarks: list[str]) -> tuple[date | None, date | None]:
    """The first and the last day asked for, in that order."""
    first, last = (read_day(params, name, remarks) for name in ("van", "tot"))
    if first and last and last < first:
        remarks.append(_("The last day lies before the first, so we swapped them."))
        first, last = last, first
    return first, last


def read_day(params, name: str, remarks: list[str]) -> date | None:
    """A day written as 2026-09-30, or None with a remark."""
    asked = params.get(name, "")
    try:
        day = parse_date(asked) if asked else None
    except ValueError:
        day = None
    usable = day is None or 1900 < day.year < 2200
    if asked and (day is None or not usable):
        remarks.append(_("“%(value)s” is no date that we can use, so it was left out.") % {"value": asked[:20]})
    return day if usable else None


def moment(day: date | None, *, next_day: bool = False) -> datetime | None:
    """Midnight at which this day starts, or at which it ends."""
    if day is None:
        return None
    start = datetime.combine(day, time.min)
    return timezone.make_aware(start + timedelta(days=1) if next_day else start)


def day_pills(params) -> tuple[Pill, ...]:
    """One pill for each day that was asked for."""
    labels = {"van": _("from %(day)s"), "tot": _("until %(day)s")}
    return tuple(
        Pill(labels[name] % {"day": day.strftime("%d-%m-%Y")}, without(params, name))
        for name in labels
        if (day := read_day(params, name, []))
    )
