"""What is stored of one person: all of it handed out, nothing of others, and erased when they ask."""

import json
from datetime import timedelta

import pytest
from django.urls import reverse

from events.registration.actions.certifying import issue
from events.registration.actions.leaving import cancel
from events.registration.addresses import manage_url
from events.registration.choices import State, Who
from events.registration.holders import is_holder
from events.registration.holding import INVOICE_REQUESTS, REGISTRATIONS
from events.registration.models import Certificate, InvoiceRequest, Participant, Registration, SensitiveAnswers
from events.registration.terms import kept_until, terms_for
from portal.base.models import Consent
from portal.base.outbox import OutboxMail, send_due
from portal.base.privacy.persons import erase_person, export_person, replay_ledger, retain
from tests.events.registration.planting import AGREES, AT, DAY, Plants, invoiced, offering_with_questions, plant
from tests.factories import OfferingFactory, UserFactory, sign_up
from tests.factories.learning import joined, person_of, trajectory, was_at

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture(autouse=True)
def _ledger(settings, tmp_path) -> None:
    settings.ERASURE_LEDGER = tmp_path / "erased.txt"


def words_in(export: dict, plants: Plants) -> set[str]:
    text = json.dumps(export, default=str).lower()
    return {word for word in plants.words if word.lower() in text}


def test_a_contact_gets_all_that_they_gave():
    plants, offering = Plants(), offering_with_questions()
    registration = plants.sign_up(offering, colleagues=0)
    cancel(registration, by=UserFactory(), reason=plants.word("why"), at=AT + DAY)
    send_due(AT + DAY)
    found = export_person(registration.mail.upper())
    # What is in a file is handed out from the page of the registration; here stands that it is there.
    assert words_in(found, plants) == {word for word in plants.words if not word.startswith("content")}
    (row,) = found["stored"]["registrations"]["rows"]
    assert (row["as"], row["state"], row["other_people"]) == ("contact", State.CANCELLED, 0)
    assert [mail["kind"] for mail in found["stored"]["mails"]["rows"]] == [
        "registration.confirmed",
        "registration.cancelled",
    ]
    assert [consent["text__text"] for consent in found["consents"]] == [AGREES]
    assert {event["about"] for event in found["trail"]} == {registration.about}


def test_a_contact_gets_nothing_of_the_people_who_come_along():
    plants = Plants()
    registration = plants.sign_up(offering_with_questions(), colleagues=2)
    (row,) = export_person(registration.mail)["stored"]["registrations"]["rows"]
    others = {value for person in registration.people.all()[1:] for value in (person.name, person.mail, person.role)}
    text = json.dumps(row)
    assert ([value for value in others if value in text], row["other_people"]) == ([], 2)


def test_a_colleague_gets_their_own_row_and_nothing_else():
    plants = Plants()
    registration = plants.sign_up(offering_with_questions(), colleagues=2)
    colleague = registration.people.all()[1]
    found = export_person(colleague.mail)
    (row,) = found["stored"]["registrations"]["rows"]
    own = {colleague.name, colleague.role, *colleague.answers.values(), colleague.mail.removesuffix("@example.org")}
    sensitive = SensitiveAnswers.objects.get(participant=colleague).answers
    assert row["as"] == "participant"
    assert {word.lower() for word in words_in(found, plants)} == {
        str(word).lower() for word in {*own, *sensitive.values()} if word is not True
    }
    assert [consent["about"] for consent in found["consents"]] == [colleague.about]
    assert [mail["kind"] for mail in found["stored"]["mails"]["rows"]] == ["registration.confirmed"]


@pytest.mark.parametrize("count", [1, 3])
def test_an_export_of_one_has_nothing_of_another(count):
    offering = offering_with_questions(capacity=100)
    mine, theirs = Plants(), Plants()
    for _turn in range(count):
        registration = mine.sign_up(offering)
        theirs.sign_up(offering)
        assert words_in(export_person(registration.mail), theirs) == set()


def test_who_receives_invoices_gets_where_they_go_and_not_who_signed_up():
    plants = Plants()
    registration = plants.sign_up(offering_with_questions())
    found = export_person(registration.invoice.mail)
    (row,) = found["stored"]["invoices"]["rows"]
    assert (row["organisation"], found["stored"]["registrations"]["rows"]) == (registration.invoice.organisation, [])
    text = json.dumps(row)
    assert [
        word for word in (registration.name, registration.mail, registration.invoice.attention) if word in text
    ] == []


def test_erasing_a_contact_forgets_the_whole_registration():
    offering = offering_with_questions()
    one, other = Plants(), Plants()
    registration, kept = one.sign_up(offering), other.sign_up(offering)
    counts = erase_person(registration.mail, AT + DAY)
    registration.refresh_from_db()
    assert (counts["registrations"], registration.name, registration.state) == (1, "", State.CANCELLED)
    assert words_in(export_person(kept.mail), other)
    assert erase_person(kept.mail, AT - DAY)["registrations"] == 0


def test_erasing_one_of_the_people_leaves_the_rest_and_their_place():
    offering = offering_with_questions()
    registration = Plants().sign_up(offering, colleagues=2)
    colleague, other = registration.people.all()[1:3]
    erase_person(colleague.mail, AT + DAY)
    registration.refresh_from_db()
    assert [bool(person.name) for person in registration.people.all()] == [True, False, True]
    assert (registration.seats, registration.state, bool(registration.name)) == (3, State.CONFIRMED, True)
    assert set(SensitiveAnswers.objects.values_list("participant", flat=True)) == {None, other.pk}
    assert not OutboxMail.objects.filter(to=colleague.mail).exists()
    assert Consent.objects.filter(about=colleague.about).count() == 0


def test_erasing_twice_changes_nothing_the_second_time():
    registration = Plants().sign_up(offering_with_questions())
    mail = registration.mail
    turns = [erase_person(mail, AT + turn * DAY) for turn in (1, 2)]
    assert [(turn["registrations"], turn["consents"]) for turn in turns] == [(1, 0), (0, 0)]


def test_who_comes_back_after_asking_stays_when_a_backup_is_put_back():
    offering = OfferingFactory(at=AT)
    erase_person("riek@example.org", AT)
    back = sign_up(offering, "riek@example.org", at=AT + DAY)
    old = sign_up(OfferingFactory(at=AT), "riek@example.org", at=AT - DAY)
    assert replay_ledger(AT + 2 * DAY) == 1
    assert list(Registration.objects.exclude(mail="")) == [back]
    assert Registration.objects.get(pk=old.pk).forgotten_at == AT


def test_an_invoice_that_was_made_is_not_erased():
    registration = Plants().sign_up(offering_with_questions())
    invoice = invoiced(registration)
    for mail in (registration.mail, invoice.mail):
        erase_person(mail, AT + DAY)
    invoice.refresh_from_db()
    assert (InvoiceRequest.objects.count(), bool(invoice.attention)) == (1, True)


def test_all_addresses_are_known_to_the_ledger():
    registration = Plants().sign_up(offering_with_questions(), colleagues=1)
    expected = {registration.mail, registration.people.last().mail}
    assert set(REGISTRATIONS.addresses()) == expected
    assert set(INVOICE_REQUESTS.addresses()) == {registration.invoice.mail}


def test_the_dates_that_a_person_sees_are_those_of_the_clearing():
    offering = offering_with_questions()
    registration = Plants().sign_up(offering)
    assert [day for _what, day in terms_for(registration)] == [offering.ends + 90 * DAY, offering.ends + 7 * DAY]
    for before, past in ((timedelta(hours=1), False), (timedelta(0), True)):
        rows = Registration.objects.past_their_term(kept_until(registration) - before)
        assert rows.exists() == past
    cancel(registration, by=Who.PERSON, at=AT + DAY)
    registration.refresh_from_db()
    assert [day for _what, day in terms_for(registration)] == [AT + 31 * DAY, AT + 8 * DAY]


def test_a_person_sees_and_takes_along_what_is_stored(client):
    plants = Plants()
    registration = plants.sign_up(offering_with_questions())
    assert client.get(manage_url(registration, "own_data")).status_code == 200
    response = client.get(manage_url(registration, "export"))
    assert registration.mail in response.content.decode()


def test_erasing_by_the_link_ends_on_a_page_that_says_so(client):
    registration = sign_up(OfferingFactory(), "riek@example.org")
    response = client.post(manage_url(registration, "erase"))
    registration.refresh_from_db()
    assert (response.status_code, response["Location"]) == (303, reverse("registration:erased"))
    assert (registration.mail, registration.state) == ("", State.CANCELLED)


def test_the_key_of_a_mail_holds_no_address():
    plants = plant(offering_with_questions())
    keys = "".join(OutboxMail.objects.values_list("key", flat=True)).lower()
    assert [word for word in plants.words if word.lower() in keys] == []


def test_a_colleague_without_an_address_is_nobody_to_be_found():
    sign_up(OfferingFactory(at=AT), at=AT, people=2)
    assert Participant.objects.of_mail("").count() == 2
    with pytest.raises(ValueError, match="address"):
        erase_person(" ", AT)


def test_a_contact_who_does_not_come_has_no_row_of_their_own():
    registration = sign_up(OfferingFactory(at=AT), "riek@example.org", at=AT)
    registration.people.update(name="Mies")
    (row,) = export_person("riek@example.org")["stored"]["registrations"]["rows"]
    assert (row["participant"], row["other_people"]) == ([], 1)


def certified() -> tuple[Participant, Certificate]:
    person = person_of(joined(trajectory(at=AT), "riek@example.org"))
    was_at(person, *person.registration.offering.sessions.all())
    return person, issue(person, by=UserFactory(), at=AT)


def test_an_export_tells_where_somebody_was_and_what_they_may_show_of_it():
    person, certificate = certified()
    (row,) = export_person("riek@example.org")["stored"]["registrations"]["rows"]
    (own,) = row["participant"]
    assert [one["presence"] for one in own["attendance"]] == ["present"] * 3
    assert [one["code"] for one in own["certificates"]] == [certificate.shown_code]
    assert own["name"] == person.name


def test_a_certificate_outlives_the_term_of_its_holder():
    person, certificate = certified()
    retain(person.registration.offering.forgets_at)
    certificate.refresh_from_db()
    assert is_holder(certificate, person.name)
    assert not Participant.objects.known().exists()


def test_a_certificate_is_nobodys_once_its_holder_asked_to_be_forgotten():
    person, certificate = certified()
    erase_person("riek@example.org", AT + DAY)
    certificate.refresh_from_db()
    assert (certificate.holder, is_holder(certificate, person.name), certificate.is_valid) == ("", False, True)
