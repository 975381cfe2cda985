"""Every night, and for who watches over the site: whether places and people agree."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from events.registration import invariants
from events.registration.models import Offering
from portal.base import jobs
from tests.factories import OfferingFactory, sign_up

pytestmark = [pytest.mark.django_db, pytest.mark.database]
CHECK = jobs._jobs["check-registrations"]


def ready(client) -> tuple[int, str]:
    response = client.get("/readyz")
    return response.status_code, json.loads(response.content)["registrations"]


def test_all_is_well_when_places_and_people_agree(client, caplog):
    sign_up(OfferingFactory())
    CHECK.run()
    assert (caplog.records, ready(client), CHECK.every) == ([], (200, "working"), timedelta(days=1))


def test_a_place_that_nobody_holds_is_an_error_in_the_log_and_told_by_readyz(client, caplog):
    registration = sign_up(OfferingFactory(), "riek@example.org")
    Offering.objects.update(taken=4)
    CHECK.run()
    assert [entry.levelname for entry in caplog.records] == ["ERROR"]
    assert f"offering {registration.offering_id}: 4 places taken, 1 held" in caplog.text
    assert ("riek" in caplog.text, ready(client)) == (False, (200, "degraded"))


@pytest.mark.parametrize("count", [1, 3])
def test_readyz_asks_one_question_whatever_there_is(django_assert_num_queries, count):
    for _turn in range(count):
        sign_up(OfferingFactory(), people=2)
    with django_assert_num_queries(1):
        assert not invariants.is_amiss(timezone.now())


def test_what_is_over_does_not_trouble_readyz():
    sign_up(OfferingFactory())
    Offering.objects.update(taken=4)
    assert not invariants.is_amiss(timezone.now() + timedelta(days=60))
