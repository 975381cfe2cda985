"""Days and hours in words, in Europe/Amsterdam."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from portal.base.when import day_text, days_text, short_day, span_lines, times_text

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def local(*numbers: int) -> datetime:
    return datetime(*numbers, tzinfo=AMSTERDAM).astimezone(UTC)


def in_three_languages(tell, *arguments, **named) -> dict:
    told = {}
    for language in ("nl", "en", "de"):
        with translation.override(language):
            told[language] = tell(*arguments, **named)
    return told


def test_a_day_is_written_with_its_weekday():
    assert in_three_languages(day_text, date(2027, 5, 4)) == {
        "nl": "dinsdag 4 mei 2027",
        "en": "Tuesday 4 May 2027",
        "de": "Dienstag, 4. Mai 2027",
    }


def test_several_days_are_written_without_weekdays():
    assert in_three_languages(days_text, date(2027, 5, 4), date(2027, 6, 1)) == {
        "nl": "4 mei 2027 tot en met 1 juni 2027",
        "en": "4 May 2027 to 1 June 2027",
        "de": "4. Mai 2027 bis 1. Juni 2027",
    }


def test_a_span_of_one_day_is_that_day():
    day = date(2027, 5, 4)
    assert in_three_languages(days_text, day, day) == in_three_languages(day_text, day)


def test_a_short_day_has_no_weekday():
    assert in_three_languages(short_day, date(2027, 3, 1)) == {
        "nl": "1 maart 2027",
        "en": "1 March 2027",
        "de": "1. März 2027",
    }


def test_an_evening_is_a_day_and_its_hours():
    lines = in_three_languages(span_lines, local(2027, 5, 4, 19, 30), local(2027, 5, 4, 22, 0))
    assert lines == {
        "nl": ("dinsdag 4 mei 2027", "19.30 tot 22.00 uur"),
        "en": ("Tuesday 4 May 2027", "19:30 to 22:00"),
        "de": ("Dienstag, 4. Mai 2027", "19:30 bis 22:00 Uhr"),
    }


def test_a_morning_hour_has_no_leading_zero():
    with translation.override("nl"):
        assert times_text(local(2027, 5, 4, 9, 5), local(2027, 5, 4, 12, 0)) == "9.05 tot 12.00 uur"


def test_several_days_say_when_the_first_starts():
    with translation.override("nl"):
        lines = span_lines(local(2027, 5, 4, 9, 0), local(2027, 5, 6, 17, 0))
    assert lines == ("4 mei 2027 tot en met 6 mei 2027", "begint om 9.00 uur")


@pytest.mark.parametrize(
    ("end", "days"),
    [
        (local(2027, 5, 4, 23, 59), "dinsdag 4 mei 2027"),
        (local(2027, 5, 5, 23, 59), "4 mei 2027 tot en met 5 mei 2027"),
    ],
)
def test_all_day_shows_days_and_no_hours(end, days):
    with translation.override("nl"):
        assert span_lines(local(2027, 5, 4, 0, 0), end, all_day=True) == (days, "hele dag")


@pytest.mark.parametrize(
    ("start", "end", "lines"),
    [
        # 28 March 2027, 02:00 becomes 03:00: two hours on the clock, one in between.
        (
            datetime(2027, 3, 28, 0, 30, tzinfo=UTC),
            datetime(2027, 3, 28, 1, 30, tzinfo=UTC),
            ("zondag 28 maart 2027", "1.30 tot 3.30 uur"),
        ),
        # 31 October 2027, 03:00 becomes 02:00: the same hour twice.
        (
            datetime(2027, 10, 31, 0, 30, tzinfo=UTC),
            datetime(2027, 10, 31, 1, 30, tzinfo=UTC),
            ("zondag 31 oktober 2027", "2.30 tot 2.30 uur"),
        ),
        # A winter evening and a summer evening lie an hour apart in UTC, and at the same hour on the clock.
        (
            datetime(2027, 3, 27, 18, 30, tzinfo=UTC),
            datetime(2027, 3, 28, 17, 30, tzinfo=UTC),
            ("27 maart 2027 tot en met 28 maart 2027", "begint om 19.30 uur"),
        ),
    ],
    ids=["spring", "autumn", "over the change"],
)
def test_hours_are_those_of_the_clock_when_it_changes(start, end, lines):
    with translation.override("nl"):
        assert span_lines(start, end) == lines


def test_an_hour_before_midnight_utc_belongs_to_the_next_day_in_summer():
    with translation.override("nl"):
        lines = span_lines(datetime(2027, 6, 30, 22, 30, tzinfo=UTC), datetime(2027, 6, 30, 23, 30, tzinfo=UTC))
    assert lines == ("donderdag 1 juli 2027", "0.30 tot 1.30 uur")
