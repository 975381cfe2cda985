"""Working days in the Netherlands."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache

from dateutil.easter import easter
from django.utils import timezone

ONE = timedelta(days=1)
SUNDAY = 6


@lru_cache(maxsize=8)
def holidays(year: int) -> frozenset[date]:
    """The days of the Algemene termijnenwet, article 3, in this year."""
    kings_day = date(year, 4, 27)
    if kings_day.weekday() == SUNDAY:
        kings_day -= ONE
    fixed = (date(year, 1, 1), kings_day, date(year, 5, 5), date(year, 12, 25), date(year, 12, 26))
    # From Easter: Good Friday, Easter Monday, Ascension Day, Whit Monday.
    moving = (easter(year) + timedelta(days=days) for days in (-2, 1, 39, 50))
    return frozenset((*fixed, *moving))


def is_working_day(day: date) -> bool:
    return day.weekday() < 5 and day not in holidays(day.year)


def working_days_after(day: date) -> Iterator[date]:
    while True:
        day += ONE
        if is_working_day(day):
            yield day


def working_day_after(at: datetime, number: int) -> date:
    """The so many-th working day after the day of this moment in Amsterdam."""
    days = working_days_after(timezone.localdate(at))
    return next(day for count, day in enumerate(days, start=1) if count == number)
