"""Calendar files, read by a parser that did not write them (vobject)."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import vobject
from django.utils import timezone

from events.registration.calendar import Method, calendar_for
from events.registration.models import Offering
from tests.factories import OfferingFactory, SessionFactory, sign_up

pytestmark = [pytest.mark.django_db, pytest.mark.database]

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
AT = datetime(2027, 3, 1, 12, 0, tzinfo=AMSTERDAM)


def offering_with(*spans: tuple, **more) -> Offering:
    first, last = spans[0][0], spans[-1][1]
    offering = OfferingFactory(at=AT, starts=first, ends=last, session=None, **more)
    for start, end in spans:
        SessionFactory(offering=offering, start=start, end=end)
    return offering


def read(registration, **options):
    content = calendar_for(registration, language="nl", at=AT, **options)
    return vobject.readOne(content.decode())


def test_a_file_tells_the_hours_of_amsterdam_on_both_sides_of_summer_time() -> None:
    winter = datetime(2027, 3, 27, 19, 30, tzinfo=AMSTERDAM)
    summer = datetime(2027, 3, 29, 19, 30, tzinfo=AMSTERDAM)
    offering = offering_with(*((start, start + timedelta(hours=2)) for start in (winter, summer)))
    file = read(sign_up(offering, at=AT))
    assert [event.dtstart.value.astimezone(UTC) for event in file.vevent_list] == [winter, summer]
    assert [event.dtstart.value.utcoffset() for event in file.vevent_list] == [timedelta(hours=1), timedelta(hours=2)]
    assert file.vtimezone.tzid.value == "Europe/Amsterdam"


def test_an_event_keeps_its_name_and_its_sequence_rises() -> None:
    start = datetime(2027, 5, 4, 19, 30, tzinfo=AMSTERDAM)
    registration = sign_up(offering_with((start, start + timedelta(hours=2))), at=AT)
    before = read(registration).vevent
    Offering.objects.update(calendar_sequence=1)
    registration.refresh_from_db()
    registration.offering.refresh_from_db()
    after = read(registration, method=Method.CANCEL)
    assert before.uid.value == after.vevent.uid.value
    assert int(after.vevent.sequence.value) > int(before.sequence.value)
    assert (after.method.value, after.vevent.status.value) == ("CANCEL", "CANCELLED")


def test_a_date_that_was_dropped_stands_as_cancelled_among_the_others() -> None:
    start = datetime(2027, 5, 4, 19, 30, tzinfo=AMSTERDAM)
    days = [start + timedelta(days=number) for number in range(3)]
    offering = offering_with(*((day, day + timedelta(hours=2)) for day in days))
    offering.sessions.filter(start=days[1]).update(is_removed=True)
    file = read(sign_up(offering, at=AT))
    assert [event.status.value for event in file.vevent_list] == ["CONFIRMED", "CANCELLED", "CONFIRMED"]


def test_what_lasts_all_day_ends_on_the_day_after() -> None:
    start = datetime(2027, 5, 4, 0, 0, tzinfo=AMSTERDAM)
    offering = offering_with((start, start + timedelta(hours=23)))
    offering.sessions.update(all_day=True)
    event = read(sign_up(offering, at=AT)).vevent
    assert (event.dtstart.value, event.dtend.value) == (date(2027, 5, 4), date(2027, 5, 5))


def test_words_with_commas_lines_and_emoji_come_through_whole() -> None:
    words = {"nl": {"title": "Koffie, thee; en\\meer 🌻 ë\n", "where": "Zaal 1, Ruurlo"}}
    file = read(sign_up(OfferingFactory(words=words, at=timezone.now()), at=timezone.now()))
    assert file.vevent.summary.value.startswith("Koffie, thee; en\\meer 🌻 ë")


def test_lines_are_no_longer_than_the_rule_allows() -> None:
    words = {"nl": {"title": "Burgerproductiekracht " * 20, "where": "é" * 200}}
    registration = sign_up(OfferingFactory(words=words))
    content = calendar_for(registration, language="nl", at=timezone.now())
    assert max(len(line) for line in content.split(b"\r\n")) <= 75


def test_without_dates_the_whole_stands_in_the_file() -> None:
    offering = OfferingFactory(session=None, hours=24 * 300)
    event = read(sign_up(offering)).vevent
    assert event.dtstart.value == timezone.localtime(offering.starts).date()
