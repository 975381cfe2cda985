"""Correcting, swapping, cancelling, and answering an offer, behind the signed link."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from events.registration.choices import State
from events.registration.invariants import broken
from events.registration.models import Offering, Registration
from portal.base.outbox import OutboxMail
from tests.base.asking.questions import upload
from tests.base.soup import soup, texts
from tests.events.registration.signing import (
    DIET,
    ORGANISATION,
    PLAN,
    after,
    asking,
    errors,
    fields_of,
    filled_in,
    heading,
    links,
    main,
    manage_url,
    managed,
    offer_made,
    press,
    send,
    sign_up_url,
    waiting,
)
from tests.factories import OfferingFactory, sign_up

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture(autouse=True)
def _all_is_well() -> Iterator[None]:
    yield
    assert broken() == []


@pytest.fixture
def offered() -> Registration:
    return offer_made()


def test_contact_and_answers_are_corrected_and_the_file_stays(client: Client) -> None:
    offering = asking(ORGANISATION, PLAN)
    press(client, offering, "send", filled_in() | {"asked-soort": "overheid", "asked-plan": upload()})
    registration = Registration.objects.get()
    form = fields_of(managed(client, registration, "change"))
    assert (form["contact-name"], form["asked-soort"]) == (registration.name, "overheid")
    changed = after(client, registration, "change", **form | {"contact-phone": "0314 123456", "asked-soort": "anders"})
    assert (changed.phone, changed.answers) == ("0314 123456", {"soort": "anders", "plan": "plan.pdf"})
    assert changed.token_version == 1


def test_a_new_address_gets_a_new_link_and_the_old_one_is_void(client: Client) -> None:
    registration = sign_up(OfferingFactory())
    old = manage_url(registration)
    form = fields_of(managed(client, registration, "change")) | {"contact-mail": "nieuw@example.org"}
    changed = after(client, registration, "change", **form)
    assert (client.get(old).status_code, client.get(manage_url(changed)).status_code) == (404, 200)
    assert OutboxMail.objects.filter(kind="registration.link").values_list("to", flat=True).get() == "nieuw@example.org"


def test_an_address_of_another_sign_up_is_refused_without_saying_whose(client: Client) -> None:
    offering = OfferingFactory()
    registration, other = sign_up(offering), sign_up(offering)
    form = fields_of(managed(client, registration, "change")) | {"contact-mail": other.mail}
    response = client.post(manage_url(registration, "change"), form)
    assert errors(response) == [
        "Je e-mailadres: Dit adres kan niet bij deze aanmelding. Neem een ander adres, of vraag het de organisator."
    ]
    assert other.name not in response.content.decode()


def test_a_colleague_is_named_later_and_swapped(client: Client) -> None:
    registration = send(client, asking(DIET), colleagues=1, **{"person-1-name": "", "own-eten": "Vis"})
    person = registration.people.last()
    after(client, registration, "person", person.uuid, **{"person-name": "Collega een", "asked-eten": "Ei"})
    after(client, registration, "person", person.uuid, **{"person-name": "Collega twee", "asked-eten": "Niets"})
    shown = texts(soup(managed(client, registration)), ".persons li")
    assert "Collega twee" in shown[1]
    assert "Niets" in shown[1]
    assert "Collega een" not in " ".join(shown)


def test_one_person_cancels_and_the_place_goes_to_who_waits(client: Client) -> None:
    offering = OfferingFactory(capacity=2)
    registration, next_one = sign_up(offering, people=2), sign_up(offering)
    person = registration.people.last()
    assert person.name in heading(managed(client, registration, "leave_person", person.uuid))
    assert after(client, registration, "leave_person", person.uuid).seats == 1
    assert Registration.objects.get(pk=next_one.pk).state == State.CONFIRMED
    assert client.post(manage_url(registration, "leave_person", person.uuid)).status_code == 404


def test_all_cancel_and_cancelling_again_changes_nothing(client: Client) -> None:
    registration = sign_up(OfferingFactory(), people=2)
    assert heading(managed(client, registration, "leave")) == "Willen jullie je allemaal afmelden?"
    assert after(client, registration, "leave").state == State.CANCELLED
    assert after(client, registration, "leave").state == State.CANCELLED
    assert OutboxMail.objects.filter(kind="registration.cancelled").count() == 1
    assert sign_up_url(registration.offering) in links(managed(client, registration))


def test_who_waits_leaves_the_line(client: Client) -> None:
    registration = waiting()
    assert heading(managed(client, registration, "leave")) == "Wil je van de wachtlijst af?"
    assert after(client, registration, "leave").state == State.CANCELLED


def test_who_is_too_late_is_told_whom_to_ask(client: Client) -> None:
    registration = sign_up(OfferingFactory(cancel_until=timezone.now() + timedelta(hours=1)))
    Offering.objects.update(cancel_until=timezone.now())
    shown = managed(client, registration)
    words = "Het is te laat om je hier af te melden. Laat het de organisator weten, dan kan er iemand anders komen."
    assert words in main(shown)
    assert manage_url(registration, "leave") not in links(shown)
    response = client.post(manage_url(registration, "leave"))
    assert (errors(response), Registration.objects.get().state) == ([words], State.CONFIRMED)


def test_an_offer_is_taken(client: Client, offered: Registration) -> None:
    shown = managed(client, offered)
    assert "We houden de plek voor je vast tot" in main(shown)
    assert soup(shown).select_one("main form")["action"] == manage_url(offered, "offer")
    assert after(client, offered, "offer", answer="accept").state == State.CONFIRMED
    assert after(client, offered, "offer", answer="decline").state == State.CONFIRMED


def test_an_offer_is_declined_and_goes_to_the_next(client: Client, offered: Registration) -> None:
    assert after(client, offered, "offer", answer="decline").state == State.DECLINED
    assert list(offered.offering.registrations.order_by("turn").values_list("state", flat=True)) == [
        State.CANCELLED,
        State.DECLINED,
        State.OFFERED,
    ]


def test_an_offer_that_ran_out_cannot_be_taken(client: Client, offered: Registration) -> None:
    Registration.objects.filter(pk=offered.pk).update(offered_until=timezone.now())
    response = client.post(manage_url(offered, "offer"), {"answer": "accept"})
    assert errors(response) == ["Dit aanbod is voorbij. De plek ging naar de volgende op de wachtlijst."]
    assert manage_url(offered, "offer") not in links(managed(client, offered))
