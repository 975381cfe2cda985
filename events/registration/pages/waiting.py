"""The waiting list as somebody in it sees it: which place, by which rule, until when, and how often it moved before."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..choices import WaitingList
from ..line import came_free, position_of
from ..models import Offering, Registration
from .offerings import moment_text


@dataclass(frozen=True, slots=True)
class Line:
    """`rules`: how places are given, in sentences."""

    place: int
    rules: tuple[str, ...]
    came_free: str
    until: str


def line_of(registration: Registration, *, at: datetime) -> Line:
    offering = registration.offering
    return Line(position_of(registration), rules(offering, registration.seats), freed(offering), until(offering, at=at))


def rules(offering: Offering, people: int) -> tuple[str, ...]:
    return tuple(filter(None, [RULES[WaitingList(offering.waiting_list)](offering), group_rule(offering, people)]))


def automatic(offering: Offering) -> str:
    return _(
        "Whoever signed up first is first in line. When a place comes free, the first in line gets it at once, and a"
        " mail about it."
    )


def by_offer(offering: Offering) -> str:
    words = ngettext(
        "Whoever signed up first is first in line. When a place comes free, the first in line gets a mail, and has"
        " %(count)s hour to say yes. Then it is the turn of the next.",
        "Whoever signed up first is first in line. When a place comes free, the first in line gets a mail, and has"
        " %(count)s hours to say yes. Then it is the turn of the next.",
        offering.offer_hours,
    )
    return words % {"count": offering.offer_hours}


def by_hand(offering: Offering) -> str:
    return _("The organiser decides who gets a place that comes free, and writes to them.")


def closed(offering: Offering) -> str:
    return _("The waiting list was closed: nobody new joins it.")


RULES = {
    WaitingList.AUTOMATIC: automatic,
    WaitingList.OFFER: by_offer,
    WaitingList.BY_HAND: by_hand,
    WaitingList.OFF: closed,
}


def group_rule(offering: Offering, people: int) -> str:
    """What a group has to know; "" for one person."""
    moves = offering.waiting_list in (WaitingList.AUTOMATIC, WaitingList.OFFER)
    if people == 1 or not moves:
        return ""
    if offering.lets_smaller_pass:
        return _("You get places for all of you or none yet; a smaller group behind you may be helped before you.")
    return _("You get places for all of you or none yet, and nobody passes you.")


def freed(offering: Offering) -> str:
    places = came_free(offering)
    if not places:
        return _("No place has come free for people in line yet, here or at earlier times.")
    words = ngettext(
        "So far %(count)s place has come free for people in line, earlier times included.",
        "So far %(count)s places have come free for people in line, earlier times included.",
        places,
    )
    return words % {"count": places}


def until(offering: Offering, *, at: datetime) -> str:
    """Until when the line moves."""
    moment = {"moment": moment_text(offering.promotes_until)}
    if at < offering.promotes_until:
        return _("The waiting list moves until %(moment)s.") % moment
    return _("The waiting list has stood still since %(moment)s.") % moment
