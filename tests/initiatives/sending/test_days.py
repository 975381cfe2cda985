"""Working days: what the sender is promised."""

from datetime import UTC, date, datetime

import pytest

from initiatives.sending.days import holidays, is_working_day, working_day_after


@pytest.mark.parametrize(
    ("year", "days"),
    [
        (2025, "01-01 04-18 04-21 04-26 05-05 05-29 06-09 12-25 12-26"),
        (2027, "01-01 03-26 03-29 04-27 05-05 05-06 05-17 12-25 12-26"),
    ],
)
def test_holidays_are_those_of_the_law(year, days):
    assert sorted(f"{day:%m-%d}" for day in holidays(year)) == days.split()


@pytest.mark.parametrize(
    ("moment", "promised"),
    [
        ("2027-06-07 10:00", "2027-06-14"),  # an ordinary Monday
        ("2027-06-12 10:00", "2027-06-18"),  # a Saturday: counting begins on Monday
        ("2027-05-10 10:00", "2027-05-18"),  # over Whit Monday
        ("2027-04-23 10:00", "2027-05-03"),  # over the King's day
        ("2026-12-24 10:00", "2027-01-04"),  # over Christmas, Boxing Day and New Year
        ("2027-06-07 22:30", "2027-06-15"),  # past midnight in Amsterdam
    ],
)
def test_the_fifth_working_day_after(moment, promised):
    at = datetime.fromisoformat(moment).replace(tzinfo=UTC)
    assert working_day_after(at, 5).isoformat() == promised


def test_no_weekend_and_no_holiday_is_a_working_day():
    days = [date(2027, 5, day) for day in (1, 2, 3, 4, 5, 6, 7, 17)]
    assert [day.day for day in days if is_working_day(day)] == [3, 4, 7]
