"""What each mail says when it goes, and which ones no longer go."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from events.registration.actions.correcting import change_contact, swap
from events.registration.actions.leaving import cancel, cancel_person
from events.registration.actions.running import move
from events.registration.choices import WaitingList, Who
from events.registration.letters.due import post_due
from events.registration.letters.texts import TEXTS
from events.registration.letters.writing import TRUE_IN, write
from events.registration.models import Offering, Registration
from portal.base.outbox import Letter, OutboxMail
from tests.factories import OfferingFactory, SessionFactory, UserFactory, sign_up

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def letters(registration: Registration) -> dict[str, Letter | None]:
    rows = OutboxMail.objects.filter(about=registration.about).order_by("pk")
    return {row.kind.removeprefix("registration.") + f" {row.to}": written(row) for row in rows}


def written(row: OutboxMail) -> Letter | None:
    """In the language of the mail, as the postman asks for it."""
    with translation.override(row.language):
        return write(row)


def kinds(registration: Registration) -> list[str]:
    """Of the letters that still go."""
    return [name.split()[0] for name, letter in letters(registration).items() if letter]


def test_every_kind_of_mail_knows_when_it_is_true() -> None:
    assert set(TEXTS) == set(TRUE_IN)


def test_a_confirmation_tells_what_when_where_and_how_to_change_it() -> None:
    offering = OfferingFactory(fee=750)
    registration = sign_up(offering, people=2)
    (letter,) = letters(registration).values()
    assert letter is not None
    for part in (offering.title, "Ruurlo", registration.number, f"/aanmelding/{registration.uuid}/", "1.500"):
        assert part in letter.text
    assert [file.name for file in letter.attachments] == ["agenda.ics"]


def test_words_come_in_the_language_of_who_signed_up() -> None:
    registration = sign_up(OfferingFactory(), language="en")
    (letter,) = letters(registration).values()
    assert letter.subject.startswith("You have a place: Doing it together")
    assert f"/en/aanmelding/{registration.uuid}/" in letter.text


def test_what_is_no_longer_true_is_not_sent() -> None:
    offering = OfferingFactory(capacity=1)
    first, second = sign_up(offering), sign_up(offering)
    cancel(first, by=Who.PERSON, at=timezone.now())
    assert (kinds(first), kinds(second)) == (["cancelled"], ["promoted"])


def test_who_is_forgotten_is_not_written_to() -> None:
    registration = sign_up(OfferingFactory())
    Registration.objects.update(forgotten_at=timezone.now())
    assert kinds(registration) == []


def test_who_waits_reads_the_place_in_line_of_this_moment() -> None:
    offering = OfferingFactory(capacity=1)
    sign_up(offering)
    second, third = sign_up(offering), sign_up(offering)
    cancel(second, by=Who.PERSON, at=timezone.now())
    (letter,) = letters(third).values()
    assert "op plek 1." in letter.text


def test_an_offer_says_until_when() -> None:
    offering = OfferingFactory(capacity=1, waiting_list=WaitingList.OFFER)
    first, second = sign_up(offering), sign_up(offering, language="en")
    cancel(first, by=Who.PERSON, at=timezone.now())
    assert "Answer the offer" in letters(second)[f"offer {second.mail}"].text


def test_colleagues_with_an_address_get_their_own_mail_without_the_link() -> None:
    registration = sign_up(OfferingFactory(), "een@example.org")
    values = {"name": "Twee", "mail": "twee@example.org", "role": ""}
    swap(registration.people.get(), values=values, answers={}, sensitive={}, by=Who.PERSON, at=timezone.now())
    found = letters(registration)
    assert list(found) == ["confirmed een@example.org", "confirmed twee@example.org"]
    assert f"/aanmelding/{registration.uuid}/" not in found["confirmed twee@example.org"].text


def test_who_is_taken_off_is_told_and_the_contact_too() -> None:
    registration = sign_up(OfferingFactory(), people=2)
    leaving = registration.people.last()
    leaving.mail = "weg@example.org"
    leaving.save()
    cancel_person(leaving, by=Who.PERSON, at=timezone.now())
    assert sorted(kinds(registration)) == ["cancelled", "confirmed", "one_less"]


def test_a_new_address_voids_old_links_and_gets_the_new_one() -> None:
    registration = sign_up(OfferingFactory())
    change_contact(registration, values={"mail": "nieuw@example.org"}, by=Who.PERSON, at=timezone.now())
    registration.refresh_from_db()
    assert (registration.token_version, registration.mail_key) == (2, "nieuw@example.org")
    assert "link nieuw@example.org" in letters(registration)


def test_a_move_takes_the_old_dates_out_of_the_calendar() -> None:
    registration, there = sign_up(OfferingFactory()), OfferingFactory()
    move(registration, to=there, by=UserFactory(), reason="", at=timezone.now())
    file = letters(registration)[f"moved {registration.mail}"].attachments[0].content.decode()
    assert (file.count("BEGIN:VEVENT"), file.count("STATUS:CANCELLED")) == (2, 1)


def test_a_reminder_goes_once_in_time_and_not_to_who_came_later() -> None:
    at = timezone.now()
    offering = OfferingFactory(at=at, in_days=10, reminder_days="7, 2")
    early = sign_up(offering, at=at)
    due = offering.starts - timedelta(days=7)
    assert post_due(due - timedelta(seconds=1)) == 0
    post_due(due)
    sign_up(offering, at=due + timedelta(hours=1))
    post_due(due + timedelta(hours=2))
    assert OutboxMail.objects.filter(kind="registration.reminder").count() == 1
    post_due(offering.starts - timedelta(days=1))
    assert OutboxMail.objects.filter(kind="registration.reminder", about=early.about).count() == 2


def test_nobody_is_reminded_of_what_is_called_off_or_dropped() -> None:
    at = timezone.now()
    off = OfferingFactory(at=at, in_days=2, is_called_off=True)
    dropped = OfferingFactory(at=at, in_days=2)
    dropped.sessions.update(is_removed=True)
    Offering.objects.update(is_called_off=False)
    for offering in (off, dropped):
        sign_up(offering, at=at - timedelta(days=5))
    Offering.objects.filter(pk=off.pk).update(is_called_off=True)
    assert post_due(at) == 0


def test_afterwards_who_came_is_asked_how_it_was() -> None:
    offering = OfferingFactory(evaluation_url="https://example.org/evaluatie")
    registration = sign_up(offering)
    post_due(offering.ends + timedelta(days=1))
    post_due(offering.ends + timedelta(days=2))
    mail = OutboxMail.objects.get(kind="registration.after")
    assert "https://example.org/evaluatie" in write(mail).text
    assert mail.about == registration.about


def test_several_dates_are_told_from_the_first_to_the_last() -> None:
    offering = OfferingFactory(session=None)
    for days in (1, 8):
        moment = timezone.now() + timedelta(days=days)
        SessionFactory(offering=offering, start=moment, end=moment + timedelta(hours=2))
    (letter,) = letters(sign_up(offering)).values()
    assert letter.attachments[0].content.count(b"BEGIN:VEVENT") == 2
