"""Sending the form: it counts once, and machines, strangers and crowds get no further than they should."""

from collections.abc import Iterator

import pytest
from django.test import Client

from events.registration.choices import WaitingList
from events.registration.invariants import broken
from events.registration.models import Registration
from portal.base.outbox import OutboxMail
from tests.events.registration.signing import (
    errors,
    fields_of,
    filled_in,
    heading,
    manage_url,
    press,
    send,
    sign_up_url,
)
from tests.factories import OfferingFactory, sign_up

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture(autouse=True)
def _all_is_well() -> Iterator[None]:
    yield
    assert broken() == []


def test_the_same_form_three_times_is_one_registration_and_one_mail(client: Client) -> None:
    offering, form = OfferingFactory(capacity=1), filled_in()
    answers = [press(client, offering, "send", form)["Location"] for _ in range(3)]
    assert (len(set(answers)), Registration.objects.count(), OutboxMail.objects.count()) == (1, 1, 1)


def test_a_form_that_was_sent_is_answered_the_same_when_the_doors_have_closed(client: Client) -> None:
    offering, form = OfferingFactory(capacity=1), filled_in()
    first = press(client, offering, "send", form)["Location"]
    type(offering).objects.update(is_called_off=True)
    assert press(client, offering, "send", form)["Location"] == first


def test_a_known_address_is_told_by_mail_only(client: Client) -> None:
    offering = OfferingFactory()
    known = sign_up(offering, "wie@example.org")
    for _ in range(2):
        response = press(client, offering, "send", filled_in() | {"contact-mail": "Wie@example.org"})
        assert heading(response) == "Kijk in je mail"
        assert (known.name in response.content.decode(), str(known.uuid) in response.content.decode()) == (False, False)
    assert list(OutboxMail.objects.filter(kind="registration.link").values_list("to", "about")) == [
        ("wie@example.org", known.about)
    ]
    assert Registration.objects.count() == 1


def test_a_machine_that_fills_in_the_hidden_field_is_thanked_and_kept_out(client: Client) -> None:
    response = press(client, OfferingFactory(), "send", filled_in(guard_weblink="https://example.com"))
    assert (response.status_code, heading(response)) == (200, "Kijk in je mail")
    assert (Registration.objects.count(), OutboxMail.objects.count()) == (0, 0)


def test_too_many_from_one_connection_keep_what_they_filled_in(client: Client, settings) -> None:
    settings.SIGN_UPS_PER_HOUR = 1
    offering, form = OfferingFactory(), filled_in()
    send(client, offering)
    response = press(client, offering, "send", form)
    assert (response.status_code, len(errors(response))) == (429, 1)
    assert fields_of(response)["contact-name"] == form["contact-name"]


def test_a_group_larger_than_what_is_left_hears_so_and_keeps_the_form(client: Client) -> None:
    offering = OfferingFactory(capacity=3, waiting_list=WaitingList.OFF)
    sign_up(offering, people=2)
    response = press(client, offering, "send", filled_in(colleagues=1))
    assert errors(response) == ["Er is nog maar 1 plek."]
    assert fields_of(response)["colleague"] == "1"


def test_nobody_gets_a_cookie_but_the_one_against_forgery(client: Client) -> None:
    offering = OfferingFactory()
    client.get(sign_up_url(offering))
    client.get(manage_url(send(client, offering)))
    assert set(client.cookies) == {"csrftoken"}


def test_forged_forms_are_refused() -> None:
    strict = Client(enforce_csrf_checks=True)
    assert press(strict, OfferingFactory(), "send", filled_in()).status_code == 403


def test_no_cache_and_no_other_site_learns_of_it(client: Client) -> None:
    registration = send(client, OfferingFactory())
    for address in (sign_up_url(registration.offering), manage_url(registration)):
        response = client.get(address)
        assert response["Cache-Control"] == "no-store, private"
        assert response["Referrer-Policy"] == "same-origin"
        assert response["X-Robots-Tag"] == "noindex, nofollow"
