"""The letters about groups and meetings that are caught up: what they say, and when they are not written."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.registration.actions.catching_up import cancel_catch_up, catch_up
from events.registration.actions.grouping import make_groups, tell_groups, write_group
from events.registration.actions.leaving import cancel
from events.registration.choices import Presence, Who
from events.registration.letters.learning import write
from events.registration.models import CatchUp, Participant
from portal.base.outbox import OutboxMail
from tests.factories.learning import joined, parallel_to, person_of, trajectory, was_at

pytestmark = [pytest.mark.django_db, pytest.mark.database]
NOW = timezone.now()
BY = {"by": None, "at": NOW}


def letter_of(kind: str):
    return write(OutboxMail.objects.get(kind=f"registration.{kind}"))


def in_a_group(**person) -> Participant:
    registration = joined(trajectory(), "a@example.org")
    Participant.objects.filter(registration=registration).update(**person)
    group = make_groups(registration.offering, count=1, seed=1, **BY)[0]
    words = {"nl": {"title": "Peiling", "assignment": "Vraag <b>rond</b>."}}
    write_group(group, words=words, links=[], shows_members=False, **BY)
    tell_groups(registration.offering, **BY)
    return person_of(registration)


def caught_up() -> CatchUp:
    person = person_of(joined(trajectory()))
    session = person.registration.offering.sessions.first()
    was_at(person, session, presence=Presence.ABSENT)
    return catch_up(person, missed=session, to=parallel_to(session, start=NOW + timedelta(days=2), places=1), at=NOW)


def test_who_is_in_a_group_reads_the_assignment_and_the_contact_gets_the_link() -> None:
    person = in_a_group()
    letter = letter_of("group")
    assert letter
    assert [words in letter.text for words in ("Peiling", "Vraag <b>rond</b>.", str(person.registration.uuid))] == [
        *(True, True),
        True,
    ]
    assert "<b>rond" not in letter.html


def test_a_colleague_with_an_address_of_their_own_gets_no_link_of_the_contact() -> None:
    person = in_a_group(mail="collega@example.org")
    letter = letter_of("group")
    assert OutboxMail.objects.get(kind="registration.group").to == "collega@example.org"
    assert letter
    assert str(person.registration.uuid) not in letter.text


def test_who_left_reads_nothing_of_a_group() -> None:
    person = in_a_group()
    cancel(person.registration, by=Who.SYSTEM, at=NOW)
    assert letter_of("group") is None


def test_who_catches_up_reads_when_and_where() -> None:
    row = caught_up()
    letter = letter_of("caught_up")
    assert letter
    assert "Vallen en opstaan" in letter.text
    cancel_catch_up(row, at=NOW)
    assert letter_of("caught_up") is None
