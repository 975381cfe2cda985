"""Small maps beside the facts of a page."""

import pytest

from portal.base.mapping import place_map
from tests.base.soup import soup, texts, values
from tests.factories import EventPageFactory, InitiativePageFactory, MunicipalityFactory, PlaceFactory

pytestmark = pytest.mark.django_db

MAP = ".map--small"


def test_an_initiative_shows_where_it_is_and_leads_to_the_map_around_it(client):
    page = soup(client.get(InitiativePageFactory(place=PlaceFactory(slug="ruurlo")).url))
    assert values(page, f"{MAP} svg", "aria-label") == ["Kaart: Ruurlo, Gemeente Berkelland"]
    assert texts(page, f"{MAP} text") == ["Ruurlo"]
    assert values(page, f"{MAP} figcaption a", "href") == ["/nl/initiatieven/?weergave=kaart&gemeente=berkelland"]


def test_an_event_shows_it_too(client):
    page = soup(client.get(EventPageFactory(place=PlaceFactory(slug="ulft")).url))
    assert texts(page, f"{MAP} text") == ["Ulft"]
    assert values(page, f"{MAP} figcaption a", "href") == ["/nl/agenda/?weergave=kaart&gemeente=oude-ijsselstreek"]


def test_a_whole_municipality_has_no_pin_and_a_whole_region_no_map(client):
    there = InitiativePageFactory(place=None, municipality=MunicipalityFactory(slug="aalten"))
    everywhere = InitiativePageFactory(place=None, municipality=None)
    page = soup(client.get(there.url))
    assert values(page, f"{MAP} svg", "aria-label") == ["Kaart: Gemeente Aalten"]
    assert texts(page, f"{MAP} text") == []
    assert soup(client.get(everywhere.url)).select(MAP) == []


def test_a_place_page_can_draw_its_neighbours_as_links():
    drawn = place_map("berkelland", [("Ruurlo", 52.088, 6.45, "/nl/x/"), ("Borculo", 52.115, 6.52)], url="/nl/kaart/")
    assert [(pin.name, pin.url) for pin in drawn.pins] == [("Ruurlo", "/nl/x/"), ("Borculo", "")]
    assert (drawn.is_linked, drawn.url, drawn.frame.slug) == (True, "/nl/kaart/", "berkelland")


def test_what_lies_elsewhere_is_left_out_and_an_unknown_municipality_has_no_map():
    assert place_map("berkelland", [("Parijs", 48.85, 2.35)]).pins == ()
    assert place_map("atlantis") is None
    assert place_map().frame.slug == ""
