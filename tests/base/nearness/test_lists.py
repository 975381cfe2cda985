"""Lists that are narrowed by nearness."""

from datetime import UTC, datetime

import pytest
import time_machine

from tests.base.soup import soup, texts
from tests.factories import (
    EventIndexFactory,
    EventPageFactory,
    InitiativeIndexFactory,
    InitiativePageFactory,
    OccurrenceFactory,
    PlaceFactory,
    SiteSettingsFactory,
    twin_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]

AT = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)
ADDRESS = "/nl/initiatieven/"


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(AT, tick=False):
        yield


@pytest.fixture
def three():
    """One in Zeddam, one in Ulft, one in Winterswijk, and one for the whole region."""
    for slug in ("zeddam", "ulft", "winterswijk"):
        InitiativePageFactory(title=slug.capitalize(), place=PlaceFactory(slug=slug))
    InitiativePageFactory(title="Overal", place=None, municipality=None)


def listing(client, query: str, address: str = ADDRESS):
    return client.get(address + query).context["listing"]


def titles(cards) -> list[str]:
    return [card.title for card in cards]


@pytest.mark.parametrize(
    ("query", "found", "apart"),
    [
        ("?bij=zeddam", ["Zeddam", "Ulft"], ["Overal"]),
        ("?bij=ulft&straal=50", ["Ulft", "Zeddam", "Winterswijk"], ["Overal"]),
        ("?bij=ulft&straal=50&volgorde=naam", ["Ulft", "Winterswijk", "Zeddam"], ["Overal"]),
        ("?bij=ulft&fietsen=10", ["Ulft"], ["Overal"]),
        ("?vak=51.8,6.2,51.95,6.3", ["Zeddam"], ["Overal"]),
        ("?vak=51.8,6.2,51.95,6.3&bij=ulft", ["Zeddam"], ["Overal"]),
        ("?bij=ulft&gemeente=winterswijk&straal=50", ["Winterswijk"], []),
    ],
)
def test_the_nearest_come_first_and_what_has_no_spot_stands_apart(client, three, query, found, apart):
    shown = listing(client, query)
    assert (titles(shown.cards), titles(shown.apart.cards if shown.apart else []), shown.total) == (
        found,
        apart,
        len(found),
    )


def test_without_a_place_everything_stands_together(client, three):
    shown = listing(client, "?volgorde=naam")
    assert (titles(shown.cards), shown.apart) == (["Overal", "Ulft", "Winterswijk", "Zeddam"], None)


def test_counts_beside_filters_are_of_what_is_near(client, three):
    towns = {option.value: option.count for option in listing(client, "?bij=zeddam").groups[1].options}
    assert (towns["montferland"], towns["oude-ijsselstreek"], towns["winterswijk"]) == (1, 1, 0)


def test_a_card_says_how_far_and_how_long_by_bicycle(client, three):
    shown = listing(client, "?bij=zeddam")
    assert [card.meta[-1].text for card in shown.cards] == ["minder dan een kilometer", "8 km, 41 minuten fietsen"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", "met 16 km per uur, over een weg die 1,3 keer zo lang is als de rechte lijn"),
        ("en", "at 16 km an hour, over a road 1.3 times as long as the straight line"),
        ("de", "mit 16 km pro Stunde, auf einem Weg, der 1,3-mal so lang ist wie die Luftlinie"),
    ],
)
@pytest.mark.parametrize("index", [InitiativeIndexFactory, EventIndexFactory])
def test_what_is_narrowed_by_cycling_time_says_in_sight_how_it_is_reckoned(client, language, words, index):
    address = (index() if language == "nl" else twin_of(index(), language)).url
    narrowed, whole = (
        [text for text in texts(soup(client.get(f"{address}{query}")), ".reckoned") if words in text]
        for query in ("?bij=zeddam&fietsen=20", "")
    )
    assert (len(narrowed), whole) == (1, [])


def test_search_near_a_place_says_it_too(client):
    assert len(texts(soup(client.get("/nl/zoeken/?bij=zeddam&fietsen=20")), ".reckoned")) == 1
    assert texts(soup(client.get("/nl/zoeken/?q=tuin")), ".reckoned") == []


def test_its_own_spot_counts_before_that_of_its_place(client):
    InitiativePageFactory(place=PlaceFactory(slug="winterswijk"), latitude="51.90", longitude="6.26")
    assert listing(client, "?bij=zeddam&straal=5").total == 1


def test_pills_take_the_circle_and_the_part_of_the_map_away(client, three):
    shown = listing(client, "?bij=Zeddam&straal=25&fietsen=45&vak=51,6,52,7&volgorde=afstand&fase=running")
    assert [(pill.label, pill.url) for pill in shown.pills[1:]] == [
        ("Binnen 45 minuten fietsen van Zeddam", "?vak=51%2C6%2C52%2C7&fase=running"),
        ("Dit deel van de kaart", "?bij=zeddam&straal=25&fietsen=45&volgorde=afstand&fase=running"),
    ]


def test_nothing_near_leads_to_the_widest_circle(client):
    InitiativePageFactory(place=PlaceFactory(slug="winterswijk"))
    response = client.get(ADDRESS + "?bij=zeddam&fietsen=10")
    assert "Binnen 50 km van Zeddam" in texts(soup(response), ".empty a.more")


def test_by_distance_without_a_place_is_told(client, three):
    assert len(listing(client, "?volgorde=afstand").ignored) == 1


def test_the_agenda_too_is_near_something(client):
    for slug, day in (("winterswijk", 6), ("zeddam", 9), ("zeddam", 7)):
        at = AT.replace(day=day)
        EventPageFactory(
            title=f"{slug} {day}", place=PlaceFactory(slug=slug), occurrences=[OccurrenceFactory(start=at)]
        )
    EventPageFactory(title="Online", place=None, online=True, occurrences=[OccurrenceFactory(start=AT.replace(day=8))])
    shown = listing(client, "?bij=zeddam&straal=50", EventIndexFactory().url)
    assert (titles(shown.cards), titles(shown.apart.cards)) == (["zeddam 7", "zeddam 9", "winterswijk 6"], ["Online"])


@pytest.mark.parametrize("count", [3, 30])
def test_near_costs_the_same_whatever_it_finds(client, django_assert_num_queries, count):
    SiteSettingsFactory()
    for _page in range(count):
        InitiativePageFactory(place=PlaceFactory(slug="zeddam"))
    InitiativePageFactory(title="Overal", place=None, municipality=None)
    client.get(ADDRESS)
    with django_assert_num_queries(10):
        assert listing(client, "?bij=7038&straal=5").total == count


@pytest.mark.parametrize("name", ["bij", "straal", "fietsen", "vak", "volgorde"])
@pytest.mark.parametrize("value", ["%00", "%ED%A0%80", "-1", "9" * 999, "<script>", "NaN,NaN,NaN,NaN", "1e999,1e999"])
def test_odd_parameters_are_told_and_left_out(client, three, name, value):
    response = client.get(f"{ADDRESS}?{name}={value}")
    assert (response.status_code, response.context["listing"].total) == (200, 4)
    assert len(response.context["listing"].ignored) == 1
