"""Somebody has what they filled in erased."""

import pytest
from django.test import Client

from events.registration.choices import State
from events.registration.invariants import broken
from events.registration.models import Registration
from tests.events.registration.signing import heading, manage_url, managed
from tests.factories import OfferingFactory, sign_up

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_who_has_it_erased_is_cancelled_first_and_forgotten(client: Client) -> None:
    offering = OfferingFactory(capacity=1)
    registration, next_one = sign_up(offering), sign_up(offering)
    address = manage_url(registration)
    assert heading(managed(client, registration, "erase")) == "Je gegevens wissen?"
    response = client.post(manage_url(registration, "erase"), follow=True)
    assert heading(response) == "Je gegevens zijn gewist"
    gone = Registration.objects.get(pk=registration.pk)
    assert (gone.state, gone.name, gone.mail) == (State.CANCELLED, "", "")
    assert client.get(address).status_code == 404
    assert Registration.objects.get(pk=next_one.pk).state == State.CONFIRMED
    assert broken() == []
