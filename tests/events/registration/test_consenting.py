"""Boxes that were ticked, as consents with the words that were shown."""

import pytest

from events.registration.actions.correcting import change_answers, swap
from events.registration.choices import Who
from portal.base.models import Consent
from portal.base.privacy.consents import has_consent
from tests.events.registration.planting import AGREES, AT, DAY, Plants, offering_with_questions

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_a_consent_keeps_the_words_that_were_shown():
    offering = offering_with_questions()
    registration = Plants().sign_up(offering, colleagues=1)
    rows = {row.about: (row.purpose, row.text.text, row.text.language) for row in Consent.objects.all()}
    assert rows == {
        registration.about: ("list", AGREES, "nl"),
        registration.people.last().about: ("photo", "photo", "nl"),
    }


def test_unticking_withdraws_a_consent_and_ticking_gives_it_again():
    registration = Plants().sign_up(offering_with_questions())
    standing = []
    for ticked in (False, True):
        change_answers(registration, answers={"list": ticked}, sensitive={}, by=Who.PERSON, at=AT + DAY)
        standing.append(has_consent("list", about=registration.about))
    assert (standing, Consent.objects.filter(about=registration.about).count()) == ([False, True], 2)


def test_who_comes_in_the_place_of_another_agrees_for_themselves():
    registration = Plants().sign_up(offering_with_questions(), colleagues=1)
    person = registration.people.last()
    values = {"name": "Mies", "mail": "mies@example.org"}
    swap(person, values=values, answers={"photo": True}, sensitive={}, by=Who.PERSON, at=AT + DAY)
    rows = Consent.objects.filter(about=person.about).order_by("pk").values_list("given_at", "withdrawn_at")
    assert list(rows) == [(AT, AT + DAY), (AT + DAY, None)]
