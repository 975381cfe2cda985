"""Cancelling, for a whole registration or one of its people. The line moves up in the same transaction."""

from datetime import datetime

from django.utils.translation import gettext as _

from .. import places
from ..choices import State, Who
from ..errors import Refused
from ..models import Offering, Participant, Registration
from .catching_up import free_coming
from .promoting import promote
from .steps import change_state, note_step, tell, tell_person


@places.in_one_go
def cancel(registration: Registration, *, by, at: datetime, reason: str = "") -> Registration:
    """End a registration, in whatever live state it is. Cancelling again changes nothing.

    Raises Refused when the person is too late to do it alone.
    """
    offering, registration = both(registration)
    if registration.is_live:
        check_in_time(offering, registration, by=by, at=at)
        end(offering, registration, to=State.CANCELLED, by=by, at=at, reason=reason)
        tell(registration, "cancelled", at=at)
    return registration


@places.in_one_go
def cancel_person(participant: Participant, *, by, at: datetime, reason: str = "") -> Registration:
    """Take one person off; with the last one the whole registration ends."""
    offering, registration = both(participant.registration)
    coming = registration.people.coming()
    if not registration.is_live or not coming.filter(pk=participant.pk).exists():
        return registration
    check_in_time(offering, registration, by=by, at=at)
    if coming.count() == 1:
        return cancel(registration, by=by, at=at, reason=reason)
    coming.filter(pk=participant.pk).update(left_at=at)
    free_coming([participant.pk], at=at)
    registration.seats -= 1
    registration.changed_at = at
    registration.save(update_fields=["seats", "changed_at"])
    note_step(registration, before=registration.state, by=by, at=at, reason=reason)
    tell(registration, "one_less", at=at, mark=participant.pk)
    tell_person(registration, participant, "cancelled", at=at)
    if registration.holds_places:
        places.give_back(offering, 1)
    promote(offering, at=at)
    return registration


@places.in_one_go
def reject(registration: Registration, *, by, reason: str, at: datetime) -> Registration:
    """The organiser does not accept somebody who is to be looked at, or waits."""
    offering, registration = both(registration)
    if registration.state not in (State.REVIEW, State.WAITING):
        raise Refused(_("Only who is to be looked at, or waits, can be rejected. Cancel this registration instead."))
    end(offering, registration, to=State.REJECTED, by=by, at=at, reason=reason)
    tell(registration, "rejected", at=at)
    return registration


def end(offering: Offering, registration: Registration, *, to: State, by, at: datetime, reason: str = "") -> None:
    """Set the last state; give the places back and let the line move up. The caller has taken its turn."""
    held = registration.holds_places
    if change_state(registration, to=to, by=by, at=at, reason=reason, offered_until=None):
        if held:
            places.give_back(offering, registration.seats)
            free_coming(registration.people.all(), at=at)
        promote(offering, at=at)


def both(registration: Registration) -> tuple[Offering, Registration]:
    """The offering, with one's turn at it, and the registration as it is now."""
    offering = places.take_turn(registration.offering_id)
    return offering, Registration.objects.get(pk=registration.pk)


def check_in_time(offering: Offering, registration: Registration, *, by, at: datetime) -> None:
    if by == Who.PERSON and not is_in_time(offering, registration, at=at):
        raise Refused(too_late())


def is_in_time(offering: Offering, registration: Registration, *, at: datetime) -> bool:
    """Who waits may always leave; who has a place, until the organiser's moment."""
    return not registration.holds_places or at < offering.self_cancels_until


def too_late() -> str:
    return _("It is too late to cancel here. Tell the organiser, so that somebody else can come.")
