"""What a page tells of what people sign up for: one brief per event, edition or year, in all its languages."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from events.choices import SignUpWay, Status
from events.models import EventQuestion, TrainingQuestion, TrajectoryQuestion
from events.offerings import briefs_of
from events.registration.choices import FeePer, Kind
from tests.factories import (
    EditionFactory,
    EventPageFactory,
    MeetingFactory,
    OccurrenceFactory,
    PlaceFactory,
    TrainingPageFactory,
    TrajectoryPageFactory,
    TrajectoryYearFactory,
    twin_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]

AT = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)
DAY = timedelta(days=1)
HERE = {"sign_up": SignUpWay.HERE}
LINK = {"sign_up": SignUpWay.LINK, "sign_up_url": "https://example.org/"}
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def event(**values):
    rows = [OccurrenceFactory(at=AT, in_days=days, note=f"Dag {days}") for days in (3, 10)]
    return EventPageFactory(**{"title": "Koffietafel", "slug": "koffietafel", "occurrences": rows} | HERE | values)


def test_an_event_is_one_offering_with_a_session_for_each_date():
    page = event(price="7.50", price_note="met soep", places=16, venue="De Deel", address="Brink 5")
    [brief] = briefs_of(page)
    assert (brief.key, brief.series, brief.kind) == (page.translation_key, page.translation_key, Kind.EVENT)
    assert (brief.starts, brief.ends) == (AT + 3 * DAY, AT + 10 * DAY + timedelta(hours=2))
    assert (brief.fee, brief.fee_per, brief.capacity) == (Decimal("7.50"), FeePer.ONCE, 16)
    assert [row.words for row in brief.sessions] == [
        {"nl": {"title": f"Dag {days}", "where": "De Deel, Brink 5, Zeddam"}} for days in (3, 10)
    ]
    words = brief.words["nl"]
    assert (words.title, words.where, words.fee_note) == ("Koffietafel", "De Deel, Brink 5, Zeddam", "met soep")
    assert words.url == page.full_url


def test_each_edition_of_a_training_is_an_offering_of_its_own():
    rows = [EditionFactory(at=AT, title="Voorjaar", places=12), EditionFactory(at=AT, in_days=90, venue="Zaal 2")]
    page = TrainingPageFactory(title="Samen leren", editions=rows, price=295, **HERE)
    first, second = briefs_of(page)
    assert [brief.key for brief in (first, second)] == [row.translation_key for row in page.editions.all()]
    assert [brief.words["nl"].title for brief in (first, second)] == ["Samen leren: Voorjaar", "Samen leren"]
    assert [brief.words["nl"].where for brief in (first, second)] == ["Zeddam", "Zaal 2, Zeddam"]
    assert [session.key for session in first.sessions] == [first.key]
    assert (first.capacity, second.capacity, first.fee, first.series) == (12, None, 295, page.translation_key)


def test_each_year_of_a_trajectory_is_an_offering_with_the_meetings_of_that_year():
    years = [TrajectoryYearFactory(at=AT, number=number, in_days=365 * number, price=750) for number in (1, 2)]
    meetings = [MeetingFactory(at=AT, in_days=days, year=1, title=f"Thema {days}") for days in (370, 400)]
    page = TrajectoryPageFactory(title="Samen op pad", years=years, meetings=meetings, location="Overal", **HERE)
    first, second = briefs_of(page)
    assert [brief.words["nl"].title for brief in (first, second)] == ["Samen op pad, jaar 1", "Samen op pad, jaar 2"]
    assert [row.words["nl"]["title"] for row in first.sessions] == ["Thema 370", "Thema 400"]
    assert (second.sessions, first.fee_per, first.words["nl"].where) == ((), FeePer.YEAR, "Overal")
    assert first.starts.astimezone(AMSTERDAM).date() == years[0].start
    assert first.ends.astimezone(AMSTERDAM).date() == years[0].end


def test_sign_up_closes_at_the_midnight_in_amsterdam_that_ends_the_last_day():
    [brief] = briefs_of(event(sign_up_until=date(2027, 5, 6)))
    assert brief.closes_at == datetime(2027, 5, 6, 22, 0, tzinfo=UTC)


@pytest.mark.parametrize(("status", "called_off"), [("planned", False), ("moved", False), ("cancelled", True)])
def test_what_is_cancelled_is_called_off(status, called_off):
    edition = EditionFactory(at=AT, status=status)
    pages = (event(status=status), TrainingPageFactory(editions=[edition], **HERE))
    assert [briefs_of(page)[0].is_called_off for page in pages] == [called_off, called_off]
    assert status in Status.values


def test_words_come_from_every_live_language_and_facts_from_the_source():
    page = event(places=16, price_note="met soep")
    english = twin_of(page, "en", title="Coffee", places=99, price_note="with soup", venue="Elsewhere")
    twin_of(page, "de", title="Kaffee", live=False)
    [brief] = briefs_of(english)
    assert {code: words.title for code, words in brief.words.items()} == {"nl": "Koffietafel", "en": "Coffee"}
    assert (brief.words["en"].url, brief.words["en"].fee_note) == (english.full_url, "with soup")
    assert (brief.capacity, brief.words["en"].where) == (16, "Zeddam")


def test_what_is_online_only_says_so_in_each_language():
    page = event(place=None, online=True)
    twin_of(page, "en")
    [brief] = briefs_of(page)
    assert {code: words.where for code, words in brief.words.items()} == {"nl": "Online", "en": "Online"}


def test_as_long_as_another_language_lives_there_is_something_to_sign_up_for():
    page = event()
    twin_of(page, "en", title="Coffee")
    page.live = False
    page.save()
    [brief] = briefs_of(page)
    assert [words.title for words in brief.words.values()] == ["Coffee"]


@pytest.mark.parametrize("values", [{"sign_up": "none"}, LINK, {"live": False}, {"occurrences": []}])
def test_nothing_is_offered_offline_without_a_date_or_in_another_way(values):
    assert briefs_of(event(**values)) == []


def test_an_alias_offers_nothing():
    page = event()
    alias = page.create_alias(update_slug="nog-eens")
    assert briefs_of(alias) == []
    assert len(briefs_of(page)) == 1


@pytest.mark.parametrize(
    ("factory", "model"),
    [
        (EventPageFactory, EventQuestion),
        (TrainingPageFactory, TrainingQuestion),
        (TrajectoryPageFactory, TrajectoryQuestion),
    ],
)
def test_questions_go_along_in_every_language(factory, model):
    page = factory(at=AT, form_questions=[model(label="Eet je mee?", required=True)], **HERE)
    english = twin_of(page, "en")
    row = english.form_questions.get()
    row.label = "Will you eat with us?"
    row.save()
    [asked] = briefs_of(page)[0].questions
    assert (asked.key, asked.required) == ("eet_je_mee", True)
    assert asked.labels == {"nl": "Eet je mee?", "en": "Will you eat with us?"}


def test_no_questions_are_no_form_of_its_own():
    assert briefs_of(event())[0].questions is None


def test_a_place_is_told_once():
    page = event(place=PlaceFactory(slug="ulft"), online=True)
    assert briefs_of(page)[0].words["nl"].where == "Ulft"
