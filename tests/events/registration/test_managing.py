"""The page behind the signed link: see, correct, cancel, answer an offer, take one's data along."""

import json
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.test import Client
from django.utils import timezone

from events.registration.actions.leaving import cancel
from events.registration.choices import State, WaitingList, Who
from events.registration.invariants import broken
from events.registration.models import Offering, Registration
from events.registration.tokens import Purpose, signature
from portal.base.asking import StoredFile
from tests.base.asking.questions import upload
from tests.base.soup import soup, texts
from tests.events.registration.signing import (
    DIET,
    INVOICE,
    ORGANISATION,
    PLAN,
    asking,
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


@pytest.fixture
def offered() -> Registration:
    return offer_made()


@pytest.fixture(autouse=True)
def _all_is_well() -> Iterator[None]:
    yield
    assert broken() == []


NAMES = ("manage", "change", "leave", "offer", "own_data", "export", "erase", "calendar")


def test_a_link_that_is_wrong_old_or_for_something_else_finds_nothing(client: Client) -> None:
    registration, other = sign_up(OfferingFactory()), sign_up(OfferingFactory())
    right = signature(registration, Purpose.MANAGE)
    wrong = [
        right[:-1],
        right.upper(),
        right + "0",
        "x",
        signature(registration, "something else"),
        signature(other, Purpose.MANAGE),
    ]
    good = {name: manage_url(registration, name) for name in NAMES}
    Registration.objects.filter(pk=registration.pk).update(token_version=2)
    stale = {name: client.get(address) for name, address in good.items()}
    Registration.objects.filter(pk=registration.pk).update(token_version=1)
    answers = [client.get(address.replace(right, given)) for address in good.values() for given in wrong]
    assert {answer.status_code for answer in [*answers, *stale.values()]} == {404}
    assert not any(registration.name in answer.content.decode() for answer in answers)
    assert client.get(good["manage"]).status_code == 200


def test_somebody_elses_person_or_file_is_not_found(client: Client) -> None:
    offering = asking(PLAN)
    press(client, offering, "send", filled_in() | {"asked-plan": upload()})
    theirs, mine = Registration.objects.get(), sign_up(offering)
    file, person = StoredFile.objects.get().uuid, theirs.people.get().uuid
    assert managed(client, theirs, "file", file).status_code == 200
    assert managed(client, mine, "file", file).status_code == 404
    for name in ("person", "leave_person"):
        assert managed(client, mine, name, person).status_code == 404
        assert client.post(manage_url(mine, name, person), {"person-name": "Ik"}).status_code == 404


def test_looking_changes_nothing(client: Client, offered: Registration) -> None:
    confirmed = send(client, asking(ORGANISATION, DIET), colleagues=1, **{
        "asked-soort": "overheid", "own-eten": "Vis", "answers-1-eten": "Ei",
    })  # fmt: skip
    rows = [model for app in ("registration", "base") for model in apps.get_app_config(app).get_models()]
    before = [list(model.objects.order_by("pk").values()) for model in rows]
    for registration in (offered, confirmed):
        person = registration.people.first().uuid
        for name, more in [*((name, ()) for name in NAMES), ("person", (person,)), ("leave_person", (person,))]:
            client.get(manage_url(registration, name, *more))
            client.get(manage_url(registration, name, *more) + "?answer=accept&send=")
    client.get(sign_up_url(confirmed.offering) + "?send=")
    assert [list(model.objects.order_by("pk").values()) for model in rows] == before


def test_it_shows_what_was_filled_in_sensitive_answers_too(client: Client) -> None:
    offering = asking(ORGANISATION, DIET, asks_invoice=True)
    registration = send(client, offering, colleagues=1, **INVOICE, **{
        "asked-soort": "overheid", "own-eten": "Vis", "answers-1-eten": "Ei",
    })  # fmt: skip
    shown = main(managed(client, registration))
    for words in (registration.name, registration.mail, "Overheid", "Vis", "Ei", "Gemeente Voorbeeld", "PO-2027-18"):
        assert words in shown
    assert registration.number in shown


def test_each_state_says_what_it_means(client: Client, offered: Registration) -> None:
    confirmed, review = sign_up(OfferingFactory()), sign_up(OfferingFactory(needs_review=True))
    declined, off = sign_up(OfferingFactory()), sign_up(OfferingFactory())
    Offering.objects.filter(pk=off.offering_id).update(is_called_off=True)
    cancel(declined, by=Who.PERSON, at=timezone.now())
    assert [heading(managed(client, row)) for row in (confirmed, review, offered, waiting(), declined, off)] == [
        "Je bent aangemeld",
        "We hebben je aanmelding",
        "Er is een plek voor je",
        "Je staat op de wachtlijst, op plek 1",
        "Deze aanmelding is afgemeld",
        "Dit gaat niet door",
    ]


def test_who_waits_reads_the_rule_and_how_often_a_place_came_free(client: Client) -> None:
    earlier = OfferingFactory(capacity=2)
    first = sign_up(earlier, people=2)
    sign_up(earlier, people=2)
    cancel(first, by=Who.PERSON, at=timezone.now())
    registration = waiting(series=earlier.series, waiting_list=WaitingList.OFFER, offer_hours=24)
    facts = texts(soup(managed(client, registration)), ".queue li")
    assert facts[0].endswith(
        "dan krijgt de eerste een mail en heeft die 24 uur om ja te zeggen. Daarna is de volgende aan de beurt."
    )
    assert facts[1] == "Tot nu toe kwamen er 2 plekken vrij voor wie wachtte, eerdere keren meegeteld."
    assert facts[2].startswith("De wachtlijst schuift door tot ")


def test_nothing_is_promised_where_no_place_ever_came_free(client: Client) -> None:
    facts = texts(soup(managed(client, waiting(people=2))), ".queue li")
    assert facts[1:3] == [
        "Jullie krijgen plek voor allemaal tegelijk, en niemand gaat voor.",
        "Er is nog geen plek vrijgekomen voor wie wachtte, ook niet bij eerdere keren.",
    ]


def test_the_calendar_is_there_for_who_has_a_place(client: Client) -> None:
    registration = sign_up(OfferingFactory())
    assert manage_url(registration, "calendar") in links(managed(client, registration))
    response = managed(client, registration, "calendar")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response.content.startswith(b"BEGIN:VCALENDAR")
    assert managed(client, waiting(), "calendar").status_code == 404


def test_ones_own_data_is_told_and_taken_along(client: Client) -> None:
    offering = asking(ORGANISATION, DIET, asks_invoice=True, in_days=30)
    registration = send(client, offering, colleagues=1, **INVOICE, **{
        "asked-soort": "overheid", "own-eten": "Vis", "answers-1-eten": "Ei",
    })  # fmt: skip
    assert heading(managed(client, registration, "own_data")) == "Je gegevens"
    response = managed(client, registration, "export")
    data = json.loads(response.content)
    assert response["Content-Disposition"] == f'attachment; filename="{registration.number}.json"'
    assert data["contact"]["E-mailadres"] == registration.mail
    assert data["answers"] == {"Wat voor organisatie?": "Overheid"}
    assert [person["answers"] for person in data["people"]] == [{"Wat eet je niet?": "Vis"}, {"Wat eet je niet?": "Ei"}]
    assert data["registration"]["kept_until"] == (offering.forgets_at).isoformat(timespec="seconds")
    assert data["invoice"]["Inkoopnummer"] == "PO-2027-18"
    assert [step["state"] for step in data["steps"]] == ["confirmed"]
    assert [mail["kind"] for mail in data["mails"]] == ["registration.confirmed"]


def test_a_forged_form_changes_nothing(offered: Registration) -> None:
    strict = Client(enforce_csrf_checks=True)
    for name in ("change", "leave", "offer", "erase"):
        assert strict.post(manage_url(offered, name), {"answer": "accept"}).status_code == 403
    assert Registration.objects.get(pk=offered.pk).state == State.OFFERED


def test_the_page_asks_the_database_as_often_for_three_people_as_for_one(
    client: Client, django_assert_num_queries
) -> None:
    offering = asking(ORGANISATION, DIET)
    form = {"asked-soort": "overheid", "own-eten": "Vis", "answers-1-eten": "Ei", "answers-2-eten": "Ei"}
    alone, three = send(client, offering, **form), send(client, offering, colleagues=2, **form)
    managed(client, alone)
    for registration in (alone, three):
        with django_assert_num_queries(14):
            managed(client, registration)
