"""Programmes gather by themselves what belongs to their lines."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from home.models import ProgrammePage
from tests.base.editing import PUBLISH, add, complaints, editor, kept
from tests.base.soup import soup, texts
from tests.base.words import dutch
from tests.factories import (
    ContactFactory,
    EventPageFactory,
    InitiativePageFactory,
    PartnerFactory,
    ProgrammeIndexFactory,
    ProgrammeLineFactory,
    ProgrammePageFactory,
    TrainingPageFactory,
    TrajectoryPageFactory,
    twin_of,
)

pytestmark = pytest.mark.django_db

AT = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(AT, tick=False):
        yield


def parts(client, page: ProgrammePage) -> dict[str, list[str]]:
    context = client.get(page.url).context
    names = ("trajectories", "trainings", "events", "initiatives")
    return {name: [card.title for card in context[name]] for name in names}


@pytest.mark.database
def test_a_programme_shows_what_comes_of_its_lines_and_nothing_of_others(client):
    line, other = ProgrammeLineFactory(), ProgrammeLineFactory()
    for factory in (TrajectoryPageFactory, TrainingPageFactory, EventPageFactory):
        for days in (9, 3, -400):
            factory(at=AT, in_days=(days,), title=str(days), programme_line=line)
        factory(at=AT, title="Elders", programme_line=other)
        factory(at=AT, title="Nergens")
    for days in (1, 2):
        InitiativePageFactory(at=AT + timedelta(days=days), title=str(days), programme_line=line)
    InitiativePageFactory(title="Elders", programme_line=other)
    coming = ["3", "9"]
    assert parts(client, ProgrammePageFactory(lines=[line])) == {
        "trajectories": coming,
        "trainings": coming,
        "events": coming,
        "initiatives": ["2", "1"],
    }


def test_a_programme_shows_three_of_a_kind(client):
    line = ProgrammeLineFactory()
    for number in range(6):
        InitiativePageFactory(programme_line=line, title=str(number))
    assert len(parts(client, ProgrammePageFactory(lines=[line]))["initiatives"]) == 3


def test_a_programme_without_lines_shows_no_part(client):
    EventPageFactory(at=AT)
    page = ProgrammePageFactory()
    response = client.get(page.url)
    assert (parts(client, page), response.context["parts"]) == (
        {"trajectories": [], "trainings": [], "events": [], "initiatives": []},
        [],
    )


def test_lines_hold_in_every_language(client):
    line = ProgrammeLineFactory()
    event = EventPageFactory(at=AT, programme_line=line)
    page = ProgrammePageFactory(lines=[line])
    twin_of(event, "en", title="Coffee", programme_line=twin_of(line, "en"))
    twin = twin_of(page, "en", lines=[line.get_translation(event.get_translations().get().locale)])
    assert parts(client, twin)["events"] == ["Coffee"]


def test_a_programme_names_its_lines_partners_and_contacts(client):
    page = ProgrammePageFactory(
        lines=[ProgrammeLineFactory(label="Leren van elkaar")],
        partners=[PartnerFactory(name="Movisie")],
        contacts=[ContactFactory(role="programmaleider")],
    )
    html = soup(client.get(page.url))
    assert texts(html, ".fields h3") == ["Leren van elkaar"]
    assert (texts(html, ".person b"), "Movisie" in html.get_text()) == (["Programmaleider"], True)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, ""),
        ({"start_year": 2012}, "2012"),
        ({"start_year": 2012, "end_year": 2020}, "2012–2020"),
        ({"end_year": 2020}, "2020"),
        ({"start_year": 2012, "period_text": "van 2012 tot nu"}, "van 2012 tot nu"),
    ],
)
def test_the_period_is_said_in_words_or_in_years(values, words):
    assert ProgrammePageFactory(**values).period == words


FORM = {"title": "Van onderop", "slug": "van-onderop", "start_year": "2012", "end_year": "2020"}


@pytest.mark.parametrize("years", [("2012", "2020"), ("2012", "2012"), ("", "2020"), ("2012", "")])
def test_a_programme_may_end_in_or_after_its_first_year_or_leave_years_open(years):
    index = ProgrammeIndexFactory()
    values = FORM | dict(zip(("start_year", "end_year"), years, strict=True))
    response = add(editor("eindredacteur"), ProgrammePage, index, values | PUBLISH)
    assert response.status_code == 302, complaints(response)


def test_a_last_year_before_the_first_is_said_and_nothing_is_made():
    index, wrong = ProgrammeIndexFactory(), FORM | {"end_year": "2011"}
    response = add(editor("eindredacteur"), ProgrammePage, index, wrong | PUBLISH)
    assert texts(soup(response), ".messages li li") == [dutch("The last year lies before the first.")]
    assert kept(response, wrong) == wrong
    assert ProgrammePage.objects.count() == 0
