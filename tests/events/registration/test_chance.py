"""Whatever eight workers do in whatever order, places, people and lines agree. `make bench` does 10,000 operations."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.registration.choices import State, WaitingList
from events.registration.invariants import broken
from events.registration.models import Registration
from tests.events.registration.chance import out_of_order, run_round
from tests.events.registration.sizes import OPERATIONS, note
from tests.factories import OfferingFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]

ROUNDS, EACH = OPERATIONS


@pytest.mark.parametrize("waiting_list", [WaitingList.AUTOMATIC, WaitingList.OFFER])
def test_rules_hold_after_every_round_and_the_line_keeps_its_order(waiting_list: str) -> None:
    at = timezone.now()
    offerings = [OfferingFactory(at=at, capacity=6, waiting_list=waiting_list, offer_hours=1) for _ in range(2)]
    for number in range(ROUNDS):
        run_round(offerings, operations=EACH, seed=number, at=at + timedelta(hours=number))
        assert broken() == []
        assert [words for offering in offerings for words in out_of_order(offering)] == []
    seen = set(Registration.objects.values_list("state", flat=True))
    assert seen >= {State.CONFIRMED, State.WAITING, State.CANCELLED}
    note("random operations", operations=ROUNDS * EACH, waiting_list=waiting_list, broken=0)
