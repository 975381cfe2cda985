"""The waiting list moves up: first come, first served, groups all or nothing.

It happens inside the turn of whoever freed a place.
"""

from datetime import datetime, timedelta

from .. import places
from ..choices import State, WaitingList, Who
from ..models import Offering, Registration
from .steps import change_state, tell


def promote(offering: Offering, *, at: datetime) -> list[Registration]:
    """Give free places to the head of the line, for as long as they last. The caller has taken its turn."""
    promoted: list[Registration] = []
    if not moves(offering, at):
        return promoted
    for registration in list(offering.registrations.in_line()):
        if not offering.has_room:
            break
        if places.take(offering, registration.seats):
            give_place(offering, registration, at=at)
            promoted.append(registration)
        elif not offering.lets_smaller_pass:
            break
    return promoted


def moves(offering: Offering, at: datetime) -> bool:
    """Whether the line moves by itself: not by hand, not after its last hour, not for what does not take place."""
    by_itself = offering.waiting_list in (WaitingList.AUTOMATIC, WaitingList.OFFER)
    return by_itself and not offering.is_called_off and at < offering.promotes_until


def give_place(offering: Offering, registration: Registration, *, at: datetime, by=Who.SYSTEM, reason="") -> None:
    """Confirm who waits, or make an offer; the places have been taken already."""
    if offering.waiting_list == WaitingList.OFFER and by == Who.SYSTEM:
        until = min(at + timedelta(hours=offering.offer_hours), offering.promotes_until)
        change_state(registration, to=State.OFFERED, by=by, at=at, reason=reason, offered_until=until)
        tell(registration, "offer", at=at, until=until.isoformat())
    else:
        change_state(registration, to=State.CONFIRMED, by=by, at=at, reason=reason)
        tell(registration, "promoted", at=at)
