"""What a visitor can do about an event, an edition or a year, by whichever way one signs up: badge, button and note."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from portal.base.cards import Action, Badge, Plots
from portal.base.when import day_text, short_day, time_text

from ..choices import SignUpWay
from ..offered import offerings_of
from ..registration.choices import ACCEPTING, Availability
from ..registration.choices import TONES as OFFERED_TONES
from ..registration.models import Offering
from ..signup import SignUpState, sign_up_state

#: Then the button stands there.
OPEN = (SignUpState.OPEN, *ACCEPTING)
# What both kinds of states know (open, closed, over, cancelled) has the same value in each, so one entry serves them.
TONES = {SignUpState.FREE: ("info", "info"), **OFFERED_TONES}


@dataclass(frozen=True, slots=True)
class Standing:
    """`until`: the last day of sign-up, or the moment after it.

    `offering`: where people sign up on this site; not stored (no `pk`) as long as the page was never published.
    """

    page: Page
    state: SignUpState | Availability
    until: date | datetime | None = None
    places: int | None = None
    offering: Offering | None = None

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def badge(self) -> Badge:
        tone, icon = TONES[self.state]
        return Badge(tone, BADGES.get(self.state, lambda standing: str(standing.state.label))(self), icon)

    @property
    def address(self) -> str:
        """Where the button leads; "" for nowhere."""
        if self.offering is None:
            return self.page.sign_up_address
        return reverse("registration:sign_up", kwargs={"key": self.offering.key}) if self.offering.pk else ""

    @property
    def note(self) -> str:
        """Why there is no button, or what it leads to; "" where that speaks for itself."""
        if self.is_open and self.offering and not self.offering.pk:
            return _("The form to sign up is there as soon as this page is published.")
        return NOTES.get(self.state, lambda standing: "")(self)

    @property
    def plots(self) -> Plots | None:
        """Places as long as they matter, where they are counted."""
        counts = self.offering and self.offering.capacity and self.state in COUNTED
        return Plots(self.offering.taken, self.offering.capacity) if counts else None

    def action(self, *, tone: str = "") -> Action | None:
        """The button, as long as it leads somewhere."""
        address = self.address if self.is_open else ""
        text = _("Join the waiting list") if self.state == Availability.WAITING else _("Sign up")
        return Action(text, address, "mail" if address.startswith("mailto:") else "arrow", tone) if address else None

    def until_text(self, say=day_text) -> str:
        """The last day of sign-up, with the hour where it is not the end of that day; "" for none."""
        if isinstance(self.until, datetime):
            return moment_text(self.until, say)
        return say(self.until) if self.until else ""


#: Then it matters how many places are left.
COUNTED = (*ACCEPTING, Availability.SOON, Availability.FULL)


def moment_text(moment: datetime, say=short_day) -> str:
    """3 December 2027, 9:00 hrs."""
    return _("%(day)s, %(time)s hrs") % {"day": say(moment), "time": time_text(moment)}


def few(standing: Standing) -> str:
    left = standing.offering.left
    return ngettext("%(count)s place left", "%(count)s places left", left) % {"count": left}


def opens(standing: Standing) -> str:
    return _("Sign up from %(moment)s") % {"moment": moment_text(standing.offering.opens_at)}


BADGES = {Availability.SOON: opens, Availability.FEW: few}
NOTES = {
    SignUpState.FREE: lambda standing: _("You do not need to sign up. Just come."),
    SignUpState.CLOSED: lambda standing: _("Sign-up is closed. Ask the contact whether there is still a place."),
    SignUpState.OVER: lambda standing: _("This is over. You can read here what it was about."),
    SignUpState.CANCELLED: lambda standing: _("This has been cancelled."),
    Availability.SOON: lambda standing: _("You cannot sign up yet. Put the day in your diary and come back then."),
    Availability.WAITING: lambda standing: _(
        "All places are taken. Join the waiting list: you hear from us as soon as a place comes free."
    ),
    Availability.FULL: lambda standing: _(
        "All places are taken and there is no waiting list. Ask the contact about another time."
    ),
}


def standing_of(page, row, *, end: datetime, cancelled: bool, at: datetime) -> Standing:
    """Of a row with a term, where the portal itself takes no registrations."""
    state = sign_up_state(way=page.sign_up, end=end, until=row.sign_up_until, cancelled=cancelled, at=at)
    return Standing(page, state, row.sign_up_until, row.places)


def standing_here(page, key: UUID, terms: dict, *, at: datetime) -> Standing:
    """Of what people sign up for on this site. `terms` stand in until it has been published once."""
    offering = offerings_of(page).get(key) or Offering(**terms)
    state = offering.availability(at, waiting=getattr(offering, "is_waited_for", False))
    return Standing(page, state, last_day(offering.closes_at), offering.capacity, offering)


def takes_registrations(page) -> bool:
    return page.sign_up == SignUpWay.HERE


def last_day(closes: datetime | None) -> date | datetime | None:
    """The day before the midnight at which sign-up closes; another moment as it is."""
    if closes is None:
        return None
    local = timezone.localtime(closes)
    return local.date() - timedelta(days=1) if local.time() == time.min else closes
