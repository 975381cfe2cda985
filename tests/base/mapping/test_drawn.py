"""A list as a map: `?weergave=kaart`. Everything on it leads somewhere, and stands below it in words too."""

import gzip
from datetime import UTC, datetime

import pytest
from django.http import QueryDict

from portal.base.mapping.drawn import DrawnMap
from portal.base.models import Place
from tests.base.mapping.planting import plant_at
from tests.base.soup import soup, texts, values
from tests.factories import (
    EventIndexFactory,
    EventPageFactory,
    InitiativeIndexFactory,
    InitiativePageFactory,
    MunicipalityFactory,
    OccurrenceFactory,
    PlaceFactory,
    SiteSettingsFactory,
    ThemeFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]

AT = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)
MAP = "?weergave=kaart"
LIST = "/nl/initiatieven/"
#: Of a map with everything on it, however much that is: places, themes and titles in place of cards.
QUERIES = 11


def initiative(place: str | None = "zeddam", **fields):
    return InitiativePageFactory(place=place and PlaceFactory(slug=place), **fields)


def drawn(query: str = MAP) -> DrawnMap:
    return InitiativeIndexFactory().listing(QueryDict(query.lstrip("?")), at=AT).map


def keys(query: str) -> set[int]:
    return set(InitiativeIndexFactory().selection(QueryDict(query.lstrip("?")), at=AT).keys)


def within(municipality: str) -> list[str]:
    return list(Place.objects.filter(municipality__slug=municipality).values_list("slug", flat=True))


def signs(found: DrawnMap) -> list[tuple[str, int]]:
    return [(symbol.label, symbol.count) for symbol in found.symbols]


def test_few_pages_of_a_place_are_signs_that_lead_to_them():
    one, other = initiative("ruurlo", title="Bus"), initiative("ruurlo", title="Bos")
    found = drawn()
    assert sorted(signs(found)) == [("Ruurlo: Bos", 0), ("Ruurlo: Bus", 0)]
    assert {symbol.url for symbol in found.symbols} == {one.url, other.url}


def test_many_pages_of_a_place_are_one_sign_with_their_number_that_leads_to_the_list_of_it():
    plant_at(["ruurlo"] * 13)
    (sign,) = drawn().symbols
    assert (sign.label, sign.count, sign.url) == ("Ruurlo: 13 initiatieven", 13, "?plaats=ruurlo")
    assert len(keys(sign.url)) == 13


def test_a_sign_keeps_what_was_chosen():
    theme = ThemeFactory(slug="groen")
    plant_at(["ruurlo"] * 13, themes=[theme])
    plant_at(["ruurlo"] * 2)
    (sign,) = drawn(MAP + "&thema=groen&fase=running&pagina=2").symbols
    assert (sign.count, sign.url) == (13, "?thema=groen&fase=running&plaats=ruurlo")


def test_places_that_would_lie_on_each_other_are_one_sign_that_leads_nearer():
    slugs = within("bronckhorst") + within("berkelland")
    plant_at(slugs)
    found = drawn()
    assert len(found.symbols) <= 36
    assert sum(symbol.count or 1 for symbol in found.symbols) == len(slugs)
    together = [symbol for symbol in found.symbols if symbol.count]
    assert {symbol.url for symbol in together} <= {
        "?weergave=kaart&gemeente=bronckhorst",
        "?weergave=kaart&gemeente=berkelland",
    }
    assert drawn(MAP + "&gemeente=bronckhorst").frame.slug == "bronckhorst"


def test_on_the_map_of_a_municipality_a_sign_of_several_places_leads_to_their_list():
    plant_at(within("bronckhorst") * 2)
    found = drawn(MAP + "&gemeente=bronckhorst")
    assert sum(symbol.count or 1 for symbol in found.symbols) == found.total
    for sign in found.symbols:
        if sign.count:
            assert len(keys(sign.url)) == sign.count


def test_a_page_with_a_spot_of_its_own_and_no_place_is_drawn_there():
    initiative(None, title="Bosje", latitude="51.93", longitude="6.58", municipality=MunicipalityFactory(slug="aalten"))
    assert signs(drawn()) == [("Bosje", 0)]


def test_what_is_for_a_whole_municipality_or_region_stands_apart():
    initiative(None, title="Aaltens", municipality=MunicipalityFactory(slug="aalten"))
    initiative(None, title="Overal")
    initiative("zeddam", title="Zeddams")
    found = drawn()
    assert [symbol.label for symbol in found.symbols] == ["Zeddam: Zeddams"]
    aalten = next(part for part in found.parts if part.slug == "aalten")
    assert [page.text for page in aalten.elsewhere.pages] == ["Aaltens"]
    assert [page.text for page in found.apart.pages] == ["Overal"]
    assert [len(keys(row.link.url)) for row in (aalten.elsewhere, found.apart)] == [1, 1]


def test_near_a_place_what_has_no_spot_still_stands_apart():
    initiative(None, title="Overal")
    initiative("zeddam")
    initiative("winterswijk")
    found = drawn(MAP + "&bij=zeddam&straal=5")
    assert (len(found.symbols), found.apart.count) == (1, 1)
    assert keys(found.apart.link.url) == keys("?gemeente=geen")


def test_the_words_hold_all_numbers_of_the_map_and_each_link_gives_its_number():
    plant_at(["ruurlo"] + ["borculo"] * 4 + ["ulft"] * 15)
    initiative(None, municipality=MunicipalityFactory(slug="berkelland"))
    initiative(None)
    found = drawn()
    rows = [row for part in found.parts for row in (*part.rows, part.elsewhere) if row]
    assert sum(row.count for row in rows) + found.apart.count == found.total == 22
    for row in rows:
        assert len(keys(row.link.url)) == row.count
    for part in found.parts:
        assert len(keys(part.link.url)) == part.count


def test_the_legend_names_the_themes_that_are_there_and_narrows_to_one():
    green, bus = ThemeFactory(slug="groen", label="Groen", colour="meadow"), ThemeFactory(slug="vervoer", label="Bus")
    ThemeFactory(slug="leeg")
    initiative(themes=[green, bus])
    initiative(themes=[green])
    rows = {row.sign.slug: (row.count, row.url, row.chosen) for row in drawn(MAP + "&fase=running").legend}
    assert rows == {
        "groen": (2, "?fase=running&weergave=kaart&thema=groen", False),
        "vervoer": (1, "?fase=running&weergave=kaart&thema=vervoer", False),
    }
    chosen = drawn(MAP + "&thema=vervoer")
    assert [(row.sign.slug, row.url) for row in chosen.legend if row.chosen] == [("vervoer", "?weergave=kaart")]


def test_a_sign_has_the_shape_of_the_theme_that_was_chosen():
    initiative(themes=[ThemeFactory(slug="a", colour="brick"), ThemeFactory(slug="b", colour="plum")])
    assert [symbol.colour for symbol in drawn(MAP + "&thema=b").symbols] == ["plum"]


def test_list_and_map_switch_with_all_that_was_chosen(client):
    initiative("ruurlo")
    page = soup(client.get(f"{LIST}{MAP}&fase=running&gemeente=berkelland&volgorde=naam"))
    kept = "fase=running&gemeente=berkelland&volgorde=naam"
    switch = "nav[aria-label='Lijst of kaart'] a"
    assert values(page, switch, "href") == [f"{LIST}?{kept}", f"{LIST}?{kept}&weergave=kaart"]
    assert texts(page, f"{switch}[aria-current]") == ["Kaart"]
    assert values(page, "form input[type=hidden][name=weergave]", "value") == ["kaart"]
    assert values(page, "form input[type=hidden][name=volgorde]", "value") == ["naam"]
    assert f"{LIST}?weergave=kaart&fase=running&volgorde=naam" in values(page, "form .pill--on", "href")
    assert soup(client.get(LIST)).select(".map--drawn") == []


@pytest.mark.parametrize(
    "query",
    [
        "?weergave=globe",
        "?weergave=%00",
        "?weergave=kaart&gemeente=atlantis",
        "?weergave=kaart&vak=1,2,3",
        "?weergave=kaart&vak=noord",
        "?weergave=kaart&pagina=99999999999",
    ],
)
def test_what_it_does_not_know_is_said_and_left_out(client, query):
    initiative()
    response = client.get(LIST + query)
    assert (response.status_code, len(response.context["listing"].ignored)) == (200, 1)


@pytest.mark.parametrize(
    "query",
    [
        "?weergave=kaart&gemeente=aalten&gemeente=berkelland",
        "?weergave=kaart&plaats=ruurlo",
        "?weergave=kaart&gemeente=geen",
        "?weergave=kaart&gemeente=aalten&plaats=geen",
        "?weergave=kaart&vak=51.9,6.0,52.2,6.9",
        "?weergave=kaart&vak=0,0,1,1",
        "?weergave=lijst&weergave=kaart",
    ],
)
def test_every_choice_has_a_map_even_of_nothing(client, query):
    initiative("ruurlo")
    response = client.get(LIST + query)
    assert (response.status_code, response.context["listing"].ignored) == (200, [])


def test_the_agenda_has_a_map_of_its_period(client):
    coming, past = EventPageFactory(place=PlaceFactory(slug="ulft")), EventPageFactory(place=PlaceFactory(slug="ulft"))
    EventPageFactory(place=None, venue="Thuis", online=True, title="Online avond")
    for page, days in ((coming, 3), (past, -3)):
        page.occurrences = [OccurrenceFactory(in_days=days)]
        page.save()
    found = EventIndexFactory()
    response = client.get(f"{found.url}{MAP}")
    assert texts(soup(response), ".apart li") == ["Online avond"]
    assert [symbol.url for symbol in response.context["listing"].map.symbols] == [coming.url]


@pytest.mark.parametrize("count", [3, 300])
def test_a_map_costs_the_same_for_3_and_for_300(client, django_assert_num_queries, count):
    SiteSettingsFactory()
    theme = ThemeFactory()
    slugs = list(Place.objects.values_list("slug", flat=True))
    plant_at([slugs[number * 37 % len(slugs)] for number in range(count)], themes=[theme])
    client.get(LIST + MAP)
    with django_assert_num_queries(QUERIES):
        response = client.get(LIST + MAP)
    assert len(gzip.compress(response.content)) < 200_000
    assert len(response.context["listing"].map.symbols) <= 36
