"""What the page of an initiative tells, and what search learns of it."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.utils import translation
from django.utils.translation import gettext

from initiatives.choices import Direction, Stage
from tests.base.soup import soup, texts, values
from tests.factories import (
    ContactFactory,
    HelpItemFactory,
    InitiativePageFactory,
    MunicipalityFactory,
    PictureFactory,
    PlaceFactory,
    ThemeFactory,
)

pytestmark = pytest.mark.django_db

AT = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)
EVIL = "<script>alert('x')</script>"


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(AT, tick=False):
        yield


def test_it_tells_the_whole_story(client):
    page = InitiativePageFactory(
        what="<p>Een bus.</p>",
        why="<p>Er reed niets.</p>",
        steps=[("step", {"title": "Bel de gemeente", "text": "<p>Rustig.</p>"})],
        costs="<p>Acht euro per rit.</p>",
        permits="<p>Een vergunning.</p>",
        lessons="<p>Begin klein.</p>",
        links=[("link", {"title": "Het dorp", "url": "https://example.org/"})],
        pictures=[("picture", {"image": PictureFactory(), "alt": "De bus", "caption": EVIL})],
    )
    html = soup(client.get(page.url))
    told = ("Een bus.", "Er reed niets.", "Bel de gemeente", "Acht euro", "Een vergunning.", "Begin klein.", EVIL)
    assert [words for words in told if words not in html.get_text()] == []
    assert "https://example.org/" in values(html, "main a", "href")
    assert "De bus" in values(html, "main img", "alt")


def test_help_that_is_over_is_no_longer_asked(client):
    items = [
        HelpItemFactory(text="Chauffeurs"),
        HelpItemFactory(text="Schilders", until=date(2027, 5, 3)),
        HelpItemFactory(text="Koffie", direction=Direction.OFFERED, until=date(2027, 5, 4)),
    ]
    context = client.get(InitiativePageFactory(help_items=items).url).context
    found = [[item.text for item in context[name]] for name in ("wanted", "offered")]
    assert found == [["Chauffeurs"], ["Koffie"]]


@pytest.mark.parametrize("is_example", [True, False])
def test_an_invented_example_says_so(client, is_example):
    with translation.override("nl"):
        words = gettext("This initiative is an invented example.")
    html = soup(client.get(InitiativePageFactory(is_example=is_example).url))
    assert (words in texts(html, ".notice")) is is_example


def test_it_leads_to_its_themes_and_to_its_contact(client):
    page = InitiativePageFactory(
        themes=[ThemeFactory(slug="energie")],
        contact=ContactFactory(mail="bus@example.org"),
        help_items=[HelpItemFactory()],
    )
    links = values(soup(client.get(page.url)), "main a", "href")
    assert ("/nl/initiatieven/?thema=energie" in links, "mailto:bus@example.org" in links) == (True, True)


@pytest.mark.parametrize("stage", Stage)
def test_every_stage_has_a_page(client, stage):
    assert client.get(InitiativePageFactory(stage=stage).url).status_code == 200


def test_what_an_editor_typed_comes_out_as_words(client):
    page = InitiativePageFactory(title=EVIL, slug="kwaad", carried_by=EVIL, help_items=[HelpItemFactory(text=EVIL)])
    html = soup(client.get(page.url))
    assert [script for script in html.select("script") if script.text == "alert('x')"] == []
    assert texts(html, "main h1") == [EVIL]


@pytest.mark.parametrize(
    ("place", "municipality", "spot", "found"),
    [
        ("ulft", None, None, ("ulft", "oude-ijsselstreek", True)),
        ("ulft", None, ("51.97", "6.72"), ("ulft", "oude-ijsselstreek", True)),
        (None, "aalten", None, ("", "aalten", False)),
        (None, None, None, ("", "", False)),
    ],
    ids=["place", "spot", "municipality", "region"],
)
def test_search_learns_where_it_is(place, municipality, spot, found):
    latitude, longitude = spot or (None, None)
    page = InitiativePageFactory(
        place=PlaceFactory(slug=place) if place else None,
        municipality=MunicipalityFactory(slug=municipality or "oude-ijsselstreek") if place or municipality else None,
        latitude=latitude,
        longitude=longitude,
        stage=Stage.IDEA,
    )
    page.refresh_from_db()
    entry = page.search_entry()
    assert (entry.place, entry.municipality, entry.latitude is not None) == found
    assert (entry.kind, entry.stage) == ("initiative", "idea")
    if spot:
        assert (entry.latitude, entry.longitude) == (51.97, 6.72)
