"""An offered place: accepted, declined, or out of time."""

from datetime import datetime

from django.utils.translation import gettext as _

from .. import places
from ..choices import State, Who
from ..errors import Refused
from ..models import Registration
from .leaving import both, end
from .steps import change_state, tell


@places.in_one_go
def accept_offer(registration: Registration, *, at: datetime) -> Registration:
    """Take the place. Accepting again changes nothing; too late raises Refused, also before the worker came by."""
    _offering, registration = both(registration)
    if registration.state == State.CONFIRMED:
        return registration
    if registration.state != State.OFFERED or is_late(registration, at):
        raise Refused(_("This offer has ended. The place went to the next in line."))
    change_state(registration, to=State.CONFIRMED, by=Who.PERSON, at=at, offered_until=None)
    tell(registration, "confirmed", at=at)
    return registration


@places.in_one_go
def decline_offer(registration: Registration, *, at: datetime) -> Registration:
    """Leave the place to the next in line."""
    offering, registration = both(registration)
    if registration.state == State.OFFERED:
        end(offering, registration, to=State.DECLINED, by=Who.PERSON, at=at)
    return registration


def expire_offers(at: datetime) -> int:
    """End the offers whose time is up, and move the lines up; how many there were."""
    late = Registration.objects.with_expired_offer(at)
    return sum(expire(registration, at=at) for registration in late)


@places.in_one_go
def expire(registration: Registration, *, at: datetime) -> bool:
    offering, registration = both(registration)
    if registration.state != State.OFFERED or not is_late(registration, at):
        return False
    end(offering, registration, to=State.EXPIRED, by=Who.SYSTEM, at=at)
    tell(registration, "expired", at=at)
    return True


def is_late(registration: Registration, at: datetime) -> bool:
    return registration.offered_until is not None and registration.offered_until <= at
