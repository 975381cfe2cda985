"""What the page of an event, a training or a trajectory tells."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from tests.base.soup import soup, texts, values
from tests.factories import (
    ContactFactory,
    EditionFactory,
    EventPageFactory,
    MeetingFactory,
    OccurrenceFactory,
    PartnerFactory,
    TrainingPageFactory,
    TrajectoryPageFactory,
    TrajectoryYearFactory,
)

pytestmark = pytest.mark.django_db

AT = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)
EVIL = "<script>alert('x')</script>"


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(AT, tick=False):
        yield


def dates(client, *occurrences) -> list[str]:
    page = EventPageFactory(occurrences=list(occurrences))
    return texts(soup(client.get(page.url)), ".dates time")


def test_several_dates_stand_in_their_order_and_those_that_are_over_say_so(client):
    page = EventPageFactory(at=AT, in_days=(9, -5, 3))
    html = soup(client.get(page.url))
    assert texts(html, ".dates time") == ["Donderdag 29 april 2027", "Vrijdag 7 mei 2027", "Donderdag 13 mei 2027"]
    assert texts(html, ".dates .past time") == ["Donderdag 29 april 2027"]


def test_a_single_date_needs_no_list(client):
    assert dates(client, OccurrenceFactory(at=AT)) == []


def test_a_date_of_several_days_says_all_its_days(client):
    lines = dates(client, OccurrenceFactory(at=AT, hours=48), OccurrenceFactory(at=AT, in_days=30))
    assert "11 mei 2027 tot en met 13 mei 2027" in lines[0]


@pytest.mark.parametrize(
    ("status", "notes"), [("planned", []), ("moved", ["Nu in de school."]), ("cancelled", ["Nu in de school."])]
)
def test_a_change_is_explained(client, status, notes):
    page = EventPageFactory(at=AT, status=status, status_note="Nu in de school.")
    assert texts(soup(client.get(page.url)), ".notice") == notes


@pytest.mark.parametrize("factory", [EventPageFactory, TrainingPageFactory, TrajectoryPageFactory])
@pytest.mark.parametrize(("in_days", "buttons"), [((3,), 1), ((-400,), 0)])
def test_one_can_sign_up_as_long_as_it_is_not_over(client, factory, in_days, buttons):
    page = factory(at=AT, in_days=in_days, sign_up="mail", sign_up_contact=ContactFactory(mail="kom@example.org"))
    links = values(soup(client.get(page.url)), "aside.facts a.button", "href")
    assert [link.partition("?")[0] for link in links] == ["mailto:kom@example.org"] * buttons


def test_a_training_tells_who_gives_it_what_one_learns_and_when(client):
    page = TrainingPageFactory(
        audience_text="<p>Voor wijkteams.</p>",
        results=[("result", "Je kent het model."), ("result", EVIL)],
        method="<p>Samen kijken.</p>",
        partners=[PartnerFactory(name="Movisie")],
        contacts=[ContactFactory(role="opleider")],
        editions=[EditionFactory(at=AT, title="Najaar"), EditionFactory(at=AT, in_days=-90, title="Voorjaar")],
    )
    html = soup(client.get(page.url))
    assert texts(html, ".ticks li") == ["Je kent het model.", EVIL]
    assert texts(html, ".editions h3") == ["Najaar", "Voorjaar"]
    assert texts(html, ".person b") == ["Opleider"]
    assert [words for words in ("Voor wijkteams.", "Samen kijken.", "Movisie") if words not in html.text] == []


def test_a_trajectory_tells_its_questions_years_and_meetings(client):
    page = TrajectoryPageFactory(
        aim="<p>Leren van elkaar.</p>",
        questions=[("question", "Wat is er nodig?")],
        years=[TrajectoryYearFactory(at=AT, number=number, in_days=days) for number, days in ((1, 3), (2, 400))],
        meetings=[MeetingFactory(at=AT, in_days=9, title="Op bezoek")],
        homework=[("group", {"year": 1, "title": "Rondvraag", "assignment": "<p>Vraag rond.</p>"})],
        sign_up_contact=ContactFactory(role="aanmeldpunt"),
        question_contact=ContactFactory(role="vraagbaak"),
    )
    html = soup(client.get(page.url))
    assert texts(html, ".person b") == ["Aanmeldpunt", "Vraagbaak"]
    assert [element["id"] for element in html.select("[id^=year-]")] == ["year-1", "year-2"]
    told = ("Leren van elkaar.", "Wat is er nodig?", "Op bezoek", "Rondvraag", "Vraag rond.")
    assert [words for words in told if words not in html.text] == []


@pytest.mark.parametrize("factory", [EventPageFactory, TrainingPageFactory, TrajectoryPageFactory])
def test_what_an_editor_typed_comes_out_as_words(client, factory):
    page = factory(at=AT, title=EVIL, slug="kwaad", summary=EVIL, sign_up_contact=ContactFactory(role=EVIL))
    html = soup(client.get(page.url))
    assert [script for script in html.select("script") if "alert" in script.text and not script.get("type")] == []
    assert (texts(html, "main h1"), texts(html, "main .lede")[0]) == ([EVIL], EVIL)


def test_a_page_that_is_over_still_tells_what_it_was_about(client):
    page = EventPageFactory(at=AT - timedelta(days=90), title="Streekavond", recording_url="https://example.org/kijk")
    html = soup(client.get(page.url))
    assert texts(html, "main h1") == ["Streekavond"]
    assert "https://example.org/kijk" in values(html, "aside.facts a", "href")
