"""The form of an offering: fill in, look over, send."""

import pytest
from django.test import Client

from events.registration.choices import State
from tests.events.registration.signing import filled_in, send, sign_up_url, the_one
from tests.factories import OfferingFactory

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_who_sends_the_form_sees_that_there_is_a_place(client: Client) -> None:
    offering = OfferingFactory(capacity=1)
    response = send(client, offering)
    assert response.status_code == 303
    page = client.get(response["Location"])
    assert (page.status_code, the_one(offering).state) == (200, State.CONFIRMED)
    assert "Je bent aangemeld" in page.content.decode()


def test_the_form_is_there(client: Client) -> None:
    offering = OfferingFactory(capacity=1)
    response = client.get(sign_up_url(offering))
    assert response.status_code == 200
    response = client.post(sign_up_url(offering), {**filled_in(colleagues=2), "check": ""})
    assert response.status_code == 200
