"""Places: who has a turn, and who gets a place. The only writer of `taken` and `line`.

The algorithm is the same for PostgreSQL and SQLite. A change starts with a write to the offering's row (`take_turn`):
PostgreSQL then lets others wait for that row, SQLite (opened with IMMEDIATE) for the database. Whatever is read comes
after it. Places go by a conditional update, with a check constraint behind it.
"""

import time
from collections.abc import Callable
from functools import wraps

from django.db import OperationalError, connection, transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _

from portal.base.failpoints import reach

from .errors import Refused
from .models import Offering

TRIES = 3
#: How long one try waits for others, on PostgreSQL. SQLite waits as long as its `timeout` says.
PATIENCE = "5s"


def in_one_go(action: Callable) -> Callable:
    """Run `action` in one transaction, and again when others held it up too long (lock, deadlock, serialisation).

    Inside a transaction of somebody else it runs once: what failed there has to start again from the outside.
    """

    @wraps(action)
    def run(*args, **kwargs):
        if connection.in_atomic_block:
            return action(*args, **kwargs)
        for attempt in range(TRIES):
            try:
                with transaction.atomic():
                    _be_patient()
                    done = action(*args, **kwargs)
                    reach("changed")
                reach("committed")
            except OperationalError:
                time.sleep(0.05 * (attempt + 1))
            else:
                return done
        raise Refused(_("It is very busy here right now. Nothing was lost: send it again in a minute."))

    return run


def _be_patient() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = '{PATIENCE}'")


def take_turn(pk: int) -> Offering:
    """Wait for this offering, then have it alone until the transaction ends. Call it before reading anything."""
    Offering.objects.filter(pk=pk).update(line=F("line") + 1)
    return Offering.objects.get(pk=pk)


def take(offering: Offering, seats: int) -> bool:
    """Take places for so many people: all of them or none."""
    room = Q(capacity__isnull=True) | Q(capacity__gte=F("taken") + seats)
    done = Offering.objects.filter(room, pk=offering.pk).update(taken=F("taken") + seats)
    if done:
        offering.taken += seats
    return bool(done)


def give_back(offering: Offering, seats: int) -> None:
    Offering.objects.filter(pk=offering.pk).update(taken=F("taken") - seats)
    offering.taken -= seats
