"""Outputs lie under their list, where a page of the same name does not come first."""

import json

import pytest

from tests.factories import InitiativePageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def body(response) -> str:
    return b"".join(response).decode()


def test_a_list_has_files(client):
    InitiativePageFactory(title="Tuin")
    response = client.get("/nl/initiatieven/lijst.geojson")
    assert response.status_code == 200
    assert [row["properties"]["title"] for row in json.loads(body(response))["features"]] == ["Tuin"]
    assert "Tuin" in body(client.get("/nl/initiatieven/lijst.csv"))
