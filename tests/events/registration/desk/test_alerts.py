"""Organisers hear when what they run fills up: once a level, and again after it emptied."""

import pytest
from django.utils import timezone

from events.registration.actions.leaving import cancel
from events.registration.choices import Who
from events.registration.desk.alerts import alert, write
from events.registration.models import Offering
from portal.base.outbox import OutboxMail, Promise
from tests.factories import OfferingFactory, UserFactory, sign_up

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def offering() -> Offering:
    made = OfferingFactory(capacity=10)
    made.organisers.add(UserFactory(), UserFactory())
    return made


def levels(offering: Offering) -> list[int]:
    rows = OutboxMail.objects.filter(kind="registration.alert", about=f"offering:{offering.pk}").order_by("pk")
    return [row.facts["level"] for row in rows]


def fill(offering: Offering, people: int):
    row = sign_up(offering, people=people)
    alert(timezone.now())
    return row


def test_nobody_hears_of_seven_in_ten(offering) -> None:
    fill(offering, 5)
    fill(offering, 2)
    assert levels(offering) == []


def test_each_organiser_hears_once_at_each_level(offering) -> None:
    fill(offering, 4)
    fill(offering, 4)
    fill(offering, 1)
    assert levels(offering) == [80, 80]
    fill(offering, 1)
    alert(timezone.now())
    assert levels(offering) == [80, 80, 100, 100]
    assert {row.promise for row in OutboxMail.objects.filter(kind="registration.alert")} == {Promise.AT_MOST_ONCE}


def test_what_fills_in_one_go_is_told_once(offering) -> None:
    sign_up(offering, people=5)
    fill(offering, 5)
    assert levels(offering) == [100, 100]


def test_it_is_told_again_after_it_emptied_below_seven_in_ten(offering) -> None:
    row = fill(offering, 5)
    fill(offering, 3)
    small = fill(offering, 1)
    cancel(small, by=Who.PERSON, at=timezone.now())
    alert(timezone.now())
    fill(offering, 1)
    assert levels(offering) == [80, 80]
    cancel(row, by=Who.PERSON, at=timezone.now())
    alert(timezone.now())
    fill(offering, 5)
    assert levels(offering) == [80, 80, 80, 80]


@pytest.mark.parametrize("values", [{"capacity": None}, {"is_called_off": True}, {"ends": timezone.now()}], ids=str)
def test_what_has_no_limit_is_off_or_over_is_not_told(offering, values: dict) -> None:
    sign_up(offering, people=5)
    sign_up(offering, people=5)
    Offering.objects.filter(pk=offering.pk).update(**values)
    alert(timezone.now())
    assert levels(offering) == []


def test_the_mail_leads_to_the_desk_and_is_not_written_when_it_was_called_off(offering) -> None:
    fill(offering, 4)
    fill(offering, 4)
    mail = OutboxMail.objects.filter(kind="registration.alert").first()
    letter = write(mail)
    assert offering.title in letter.subject
    assert f"/admin/registrations/{offering.pk}/" in letter.text
    Offering.objects.filter(pk=offering.pk).update(is_called_off=True)
    assert write(mail) is None


@pytest.mark.parametrize("many", [1, 3])
def test_looking_asks_the_same_when_there_is_nothing_to_tell(many: int, django_assert_num_queries) -> None:
    for _number in range(many):
        OfferingFactory()
    with django_assert_num_queries(1):
        alert(timezone.now())
