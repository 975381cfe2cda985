"""The states of registrations and offerings, with the groups that rules speak of."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    REVIEW = "review", _("To be looked at")
    WAITING = "waiting", _("On the waiting list")
    OFFERED = "offered", _("Place offered")
    CONFIRMED = "confirmed", _("Confirmed")
    CANCELLED = "cancelled", pgettext_lazy("registration", "Cancelled")
    DECLINED = "declined", _("Offer declined")
    EXPIRED = "expired", _("Offer expired")
    REJECTED = "rejected", pgettext_lazy("registration", "Rejected")


#: These hold places.
HOLDING = (State.CONFIRMED, State.OFFERED)
#: These have not ended.
LIVE = (*HOLDING, State.WAITING, State.REVIEW)
ENDED = (State.CANCELLED, State.DECLINED, State.EXPIRED, State.REJECTED)


class Kind(models.TextChoices):
    EVENT = "event", _("Event")
    TRAINING = "training", _("Training")
    TRAJECTORY = "trajectory", _("Trajectory")


class WaitingList(models.TextChoices):
    OFF = "off", _("No waiting list")
    AUTOMATIC = "automatic", _("Automatic: the first in line gets the place")
    OFFER = "offer", _("Offer: the first in line has some hours to answer")
    BY_HAND = "by_hand", _("By hand: the organiser chooses")


class FeePer(models.TextChoices):
    ONCE = "once", _("once")
    YEAR = "year", _("a year")


class Availability(models.TextChoices):
    """What a visitor finds."""

    SOON = "soon", _("Not open yet")
    OPEN = "open", _("Open for sign-up")
    FEW = "few", _("Few places left")
    WAITING = "waiting", _("Full, waiting list open")
    FULL = "full", _("Full")
    CLOSED = "closed", _("Sign-up is closed")
    OVER = "over", _("Over")
    CANCELLED = "cancelled", _("Cancelled")


#: How the look shows it: tone and icon of a badge.
TONES = {
    Availability.SOON: ("info", "clock"),
    Availability.OPEN: ("ok", "ok"),
    Availability.FEW: ("few", "people"),
    Availability.WAITING: ("full", "people"),
    Availability.FULL: ("full", "people"),
    Availability.CLOSED: ("few", "clock"),
    Availability.OVER: ("plain", ""),
    Availability.CANCELLED: ("full", "warn"),
}

#: Then a form is there to be filled in.
ACCEPTING = (Availability.OPEN, Availability.FEW, Availability.WAITING)


class Who(models.TextChoices):
    """Who made a step."""

    PERSON = "person", _("The person")
    STAFF = "staff", _("The organiser")
    SYSTEM = "system", _("The portal")


class InvoiceState(models.TextChoices):
    NEW = "new", _("New")
    EXPORTED = "exported", _("Exported")
    INVOICED = "invoiced", _("Invoiced")
    CREDITED = "credited", _("Credited")


class Presence(models.TextChoices):
    """How it stands with somebody at one date. Excused: they told beforehand."""

    PRESENT = "present", _("Present")
    ABSENT = "absent", _("Absent")
    EXCUSED = "excused", _("Excused")


#: These may be made good at a parallel date.
MISSED = (Presence.ABSENT, Presence.EXCUSED)
