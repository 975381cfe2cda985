"""The page behind the signed link: see, correct, cancel, answer an offer, take one's data along."""

import json
from datetime import timedelta

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
from portal.base.outbox import OutboxMail
from tests.base.asking.questions import upload
from tests.base.soup import soup, texts
from tests.events.registration.signing import (
    DIET,
    INVOICE,
    ORGANISATION,
    PLAN,
    asking,
    errors,
    fields_of,
    filled_in,
    heading,
    manage_url,
    managed,
    press,
    send,
    sign_up_url,
)
from tests.factories import OfferingFactory, sign_up

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture(autouse=True)
def _all_is_well() -> None:
    yield
    assert broken() == []


@pytest.fixture
def offered() -> Registration:
    """Somebody in line to whom a place was offered; one more waits behind them."""
    offering = OfferingFactory(capacity=1, waiting_list=WaitingList.OFFER)
    first, second = sign_up(offering), sign_up(offering)
    sign_up(offering)
    cancel(first, by=Who.PERSON, at=timezone.now())
    second.refresh_from_db()
    return second


def waiting(people: int = 1, **more) -> Registration:
    offering = OfferingFactory(**{"capacity": people} | more)
    sign_up(offering, people=people)
    return sign_up(offering, people=people)


def main(response) -> str:
    return texts(soup(response), "main")[0]


def links(response) -> set[str]:
    return {str(tag["href"]) for tag in soup(response).select("main a[href]")}


def after(client: Client, registration: Registration, name: str, *more, **fields) -> Registration:
    """The registration as it is after this was sent."""
    response = client.post(manage_url(registration, name, *more), fields)
    assert response.status_code == 303, errors(response)
    return Registration.objects.get(pk=registration.pk)


NAMES = ("manage", "change", "leave", "offer", "own_data", "export", "erase", "calendar")


def test_a_link_that_is_wrong_old_or_for_something_else_finds_nothing(client: Client) -> None:
    registration, other = sign_up(OfferingFactory()), sign_up(OfferingFactory())
    right = signature(registration, Purpose.MANAGE)
    wrong = [
        right[:-1],
        right.upper(),
        right + "0",
        "x",
        signature(registration, Purpose.OFFER),
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
        with django_assert_num_queries(10):
            managed(client, registration)
