"""What an organiser changes by hand: how many fit, who comes out of turn, who moves to another date."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .. import places
from ..choices import HOLDING, State, WaitingList
from ..errors import AlreadySignedUp, Refused
from ..models import Offering, Registration
from .catching_up import free_coming
from .leaving import both
from .promoting import give_place, promote
from .steps import change_state, note_step, tell


@places.in_one_go
def change_capacity(offering: Offering, *, capacity: int | None, at: datetime) -> Offering:
    """Set the number of places (None: no limit) and let the line move up. Raises Refused below what is taken."""
    offering = places.take_turn(offering.pk)
    if capacity is not None and capacity < offering.taken:
        words = ngettext(
            "%(count)s place is taken. Choose that number or more, or cancel a registration first.",
            "%(count)s places are taken. Choose that number or more, or cancel registrations first.",
            offering.taken,
        )
        raise Refused(words % {"count": offering.taken})
    Offering.objects.filter(pk=offering.pk).update(capacity=capacity)
    offering.capacity = capacity
    promote(offering, at=at)
    return offering


@places.in_one_go
def approve(registration: Registration, *, by, at: datetime) -> Registration:
    """Accept who was to be looked at: a place where there is room and nobody waits, else in line."""
    offering, registration = both(registration)
    if registration.state != State.REVIEW:
        raise Refused(_("This registration has been looked at already."))
    if not offering.registrations.in_line().exists() and places.take(offering, registration.seats):
        change_state(registration, to=State.CONFIRMED, by=by, at=at)
        tell(registration, "confirmed", at=at)
    elif offering.waiting_list == WaitingList.OFF:
        raise Refused(no_room(offering))
    else:
        change_state(registration, to=State.WAITING, by=by, at=at)
        tell(registration, "waiting", at=at)
    return registration


@places.in_one_go
def place_by_hand(registration: Registration, *, by, reason: str, at: datetime) -> Registration:
    """Give a place out of turn; the reason is kept."""
    offering, registration = both(registration)
    if registration.state != State.WAITING:
        raise Refused(_("Only who waits can be given a place by hand."))
    if not places.take(offering, registration.seats):
        raise Refused(no_room(offering))
    give_place(offering, registration, at=at, by=by, reason=reason)
    return registration


@places.in_one_go
def move(registration: Registration, *, to: Offering, by, reason: str, at: datetime) -> Registration:
    """Move somebody who holds a place to another offering, and let the line at the old one move up."""
    turns = {pk: places.take_turn(pk) for pk in sorted({registration.offering_id, to.pk})}
    registration = Registration.objects.get(pk=registration.pk)
    old, new = turns.get(registration.offering_id), turns[to.pk]
    if old is None or old.pk == new.pk or registration.state not in HOLDING:
        raise Refused(_("Only who has a place can be moved, and only to another date."))
    same = new.registrations.live().of_mail(registration.mail).first()
    if same:
        raise AlreadySignedUp(same)
    if not places.take(new, registration.seats):
        raise Refused(no_room(new))
    before = registration.state
    Registration.objects.filter(pk=registration.pk).update(
        offering=new, turn=new.line, state=State.CONFIRMED, offered_until=None, changed_at=at
    )
    registration.refresh_from_db()
    note_step(registration, before=before, by=by, at=at, reason=reason)
    tell(registration, "moved", at=at, mark=f"{old.pk}-{new.pk}-{new.line}", was=old.pk)
    places.give_back(old, registration.seats)
    free_coming(registration.people.all(), at=at)
    promote(old, at=at)
    return registration


def no_room(offering: Offering) -> str:
    return _("There is no room for so many: %(left)s left. Raise the number of places first.") % {
        "left": offering.left or 0
    }
