"""What dated pages say to machines, in the words of schema.org."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from tests.base.soup import json_ld
from tests.factories import (
    EditionFactory,
    EventPageFactory,
    OccurrenceFactory,
    PlaceFactory,
    TrainingPageFactory,
    TrajectoryPageFactory,
    TrajectoryYearFactory,
)

pytestmark = pytest.mark.django_db

AT = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)
SCHEMA = "https://schema.org"


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(AT, tick=False):
        yield


def said(client, page, kind: str) -> list[dict]:
    return [part for part in json_ld(client.get(page.url)) if part["@type"] == kind]


def test_an_event_is_one_event_per_date(client):
    page = EventPageFactory(
        at=AT,
        in_days=(3, -5),
        title="Koffietafel",
        summary="Kom erbij.",
        venue="Dorpshuis",
        organiser="Dorpsraad",
        price=5,
    )
    shared = {
        "@context": SCHEMA,
        "@type": "Event",
        "name": "Koffietafel",
        "description": "Kom erbij.",
        "url": page.full_url,
        "inLanguage": "nl",
        "eventStatus": f"{SCHEMA}/EventScheduled",
        "eventAttendanceMode": f"{SCHEMA}/OfflineEventAttendanceMode",
        "location": {
            "@type": "Place",
            "name": "Dorpshuis",
            "address": {"@type": "PostalAddress", "addressLocality": "Zeddam", "addressCountry": "NL"},
        },
        "organizer": {"@type": "Organization", "name": "Dorpsraad"},
        "offers": {"@type": "Offer", "price": "5.00", "priceCurrency": "EUR", "url": page.full_url},
    }
    assert said(client, page, "Event") == [
        shared | {"startDate": "2027-04-29T12:00:00+02:00", "endDate": "2027-04-29T14:00:00+02:00"},
        shared | {"startDate": "2027-05-07T12:00:00+02:00", "endDate": "2027-05-07T14:00:00+02:00"},
    ]


@pytest.mark.parametrize(
    ("status", "word"), [("planned", "EventScheduled"), ("moved", "EventRescheduled"), ("cancelled", "EventCancelled")]
)
def test_an_event_says_whether_it_goes_on(client, status, word):
    [event] = said(client, EventPageFactory(at=AT, status=status), "Event")
    assert event["eventStatus"] == f"{SCHEMA}/{word}"


@pytest.mark.parametrize(
    ("values", "mode", "location"),
    [
        ({}, "Offline", "Place"),
        ({"online": True}, "Mixed", "Place"),
        ({"online": True, "place": None}, "Online", "VirtualLocation"),
        ({"place": None, "venue": "Dorpshuis"}, "Offline", "Place"),
        pytest.param(
            {"online": True, "place": None, "venue": "Dorpshuis"},
            "Mixed",
            "Place",
        ),
    ],
    ids=["place", "place and online", "online", "venue", "venue and online"],
)
def test_an_event_says_how_one_can_attend(client, values, mode, location):
    [event] = said(client, EventPageFactory(at=AT, **values), "Event")
    assert (event["eventAttendanceMode"], event["location"]["@type"]) == (
        f"{SCHEMA}/{mode}EventAttendanceMode",
        location,
    )


@pytest.mark.parametrize(("price", "offer"), [(None, None), (0, "0.00")])
def test_a_price_is_offered_when_it_is_stated_nothing_included(client, price, offer):
    [event] = said(client, EventPageFactory(at=AT, price=price), "Event")
    assert event.get("offers", {}).get("price") == offer


def test_an_all_day_date_is_a_day_without_hours(client):
    start, end = datetime(2027, 5, 7, 22, 0, tzinfo=UTC), datetime(2027, 5, 8, 21, 59, tzinfo=UTC)
    page = EventPageFactory(occurrences=[OccurrenceFactory(start=start, end=end, all_day=True)])
    [event] = said(client, page, "Event")
    assert (event["startDate"], event["endDate"]) == ("2027-05-08", "2027-05-08")


def test_hours_of_winter_and_summer_carry_their_own_offset(client):
    starts = [datetime(2027, 10, day, 18, 0, tzinfo=UTC) for day in (30, 31)]
    page = EventPageFactory(occurrences=[OccurrenceFactory(start=start) for start in starts])
    found = [event["startDate"] for event in said(client, page, "Event")]
    assert found == ["2027-10-30T20:00:00+02:00", "2027-10-31T19:00:00+01:00"]


def test_a_training_is_a_course_with_an_instance_per_edition(client):
    editions = [
        EditionFactory(at=AT, in_days=3),
        EditionFactory(at=AT, in_days=9, place=PlaceFactory(slug="ulft"), venue="Schuur"),
    ]
    page = TrainingPageFactory(title="Leren", summary="Van elkaar.", price=750, editions=editions)
    [course] = said(client, page, "Course")
    instances = course.pop("hasCourseInstance")
    assert course == {
        "@context": SCHEMA,
        "@type": "Course",
        "name": "Leren",
        "description": "Van elkaar.",
        "url": page.full_url,
        "inLanguage": "nl",
        "provider": {"@type": "Organization", "name": "Achterhoek 2020"},
        "offers": {"@type": "Offer", "price": "750.00", "priceCurrency": "EUR", "url": page.full_url},
    }
    assert [(row["@type"], row["startDate"], row["location"]["name"]) for row in instances] == [
        ("CourseInstance", "2027-05-07T12:00:00+02:00", "Zeddam"),
        ("CourseInstance", "2027-05-13T12:00:00+02:00", "Schuur"),
    ]


def test_a_trajectory_is_a_course_with_an_instance_per_year(client):
    years = [
        TrajectoryYearFactory(number=number, start=date(2026 + number, 9, 1), end=date(2027 + number, 7, 1))
        for number in (1, 2)
    ]
    [course] = said(client, TrajectoryPageFactory(years=years), "Course")
    assert [(row["startDate"], row["endDate"]) for row in course["hasCourseInstance"]] == [
        ("2027-09-01", "2028-07-01"),
        ("2028-09-01", "2029-07-01"),
    ]
