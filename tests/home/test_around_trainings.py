"""Trainings on the pages of municipalities and places."""

from datetime import UTC, datetime

import pytest
import time_machine

from tests.base.soup import soup, texts
from tests.factories import EditionFactory, PlaceFactory, TrainingPageFactory, twin_of

pytestmark = [pytest.mark.django_db, pytest.mark.database]

AT = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)
TOWN, VILLAGE = "/gemeenten/montferland/", "/gemeenten/montferland/zeddam/"


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(AT, tick=False):
        yield


def training(title: str, *editions: tuple[int, str]):
    """`editions`: the day in May, and the place."""
    rows = [EditionFactory(start=AT.replace(day=day), place=PlaceFactory(slug=place)) for day, place in editions]
    return TrainingPageFactory(title=title, editions=rows)


@pytest.mark.parametrize(
    ("language", "here", "around", "more"),
    [
        ("nl", "Trainingen", "Trainingen in de gemeente Montferland", "Alle trainingen"),
        ("en", "Trainings", "Trainings in the municipality of Montferland", "All trainings"),
        ("de", "Trainings", "Trainings in der Gemeinde Montferland", "Alle Trainings"),
    ],
)
def test_trainings_are_shown_that_will_be_held_in_the_municipality(client, language, here, around, more):
    pages = [
        training("Daarna", (2, "zeddam"), (5, "ulft"), (10, "didam"), (12, "zeddam")),
        training("Eerst", (9, "zeddam")),
        training("Elders", (6, "ulft")),
        training("Geweest", (1, "zeddam"), (6, "ulft")),
    ]
    if language != "nl":
        for page in pages:
            rows = [EditionFactory(start=row.start, place=row.place) for row in page.editions.all()]
            twin_of(page, language, title=page.title, editions=rows)
    town, village = (client.get(f"/{language}{path}").context["area"].trainings for path in (TOWN, VILLAGE))
    assert (town.heading, village.heading) == (here, around)
    assert [card.title for card in town.cards] == [card.title for card in village.cards] == ["Eerst", "Daarna"]
    assert [(card.day.local.day, card.day.more, card.meta[0].text) for card in town.cards] == [
        (9, 0, "Zeddam"),
        (10, 1, "Didam"),
    ]
    assert (town.more.text, town.more.url) == (more, f"/{language}/trainingen/?gemeente=montferland")
    assert client.get(town.more.url).context["listing"].total == 2


def test_without_trainings_nothing_is_said_of_them(client):
    training("Elders", (6, "ulft"))
    training("Geweest", (1, "zeddam"))
    assert soup(client.get(f"/nl{TOWN}")).select("#trainings") == []
    training("Hier", (6, "zeddam"))
    assert texts(soup(client.get(f"/nl{TOWN}")), "#trainings") == ["Trainingen"]
