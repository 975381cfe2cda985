"""What a search field suggests while somebody types, and what it tells a browser of places."""

import pytest

from search.places import Gazetteer
from tests.factories import ThemeFactory

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_suggestions_are_pages_then_themes_and_places(put, client) -> None:
    ThemeFactory(slug="zelf", label="Zelf doen")
    put(1, "Zelfbouw", kind="initiative")
    response = client.get("/nl/zoeken/aanvullen/?q=zel")
    assert response.json() == [
        {"text": "Zelfbouw", "url": "/nl/1/", "kind": "Initiatief"},
        {"text": "Zelf doen", "url": "/nl/zoeken/?thema=zelf", "kind": "Thema"},
        {"text": "Zelhem", "url": "/nl/zoeken/?bij=zelhem", "kind": "In de buurt"},
    ]
    assert (response.cookies, response["Cache-Control"]) == ({}, "public, max-age=60")


def test_suggestions_are_few(put, client) -> None:
    for key in range(1, 20):
        put(key, f"Zelf {key}")
    assert len(client.get("/nl/zoeken/aanvullen/?q=zel").json()) <= 9


def test_places_are_told_to_browsers_that_look_up_the_nearest(client) -> None:
    response = client.get("/nl/zoeken/plaatsen.json")
    found = {slug: (name, north, east) for name, slug, north, east in response.json()}
    zeddam = Gazetteer().get("zeddam")
    assert found["zeddam"] == ("Zeddam", zeddam.latitude, zeddam.longitude)
    assert (response.cookies, "max-age=86400" in response["Cache-Control"]) == ({}, True)
