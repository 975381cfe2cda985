"""The pages of municipalities and places."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.urls import reverse

from portal.base.models import Municipality
from tests.base.soup import soup, texts, values
from tests.factories import (
    ContactFactory,
    EditionFactory,
    EventPageFactory,
    InitiativePageFactory,
    NewsPageFactory,
    OccurrenceFactory,
    PlaceFactory,
    SiteSettingsFactory,
    TrainingPageFactory,
    twin_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]

AT = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)
TOWN, VILLAGE = "/nl/gemeenten/montferland/", "/nl/gemeenten/montferland/zeddam/"
SAME_NAME = ("berkelland/heurne-berkelland", "aalten/heurne")
#: The same whatever goes on there.
QUERIES = {"/nl/gemeenten/": 5, TOWN: 11, VILLAGE: 11}


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(AT, tick=False):
        yield


def initiative(title: str, place: str = "zeddam", **fields):
    return InitiativePageFactory(title=title, place=PlaceFactory(slug=place), **fields)


def event(title: str, place: str = "zeddam", day: int = 6):
    at = AT.replace(day=day)
    return EventPageFactory(title=title, place=PlaceFactory(slug=place), occurrences=[OccurrenceFactory(start=at)])


def shown(client, address: str):
    return client.get(address).context["area"]


def titles(part) -> list[str]:
    return [card.title for card in part.cards]


def test_a_municipality_shows_what_goes_on_in_all_of_it(client):
    initiative("Tuin")
    initiative("Bus", place="didam")
    initiative("Elders", place="ulft")
    whole = Municipality.objects.get(slug="montferland")
    InitiativePageFactory(title="Hele gemeente", place=None, municipality=whole)
    event("Later", day=8)
    event("Eerder", place="didam", day=6)
    event("Elders", place="ulft")
    NewsPageFactory(title="Nieuws", place=PlaceFactory(slug="didam"))
    NewsPageFactory(title="Nieuws van elders", place=PlaceFactory(slug="ulft"))
    area = shown(client, TOWN)
    assert sorted(titles(area.initiatives)) == ["Bus", "Hele gemeente", "Tuin"]
    assert (titles(area.events), titles(area.news)) == (["Eerder", "Later"], ["Nieuws"])
    assert area.lede == "3 initiatieven en 2 activiteiten die eraan komen"


def test_a_place_shows_what_goes_on_there(client):
    initiative("Tuin")
    initiative("Bus", place="didam")
    event("Hier", day=8)
    event("Daar", place="didam", day=6)
    area = shown(client, VILLAGE)
    assert (titles(area.initiatives), titles(area.events)) == (["Tuin"], ["Hier"])
    assert area.initiatives.more.url == "/nl/initiatieven/?plaats=zeddam"


def test_it_leads_to_the_whole_list_with_its_number(client):
    for number in range(8):
        initiative(f"Nummer {number}")
    area = shown(client, TOWN)
    assert (len(area.initiatives.cards), area.initiatives.more.text) == (6, "Alle 8 initiatieven")
    assert client.get(area.initiatives.more.url).context["listing"].total == 8


def test_a_place_without_anything_leads_to_the_nearest(client):
    initiative("Ver weg", place="winterswijk")
    initiative("Dichtbij", place="didam")
    response = client.get(VILLAGE)
    area = response.context["area"]
    assert (area.nearest.name, area.nearest.url) == ("Didam", "/nl/gemeenten/montferland/didam/")
    assert area.initiatives.more.url == "/nl/initiatieven/?bij=zeddam"
    assert "Er zijn nog geen initiatieven in Zeddam." in soup(response).main.get_text(" ", strip=True)


def test_a_place_without_events_shows_those_of_its_municipality(client):
    event("Daar", place="didam")
    part = shown(client, VILLAGE).events
    assert (part.heading, titles(part)) == ("Dit komt eraan in de gemeente Montferland", ["Daar"])


def test_what_is_past_closed_or_of_another_language_stays_out(client):
    initiative("Concept", live=False)
    event("Voorbij", day=1)
    twin = twin_of(initiative("Tuin"), "de", title="Garten")
    assert titles(shown(client, TOWN).initiatives) == ["Tuin"]
    assert titles(shown(client, TOWN.replace("/nl/", "/de/")).initiatives) == [twin.title]
    assert shown(client, TOWN).events.cards == []


def test_neighbours_of_a_place_come_nearest_first_with_how_far(client):
    initiative("Tuin", place="braamt")
    found = shown(client, VILLAGE).neighbours
    assert len(found) == 8
    distances = [int(one.away.split()[0]) for one in found if one.away[0].isdigit()]
    assert distances == sorted(distances)
    assert {one.name: one.count for one in found}["Braamt"] == 1


def test_a_municipality_names_all_its_places(client):
    links = values(soup(client.get(TOWN)), ".towns a", "href")
    assert len(links) == Municipality.objects.get(slug="montferland").places.count()
    assert VILLAGE in links


def test_who_to_call_speaks_the_readers_language(client):
    contact = ContactFactory(role="Aanspreekpunt", organisation="Gemeente Montferland")
    Municipality.objects.filter(slug="montferland").update(contact=contact)
    german = twin_of(contact, "de", role="Ansprechstelle")
    roles = [shown(client, f"/{code}/gemeenten/montferland/zeddam/").contact.role for code in ("nl", "de", "en")]
    assert roles == ["Aanspreekpunt", german.role, "Aanspreekpunt"]
    assert shown(client, "/nl/gemeenten/aalten/").contact is None


def test_without_a_contact_the_sites_own_address_stands_there(client):
    SiteSettingsFactory(mail="redactie@example.org")
    assert "mailto:redactie@example.org" in values(soup(client.get(TOWN)), "#content a", "href")


def test_all_municipalities_have_a_link_and_a_number(client):
    initiative("Tuin")
    InitiativePageFactory(place=None, municipality=None)
    page = soup(client.get("/nl/gemeenten/"))
    rows = dict(zip(values(page, ".towns a", "href"), texts(page, ".towns b"), strict=True))
    assert (len(rows), rows[TOWN]) == (8, "initiatieven: 1")
    assert "En 1 initiatief is voor de hele streek." in page.main.get_text(" ", strip=True)
    assert set(values(page, ".map__area", "href")) == set(rows)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("gemeenten/atlantis/", 404),
        ("gemeenten/montferland/atlantis/", 404),
        ("gemeenten/atlantis/zeddam/", 302),
        ("gemeenten/aalten/zeddam/", 302),
        ("gemeenten/%00/", 404),
        ("gemeenten/montferland/" + "z" * 2000 + "/", 404),
        ("gemeenten/montferland/?bij=%00&plaats=x", 200),
    ],
)
def test_odd_addresses(client, path, status):
    assert client.get("/nl/" + path).status_code == status


def test_a_place_under_another_municipality_leads_to_its_own_address(client):
    assert client.get("/nl/gemeenten/aalten/zeddam/").url == VILLAGE


def test_machines_read_the_way_and_the_other_languages(client):
    page = soup(client.get(VILLAGE))
    assert values(page, "link[rel=canonical]", "href") == ["http://testserver" + VILLAGE]
    assert values(page, "link[rel=alternate][hreflang=de]", "href") == [
        "http://testserver/de/gemeenten/montferland/zeddam/"
    ]
    assert texts(page, ".crumbs li") == ["Achterhoek 2020", "Bij jou in de buurt", "Montferland", "Zeddam"]
    assert '"BreadcrumbList"' in page.select_one("script[type='application/ld+json']").string


def test_the_sitemap_has_them_in_every_language(client):
    found = client.get("/sitemap.xml").content.decode()
    assert [
        f"<loc>http://localhost/{code}/gemeenten/montferland/zeddam/</loc>" in found for code in ("nl", "en", "de")
    ] == [True] * 3


def test_a_municipality_and_a_place_are_on_a_small_map_with_words(client):
    initiative("Tuin")
    initiative("Bus", place="didam")
    town, village, empty = (
        soup(client.get(address)).select_one("main .map svg") for address in (TOWN, VILLAGE, "/nl/gemeenten/aalten/")
    )
    assert [(drawn["role"], drawn["aria-label"]) for drawn in (town, village, empty)] == [
        ("group", "Kaart: Didam, Zeddam, Gemeente Montferland"),
        ("img", "Kaart: Zeddam, Gemeente Montferland"),
        ("img", "Kaart: Gemeente Aalten"),
    ]
    assert values(town, "a", "href") == ["/nl/gemeenten/montferland/didam/", VILLAGE]


@pytest.mark.parametrize(
    ("language", "words"), [("nl", "met 16 km per uur"), ("en", "at 16 km an hour"), ("de", "mit 16 km pro Stunde")]
)
def test_a_place_says_how_cycling_times_are_reckoned(client, language, words):
    assert words in texts(soup(client.get(VILLAGE.replace("/nl/", f"/{language}/"))), ".reckoned")[0]


def test_an_initiative_leads_to_the_page_of_its_place(client):
    assert VILLAGE in values(soup(client.get(initiative("Tuin").url)), ".facts a", "href")
    whole = Municipality.objects.get(slug="montferland")
    page = InitiativePageFactory(place=None, municipality=whole)
    assert TOWN in values(soup(client.get(page.url)), ".facts a", "href")


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("address", QUERIES)
def test_it_asks_the_database_as_often_for_one_as_for_three(client, django_assert_num_queries, address, count):
    SiteSettingsFactory()
    Municipality.objects.filter(slug="montferland").update(contact=ContactFactory())
    for number in range(count):
        initiative(f"Initiatief {number}")
        event(f"Activiteit {number}")
        TrainingPageFactory(editions=[EditionFactory(place=PlaceFactory(slug="zeddam"))])
        NewsPageFactory(place=PlaceFactory(slug="zeddam"))
    client.get(address)
    with django_assert_num_queries(QUERIES[address]):
        client.get(address)


def test_every_page_links_to_it(client):
    assert reverse("around:municipalities") in values(soup(client.get(initiative("Tuin").url)), ".foot a", "href")


def test_places_of_one_name_are_told_apart_in_the_title_of_the_window(client):
    windows = [texts(soup(client.get(f"/nl/gemeenten/{way}/")), "title") for way in SAME_NAME]
    assert windows == [["Heurne – Berkelland – Achterhoek 2020"], ["Heurne – Aalten – Achterhoek 2020"]]
