"""How it stands with a registration, in words: sure of a place, in line, offered, to be looked at, or ended."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Sum
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..choices import HOLDING, State, WaitingList
from ..models import Offering, Registration, Step
from .offerings import moment_text


@dataclass(frozen=True, slots=True)
class Line:
    """The waiting list as somebody in it sees it."""

    place: int
    rule: str
    until: str
    came_free: str


@dataclass(frozen=True, slots=True)
class Standing:
    """`tone` and `sign` as badges have them. `text`: sentences, the most important first."""

    tone: str
    sign: str
    title: str
    text: tuple[str, ...]
    line: Line | None = None


def standing(registration: Registration, *, at: datetime) -> Standing:
    if registration.state == State.WAITING:
        return waiting(registration, at=at)
    if registration.state == State.OFFERED:
        return offered(registration, at=at)
    if registration.state == State.CONFIRMED:
        return confirmed(registration, at=at)
    return ENDINGS[State(registration.state)](registration)


def confirmed(registration: Registration, *, at: datetime) -> Standing:
    offering = registration.offering
    if offering.is_called_off:
        return Standing("full", "warn", _("This does not take place"), (_("The organiser has called it off."),))
    if offering.ends <= at:
        return Standing("plain", "ok", _("You were signed up for this"), ())
    words = ngettext("There is a place for you.", "There are places for all %(count)s of you.", registration.seats)
    return Standing("ok", "ok", _("You are signed up"), (words % {"count": registration.seats},))


def waiting(registration: Registration, *, at: datetime) -> Standing:
    line = line_of(registration, at=at)
    words = _("You are number %(place)s on the waiting list.") % {"place": line.place}
    return Standing("few", "clock", _("You are on the waiting list"), (words,), line)


def offered(registration: Registration, *, at: datetime) -> Standing:
    until = registration.offered_until
    if until and until <= at:
        words = _("The time to answer ended on %(moment)s. The place goes to the next in line.")
        return Standing("full", "warn", _("The offer has ended"), (words % {"moment": moment_text(until)},))
    words = _("We keep it for you until %(moment)s. After that it goes to the next in line.")
    text = (words % {"moment": moment_text(until)},) if until else ()
    title = ngettext("A place has come free for you", "Places have come free for you", registration.seats)
    return Standing("ok", "hand", title, text)


def line_of(registration: Registration, *, at: datetime) -> Line:
    offering = registration.offering
    ahead = offering.registrations.in_line().filter(turn__lt=registration.turn).count()
    return Line(ahead + 1, rule(offering, registration.seats), until(offering, at), came_free(offering))


def rule(offering: Offering, people: int) -> str:
    """How places are given, in sentences."""
    return " ".join(filter(None, [RULES[WaitingList(offering.waiting_list)](offering), group_rule(offering, people)]))


RULES = {
    WaitingList.AUTOMATIC: lambda offering: _(
        "Whoever signed up first is first in line. When a place comes free, the first in line gets it at once, with a"
        " mail."
    ),
    WaitingList.OFFER: lambda offering: (
        ngettext(
            "Whoever signed up first is first in line. When a place comes free, the first in line gets a mail and has"
            " %(count)s hour to say yes. After that it is the next one's turn.",
            "Whoever signed up first is first in line. When a place comes free, the first in line gets a mail and has"
            " %(count)s hours to say yes. After that it is the next one's turn.",
            offering.offer_hours,
        )
        % {"count": offering.offer_hours}
    ),
    WaitingList.BY_HAND: lambda offering: _("The organiser decides who gets a place that comes free, and mails them."),
    WaitingList.OFF: lambda offering: _("Places that come free are no longer given away by themselves."),
}


def group_rule(offering: Offering, people: int) -> str:
    if people == 1:
        return ""
    if offering.lets_smaller_pass:
        return _("You get places for your whole group together; smaller groups behind you may be served before.")
    return _("You get places for your whole group together, and nobody passes you.")


def until(offering: Offering, at: datetime) -> str:
    """Until when the line moves."""
    moment = moment_text(offering.promotes_until)
    if at < offering.promotes_until:
        return _("The waiting list moves until %(moment)s.") % {"moment": moment}
    return _("The waiting list has stood still since %(moment)s.") % {"moment": moment}


def came_free(offering: Offering) -> str:
    """How many places went to people in line, here and at earlier times of the same."""
    rows = Step.objects.filter(registration__offering__series=offering.series, before=State.WAITING, after__in=HOLDING)
    places = rows.aggregate(places=Sum("seats"))["places"] or 0
    if not places:
        return _("So far no place has come free for somebody in line.")
    words = ngettext(
        "%(count)s place has come free for somebody in line, earlier times included.",
        "%(count)s places have come free for people in line, earlier times included.",
        places,
    )
    return words % {"count": places}


ENDINGS = {
    State.REVIEW: lambda registration: Standing(
        "info",
        "clock",
        _("We have received your sign-up"),
        (_("The organiser looks at it first. You get a mail as soon as that is done."),),
    ),
    State.CANCELLED: lambda registration: Standing(
        "plain", "close", _("Your sign-up was cancelled"), (_("Nobody expects you any more."),)
    ),
    State.DECLINED: lambda registration: Standing(
        "plain", "close", _("You said no to the place"), (_("It went to the next in line."),)
    ),
    State.EXPIRED: lambda registration: Standing(
        "plain",
        "clock",
        _("The offer has ended"),
        (_("There was no answer in time. The place went to the next in line."),),
    ),
    State.REJECTED: lambda registration: Standing(
        "plain", "close", _("There is no place for you here"), (_("The organiser could not accept your sign-up."),)
    ),
}
