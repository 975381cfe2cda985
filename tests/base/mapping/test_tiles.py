"""The map that moves: nothing of it without a tile host in the settings, and of its packages only what it needs."""

import pytest
from django.contrib.staticfiles import finders
from django.http import QueryDict

from portal.base.mapping.packages import FILES, PackageFinder
from portal.base.mapping.tiles import SCRIPTS, STYLES, tiles_of
from portal.settings.policies import tile_hosts
from tests.base.soup import soup, values
from tests.factories import InitiativePageFactory

MAP = "/nl/initiatieven/?weergave=kaart"
URL = "https://tiles.example.org/{z}/{x}/{y}.png"


@pytest.mark.parametrize(
    ("url", "hosts"),
    [
        ("", []),
        (URL, ["https://tiles.example.org"]),
        ("https://{s}.tiles.example.org:8443/a/{z}/{y}/{x}?key=1", ["https://*.tiles.example.org:8443"]),
    ],
)
def test_the_policy_lets_in_pictures_of_the_tile_host_and_of_no_other(url, hosts):
    assert tile_hosts(url) == hosts


@pytest.mark.django_db
def test_without_a_tile_host_there_is_only_the_drawn_map(client):
    InitiativePageFactory()
    assert soup(client.get(MAP)).select("[data-tiles]") == []


@pytest.mark.django_db
def test_with_one_there_is_a_door_that_stays_shut_without_scripts(client, settings):
    settings.MAP_TILE_URL, settings.MAP_TILE_ATTRIBUTION = URL, "© <Kadaster>"
    InitiativePageFactory()
    page = soup(client.get(MAP + "&fase=running&vak=51.5,6.0,52.5,7.0"))
    assert values(page, "[data-tiles][hidden]", "data-tiles") == [URL]
    assert values(page, "[data-tiles]", "data-attribution") == ["© <Kadaster>"]
    assert values(page, "[data-tiles]", "data-list") == ["lijst.geojson?fase=running"]
    assert "leaflet" not in "".join(values(page, "script[src]", "src") + values(page, "link[href]", "href"))


def test_the_list_that_it_shows_is_not_narrowed_by_where_it_was_moved_to(settings):
    settings.MAP_TILE_URL = URL
    found = tiles_of(QueryDict("weergave=kaart&thema=groen&vak=1,2,3,4&pagina=2"))
    assert found.data == "lijst.geojson?thema=groen"


def test_every_file_that_it_asks_for_is_found_and_no_others_of_the_packages():
    for name in (*SCRIPTS, *STYLES):
        assert finders.find(name), name
    listed = [name for name, _storage in PackageFinder().list([])]
    assert listed == [name for names in FILES.values() for name in names]
    assert finders.find("leaflet/leaflet-src.js") is None
    assert finders.find("leaflet/../leaflet.js") is None
