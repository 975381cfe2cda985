"""The seam to signing up: whether it is open, and how.

A page says the way (`SignUpFields`), a row with a date says the term (`TermFields`). `sign_up_state` is the one
rule for all ways but one: where people sign up on this site, the offering says what is possible (`offered`).
"""

from datetime import date, datetime
from urllib.parse import quote

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from portal.base.days import moment

from .choices import SignUpWay

#: Before it, a year is a slip of the keyboard; the first year of all cannot even be written in another time zone.
FIRST_YEAR = 1900


class SignUpState(models.TextChoices):
    FREE = "free", _("Just come")
    OPEN = "open", _("Open for sign-up")
    CLOSED = "closed", _("Sign-up is closed")
    OVER = "over", _("Over")
    CANCELLED = "cancelled", _("Cancelled")


def sign_up_state(*, way: str, end: datetime, until: date | None, cancelled: bool, at: datetime) -> SignUpState:
    """What a visitor can do at the moment `at` about something that ends at `end`.

    `until` is the last day of sign-up, that day included, as the calendar in Europe/Amsterdam has it.
    """
    if cancelled:
        return SignUpState.CANCELLED
    if end < at:
        return SignUpState.OVER
    if way == SignUpWay.NONE:
        return SignUpState.FREE
    if until and timezone.localdate(at) > until:
        return SignUpState.CLOSED
    return SignUpState.OPEN


class SignUpFields(models.Model):
    """How one signs up, on the page."""

    sign_up = models.CharField(
        _("signing up"),
        max_length=10,
        choices=SignUpWay.choices,
        default=SignUpWay.NONE,
        help_text=_(
            "On this site: people fill in a form, and the portal counts the places, keeps the waiting list and writes "
            "to everybody. You add your own questions under “Sign-up form”."
        ),
    )
    sign_up_url = models.URLField(_("address to sign up at"), blank=True)
    sign_up_contact = models.ForeignKey(
        "base.Contact",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("contact for signing up"),
    )

    sign_up_facts = ("sign_up", "sign_up_url")
    sign_up_panel = MultiFieldPanel(
        [FieldPanel("sign_up"), FieldPanel("sign_up_contact"), FieldPanel("sign_up_url")],
        heading=_("Signing up"),
    )

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if self.sign_up == SignUpWay.MAIL and not (self.sign_up_contact and self.sign_up_contact.mail):
            raise ValidationError({"sign_up_contact": _("Choose a contact with an e-mail address.")})
        if self.sign_up == SignUpWay.LINK and not self.sign_up_url:
            raise ValidationError({"sign_up_url": _("Give the address where people sign up.")})

    @property
    def sign_up_address(self) -> str:
        """Where the button leads; "" when there is none."""
        if self.sign_up == SignUpWay.LINK:
            return self.sign_up_url
        if self.sign_up == SignUpWay.MAIL and self.sign_up_contact:
            return f"mailto:{self.sign_up_contact.mail}?subject={quote(self.title)}"
        return ""


class TermFields(models.Model):
    """Until when, and for how many, on whatever has the date."""

    sign_up_until = models.DateField(
        _("sign up until"), null=True, blank=True, help_text=_("The last day, that day included.")
    )
    places = models.PositiveIntegerField(
        _("number of places"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Leave empty when there is room for everybody."),
    )

    term_facts = ("sign_up_until", "places")
    term_panel = FieldRowPanel([FieldPanel("sign_up_until"), FieldPanel("places")])

    class Meta:
        abstract = True

    @property
    def closes_at(self) -> datetime | None:
        """The midnight at which the last day of sign-up ends."""
        return moment(self.sign_up_until, next_day=True)


def check_term(start: date | None, until: date | None) -> None:
    """Raise a ValidationError at `sign_up_until` when sign-up would end after the start."""
    if start and until and until > start:
        raise ValidationError({"sign_up_until": _("Sign-up ends after the start. Choose the start or an earlier day.")})


def check_order(start, end) -> None:
    """Raise a ValidationError at `end` when it lies before `start`, and at `start` when its year is mistyped."""
    if start and start.year < FIRST_YEAR:
        raise ValidationError({"start": _("Look at the year again: it is too long ago.")})
    if start and end and end < start:
        raise ValidationError({"end": _("The end lies before the start.")})
