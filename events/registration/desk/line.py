"""The waiting list as an organiser sees it: who stands where, and why somebody does not move up."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.base.when import short_day, time_text

from ..choices import WaitingList
from ..models import Offering


@dataclass(frozen=True, slots=True)
class Standing:
    """A place in line, from 1, and why it is not served now."""

    position: int
    why: str


def standings(offering: Offering, *, at: datetime) -> dict[int, Standing]:
    """Of everybody who waits, by the key of the registration."""
    general = why_it_stands_still(offering, at)
    found: dict[int, Standing] = {}
    blocked = False
    for position, (pk, seats) in enumerate(offering.registrations.in_line().values_list("pk", "seats"), start=1):
        found[pk] = Standing(position, general or why_not(offering, seats, blocked=blocked))
        blocked = blocked or not (fits(offering, seats) or offering.lets_smaller_pass)
    return found


def why_it_stands_still(offering: Offering, at: datetime) -> str:
    """Why nobody moves up, whoever they are; "" when the line moves."""
    if offering.is_called_off:
        return _("This has been called off, so nobody moves up.")
    if offering.waiting_list == WaitingList.BY_HAND:
        return _("By hand: you choose who comes.")
    if offering.waiting_list == WaitingList.OFF:
        return _("The waiting list is off, so nobody moves up by itself.")
    if at >= offering.promotes_until:
        moment = {"day": short_day(offering.promotes_until), "time": time_text(offering.promotes_until)}
        return _("The waiting list stands still since %(day)s at %(time)s.") % moment
    return "" if offering.has_room else _("All places are taken.")


def why_not(offering: Offering, seats: int, *, blocked: bool) -> str:
    """Why this one is not served while there are places."""
    if blocked:
        return _("Somebody before them needs more places than there are.")
    if fits(offering, seats):
        return _("Moves up as soon as something changes.")
    left = offering.left or 0
    words = ngettext(
        "A group of %(seats)s does not fit: %(left)s place is left.",
        "A group of %(seats)s does not fit: %(left)s places are left.",
        left,
    )
    return words % {"seats": seats, "left": left}


def fits(offering: Offering, seats: int) -> bool:
    return offering.left is None or seats <= offering.left
