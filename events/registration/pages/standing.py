"""How it stands with a registration, in words: sure of a place, in line, offered, to be looked at, or ended."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ..choices import State
from ..models import Registration
from .offerings import moment_text
from .waiting import Line, line_of


@dataclass(frozen=True, slots=True)
class Standing:
    """`tone` and `sign` as badges have them. `mail`: what comes by mail, "" where nothing does."""

    tone: str
    sign: str
    title: str
    text: str = ""
    mail: str = ""
    line: Line | None = None


def standing(registration: Registration, *, at: datetime) -> Standing:
    makers = {State.WAITING: waiting, State.OFFERED: offered, State.CONFIRMED: confirmed, State.REVIEW: review}
    if registration.state in makers and registration.offering.is_called_off:
        return Standing("full", "warn", _("This has been called off"), _("The organiser had to cancel it."))
    if registration.state in makers:
        return makers[State(registration.state)](registration, at=at)
    tone, sign, title, text = ENDINGS[State(registration.state)]
    return Standing(tone, sign, str(title), str(text))


def confirmed(registration: Registration, *, at: datetime) -> Standing:
    if registration.offering.ends <= at:
        return Standing("plain", "ok", _("You were signed up for this"))
    words = ngettext("There is a place for you.", "There are places for all %(count)s of you.", registration.seats)
    mail = _("You get a confirmation with the date for your calendar and the link to this page.")
    if registration.offering.reminders:
        mail += " " + _("You get a reminder too, and word as soon as something changes.")
    return Standing("ok", "ok", _("You are signed up"), words % {"count": registration.seats}, mail)


def review(registration: Registration, *, at: datetime) -> Standing:
    return Standing(
        "info",
        "clock",
        _("We have received your sign-up"),
        _("The organiser looks at it first. You do not have a place yet."),
        _("You get a mail with the link to this page now, and one as soon as the organiser has decided."),
    )


def waiting(registration: Registration, *, at: datetime) -> Standing:
    line = line_of(registration, at=at)
    title = _("You are on the waiting list, in place %(place)s") % {"place": line.place}
    words = ngettext("There is no place for you yet.", "There are no places for all of you yet.", registration.seats)
    mail = _("You get a mail with the link to this page now, and one as soon as there is a place for you.")
    return Standing("few", "clock", title, words, mail, line)


def offered(registration: Registration, *, at: datetime) -> Standing:
    until = registration.offered_until
    if until and until <= at:
        words = _("There was no answer before %(moment)s. The place goes to the next in line.")
        return Standing("full", "warn", _("The offer has ended"), words % {"moment": moment_text(until)})
    title = ngettext("There is a place for you", "There are places for you", registration.seats)
    words = _("We keep it for you until %(moment)s. Without an answer it then goes to the next in line.")
    return Standing("ok", "hand", title, words % {"moment": moment_text(until)} if until else "")


ENDINGS = {
    State.CANCELLED: (
        "plain",
        "close",
        gettext_lazy("This sign-up was cancelled"),
        gettext_lazy("You are not expected any more. You can sign up again as long as that is open."),
    ),
    State.DECLINED: (
        "plain",
        "close",
        gettext_lazy("You said no to the place"),
        gettext_lazy("It went to the next in line."),
    ),
    State.EXPIRED: (
        "plain",
        "clock",
        gettext_lazy("The offer has ended"),
        gettext_lazy("There was no answer in time, so the place went to the next in line."),
    ),
    State.REJECTED: (
        "plain",
        "close",
        gettext_lazy("There is no place for you here"),
        gettext_lazy("The organiser could not accept your sign-up."),
    ),
}
