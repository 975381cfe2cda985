"""Since when: people know the year, often the month, seldom the day."""

import re
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .kinds import Text, WrittenLine

_WRITTEN = re.compile(r"(?:(?:(\d{1,2})[-/. ])?(\d{1,2})[-/. ])?(\d{4})")
_MACHINES = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
FIRST_YEAR, LAST_YEAR = 1800, 2199


def day_of(words: str) -> date:
    """2019, 3-2019, 31-3-2019 or 2019-03-31; of a month or a year its first day. Raises ValueError."""
    if found := _MACHINES.fullmatch(words):
        year, month, day = found.groups()
    elif found := _WRITTEN.fullmatch(words):
        day, month, year = found.groups()
    else:
        raise ValueError(words)
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        raise ValueError(words)
    return date(int(year), int(month or 1), int(day or 1))


class SinceField(WrittenLine):
    def clean(self, value):
        words = super().clean(value)
        try:
            return day_of(words).isoformat() if words else ""
        except ValueError as fault:
            raise ValidationError(_("Write a year, or a month and a year, like 3-2019.")) from fault


@dataclass(frozen=True, kw_only=True)
class Since(Text):
    """An ISO date, or ""."""

    def controls(self, value, data):
        made = SinceField(**self.options(), max_length=20)
        made.widget.attrs |= {"class": "input--short"}
        return {self.name: made}

    def initial(self, value):
        day = parse_day(value)
        return {self.name: f"{day:%d-%m-%Y}"[0 if day.day > 1 else 3 :] if day else value}

    def shown(self, value):
        day = parse_day(value)
        return date_format(day, "F Y" if day.day == 1 else "j F Y") if day else str(value or "")

    def read(self, page):
        found = getattr(page, self.name)
        return found.isoformat() if found else ""

    def write(self, page, value):
        setattr(page, self.name, parse_day(value))


def parse_day(value) -> date | None:
    """None for what is no ISO date, such as words that a draft keeps."""
    try:
        return parse_date(value) if isinstance(value, str) else None
    except ValueError:
        return None
