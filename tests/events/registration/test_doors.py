"""When nobody can sign up, and why."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override

from events.registration.choices import WaitingList
from events.registration.errors import Refused
from tests.factories import OfferingFactory, sign_up

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.mark.parametrize(
    ("settings", "part"),
    [
        ({"opens_at": timedelta(days=1)}, "opens"),
        ({"closes_at": timedelta(days=-1)}, "closed"),
        ({"in_days": -2}, "over"),
        ({"is_called_off": True}, "cancelled"),
        ({"is_live": False}, "closed"),
    ],
)
def test_closed_doors_say_why(settings: dict, part: str) -> None:
    at = timezone.now()
    values = {name: at + value if isinstance(value, timedelta) else value for name, value in settings.items()}
    with override("en"), pytest.raises(Refused) as refused:
        sign_up(OfferingFactory(**values), at=at)
    assert part in refused.value.message


def test_without_a_waiting_list_full_is_full() -> None:
    offering = OfferingFactory(capacity=2, waiting_list=WaitingList.OFF)
    sign_up(offering)
    with pytest.raises(Refused, match="1"):
        sign_up(offering, people=2)
    sign_up(offering)
    with pytest.raises(Refused):
        sign_up(offering)
