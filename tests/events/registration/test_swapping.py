"""Who may take the place of whom."""

import pytest
from django.utils import timezone

from events.registration.actions.attending import mark_attendance
from events.registration.actions.correcting import swap
from events.registration.choices import Presence, Who
from events.registration.errors import Refused
from events.registration.models import Participant
from tests.factories import OfferingFactory, UserFactory, sign_up

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def replace(person: Participant, *, by, **values: str) -> str:
    swap(person, values=values, answers={}, sensitive={}, by=by, at=timezone.now())
    return Participant.objects.get(pk=person.pk).name


@pytest.fixture
def person() -> Participant:
    return sign_up(OfferingFactory()).people.get()


@pytest.fixture
def seen(person: Participant) -> Participant:
    """Somebody who has been there."""
    session = person.registration.offering.sessions.get()
    mark_attendance(session, present={person.pk: Presence.PRESENT}, by=UserFactory(), at=session.end)
    return person


def test_a_colleague_takes_a_place_as_long_as_nobody_sat_there(person: Participant) -> None:
    assert replace(person, by=Who.PERSON, name="Collega") == "Collega"


def test_nobody_inherits_the_meetings_of_a_predecessor(seen: Participant) -> None:
    with pytest.raises(Refused):
        replace(seen, by=Who.PERSON, name="Collega")
    assert Participant.objects.get(pk=seen.pk).name == seen.name


def test_who_was_there_may_still_correct_an_address_and_the_organiser_everything(seen: Participant) -> None:
    assert replace(seen, by=Who.PERSON, name=seen.name, mail="nieuw@example.org") == seen.name
    assert replace(seen, by=UserFactory(), name="Deelnemer Één") == "Deelnemer Één"
