"""How full an offering is, in numbers and words."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..choices import Availability
from ..models import Offering


@dataclass(frozen=True, slots=True)
class Occupancy:
    """`capacity`: None without a limit; then there is no bar. Waiting and to be looked at are people, not rows."""

    taken: int
    capacity: int | None
    words: str
    waiting: int
    to_review: int


def occupancy_of(offering: Offering) -> Occupancy:
    """Of an offering fetched `with_counts`."""
    return Occupancy(offering.taken, offering.capacity, taken_words(offering), offering.waiting, offering.to_review)


def taken_words(offering: Offering) -> str:
    if offering.capacity is None:
        words = ngettext("%(taken)s place taken, no limit", "%(taken)s places taken, no limit", offering.taken)
        return words % {"taken": offering.taken}
    return _("%(taken)s of %(capacity)s places taken") % {"taken": offering.taken, "capacity": offering.capacity}


def state_of(offering: Offering, *, at: datetime) -> str:
    """What a visitor finds now, in words; one fetched `with_counts`."""
    if not offering.is_live:
        return _("The page is not published")
    return str(Availability(offering.availability(at, waiting=offering.waiting > 0)).label)
