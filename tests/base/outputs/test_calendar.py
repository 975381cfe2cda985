"""A list as a calendar: what another parser reads, and what calendars recognise again."""

from datetime import UTC, date, datetime, timedelta

import pytest

from events.choices import Status
from tests.base.outputs.reading import AGENDA, AT, SHOWCASE, body, calendar, dates
from tests.base.words import dutch
from tests.factories import (
    EventPageFactory,
    HelpItemFactory,
    InitiativePageFactory,
    OccurrenceFactory,
    ThemeFactory,
    twin_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture(autouse=True)
def _now(time_machine):
    time_machine.move_to(AT, tick=False)


def event(**values):
    return EventPageFactory(at=AT, **values)


def on(days: int, **values):
    return OccurrenceFactory(at=AT, in_days=days, **values)


def test_a_date_tells_when_where_and_what(client):
    page = event(
        title="Koffie, thee; en meer",
        summary="Regel één\nregel twee",
        venue="De Deel",
        address="Dorpsstraat 1",
        themes=[ThemeFactory(label="Ontmoeten")],
        occurrences=[on(2, note="neem een kop mee")],
    )
    [one] = dates(calendar(client, AGENDA))
    assert one.summary.value == page.title
    assert (one.dtstart.value, one.dtend.value) == (AT + timedelta(days=2), AT + timedelta(days=2, hours=2))
    assert one.location.value == "De Deel, Dorpsstraat 1, Zeddam"
    assert one.description.value.split("\n\n") == ["neem een kop mee", page.summary, page.full_url]
    assert (one.url.value, one.status.value, one.categories.value) == (page.full_url, "CONFIRMED", ["Ontmoeten"])


def test_summer_and_winter_keep_their_hour(client):
    event(occurrences=[on(0, start=datetime(2027, 7, 1, 18, tzinfo=UTC), end=datetime(2027, 7, 1, 20, tzinfo=UTC))])
    event(occurrences=[on(0, start=datetime(2027, 12, 1, 19, tzinfo=UTC), end=datetime(2027, 12, 1, 20, tzinfo=UTC))])
    text = body(client.get(f"{AGENDA}lijst.ics"))
    assert "DTSTART;TZID=Europe/Amsterdam:20270701T200000" in text
    assert "DTSTART;TZID=Europe/Amsterdam:20271201T200000" in text
    found = [one.dtstart.value.astimezone(UTC).hour for one in dates(calendar(client, AGENDA))]
    assert found == [18, 19]


def test_all_day_ends_on_the_day_after(client):
    event(occurrences=[on(2, all_day=True)])
    [one] = dates(calendar(client, AGENDA))
    assert (one.dtstart.value, one.dtend.value) == (date(2027, 5, 6), date(2027, 5, 7))


def test_a_date_is_recognised_when_it_changes_and_in_every_language(client, time_machine):
    page = event(title="Koffie", occurrences=[on(2)])
    [before] = dates(calendar(client, AGENDA))
    time_machine.move_to(AT + timedelta(hours=1), tick=False)
    page.status, page.title = Status.MOVED, "Koffie en thee"
    page.status_note = "nu in de school"
    page.save_revision().publish()
    [after] = dates(calendar(client, AGENDA))
    assert after.uid.value == before.uid.value
    assert int(after.sequence.value) > int(before.sequence.value)
    assert after.last_modified.value > before.last_modified.value
    assert after.description.value.startswith(f"{dutch('Moved')}: nu in de school")
    twin_of(page, "en")
    [english] = dates(calendar(client, "/en/agenda/"))
    assert english.uid.value == before.uid.value


def test_what_is_cancelled_says_so_and_keeps_nobody_busy(client):
    event(status=Status.CANCELLED)
    [one] = dates(calendar(client, AGENDA))
    assert (one.status.value, one.transp.value) == ("CANCELLED", "TRANSPARENT")


def test_between_two_days_only_those_dates_stand_in_it(client):
    event(occurrences=[on(1), on(5), on(9, all_day=True)])
    found = dates(calendar(client, AGENDA, "van=2027-05-08&tot=2027-05-10"))
    assert [one.dtstart.value.day for one in found] == [9]
    assert len(dates(calendar(client, AGENDA, "van=2027-05-06"))) == 2
    assert len(dates(calendar(client, AGENDA))) == 3


def test_lines_are_folded_and_end_as_the_standard_says(client):
    for length in range(60, 90):
        event(title="x" * (length % 3) + "é€😀" * length)
    lines = body(client.get(f"{AGENDA}lijst.ics")).encode().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line for line in lines)
    assert {len(one.summary.value) for one in dates(calendar(client, AGENDA))} == {
        length % 3 + 3 * length for length in range(60, 90)
    }


def test_the_calendar_says_what_it_is_of_and_when_to_ask_again(client):
    ThemeFactory(slug="groen", label="Groen, met komma")
    event()
    response = client.get(f"{AGENDA}lijst.ics?thema=groen")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    text = body(response)
    assert "X-WR-CALNAME:Agenda: Groen\\, met komma" in text
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT6H" in text


def test_of_an_initiative_the_day_it_came_and_the_last_day_of_what_it_asks(client):
    until = date(2027, 6, 1)
    items = [HelpItemFactory(text="Chauffeurs", until=until), HelpItemFactory(text="Altijd welkom")]
    InitiativePageFactory(title="De bus", at=AT, help_items=items)
    found = {one.summary.value: one.dtstart.value for one in dates(calendar(client, SHOWCASE))}
    assert found == {
        dutch("New initiative: %(title)s") % {"title": "De bus"}: date(2027, 5, 4),
        f"{dutch('Last day: %(what)s') % {'what': 'Chauffeurs'}} (De bus)": until,
    }
