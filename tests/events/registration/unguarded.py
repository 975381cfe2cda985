"""The site with the guard of its places taken away: what "count, then write" does when many come at once.

The control of the tests of `places`: a test that passes with this proves nothing.
"""

import time

from portal.wsgi import application  # isort: skip  (it makes Django ready for what follows)
from django.db.models import Sum

from events.registration import places
from events.registration.models import Offering

__all__ = ["application"]


def take_turn(pk: int) -> Offering:
    return Offering.objects.get(pk=pk)


def take(offering: Offering, seats: int) -> bool:
    held = offering.registrations.holding().aggregate(total=Sum("seats"))["total"] or 0
    time.sleep(0.1)
    return offering.capacity is None or held + seats <= offering.capacity


places.take_turn, places.take = take_turn, take
