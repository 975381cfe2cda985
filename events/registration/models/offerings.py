"""What takes registrations. Facts and words come from the page (`briefs`), the settings from the organiser's desk."""

import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ..choices import Availability, FeePer, Kind, WaitingList
from ..querysets import OfferingQuerySet

#: "Few places left" from a third downwards: the rule of the look.
FEW = 3


class Offering(models.Model):
    """An event, an edition of a training or a year of a trajectory that people sign up for.

    `words` holds title, address (`url`), place (`where`) and `fee_note` by language, as the page had them when it was
    last published. `taken` and `line` are written by `places` only.
    """

    key = models.UUIDField(unique=True, editable=False)
    series = models.UUIDField(db_index=True, editable=False)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    words = models.JSONField(default=dict)
    starts = models.DateTimeField(_("start"))
    ends = models.DateTimeField(_("end"))
    fee = models.DecimalField(_("fee in euros"), max_digits=8, decimal_places=2, null=True, blank=True)
    fee_per = models.CharField(_("fee per"), max_length=6, choices=FeePer.choices, default=FeePer.ONCE)
    is_live = models.BooleanField(_("page is published"), default=True)
    is_called_off = models.BooleanField(_("called off"), default=False)
    questions = models.ForeignKey("base.FrozenQuestions", null=True, on_delete=models.PROTECT, related_name="+")
    told = models.JSONField(default=dict, editable=False)
    calendar_sequence = models.PositiveIntegerField(default=0, editable=False)

    opens_at = models.DateTimeField(
        _("sign-up opens"), null=True, blank=True, help_text=_("Empty: as soon as the page is published.")
    )
    closes_at = models.DateTimeField(_("sign-up closes"), null=True, blank=True, help_text=_("Empty: at the start."))
    capacity = models.PositiveIntegerField(
        _("number of places"), null=True, blank=True, help_text=_("Empty: no limit.")
    )
    waiting_list = models.CharField(
        _("waiting list"), max_length=10, choices=WaitingList.choices, default=WaitingList.AUTOMATIC
    )
    offer_hours = models.PositiveSmallIntegerField(
        _("hours to answer an offer"),
        default=48,
        validators=[MinValueValidator(1), MaxValueValidator(24 * 14)],
    )
    promote_until_hours = models.PositiveSmallIntegerField(
        _("the waiting list stops so many hours before the start"),
        default=24,
        validators=[MaxValueValidator(24 * 60)],
    )
    lets_smaller_pass = models.BooleanField(
        _("a smaller group may pass one that does not fit"),
        default=False,
        help_text=_("Off: strictly first come, first served."),
    )
    max_people = models.PositiveSmallIntegerField(
        _("people per registration"), default=5, validators=[MinValueValidator(1), MaxValueValidator(50)]
    )
    names_may_follow = models.BooleanField(_("names of colleagues may follow later"), default=True)
    needs_review = models.BooleanField(
        _("the organiser looks at each registration first"),
        default=False,
        help_text=_("A place is given when you approve."),
    )
    cancel_until = models.DateTimeField(
        _("people can cancel by themselves until"), null=True, blank=True, help_text=_("Empty: until the start.")
    )
    asks_invoice = models.BooleanField(_("ask where the invoice goes"), default=False)
    reminder_days = models.CharField(
        _("days before a date that a reminder goes out"),
        max_length=40,
        blank=True,
        default="3",
        validators=[RegexValidator(r"^\s*\d{1,2}(\s*,\s*\d{1,2})*\s*$", _("Give numbers of days, like “7, 1”."))],
        help_text=_("One or more numbers, like “7, 1”. Empty: no reminder."),
    )
    evaluation_url = models.URLField(
        _("address of the evaluation"), blank=True, help_text=_("Goes in a mail on the day after the end.")
    )
    keep_days = models.PositiveSmallIntegerField(
        _("days after the end that registrations are kept"),
        default=90,
        validators=[MinValueValidator(7), MaxValueValidator(730)],
    )
    organisers = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="offerings", verbose_name=_("organisers")
    )
    alerted = models.PositiveSmallIntegerField(default=0, editable=False)
    certificate_sessions = models.PositiveSmallIntegerField(
        _("meetings that a certificate asks for"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Empty: all of them."),
    )
    invites_from = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    taken = models.PositiveIntegerField(default=0, editable=False)
    line = models.PositiveIntegerField(default=0, editable=False)

    objects = models.Manager.from_queryset(OfferingQuerySet)()

    class Meta:
        verbose_name = _("offering")
        verbose_name_plural = _("offerings")
        ordering = ["starts", "pk"]
        permissions = [
            ("run_desk", _("Can run the desk of registrations")),
            ("see_all_offerings", _("Can see the registrations of all organisers")),
        ]
        constraints = [
            models.CheckConstraint(
                name="never_oversold", condition=Q(capacity__isnull=True) | Q(taken__lte=F("capacity"))
            ),
        ]

    def __str__(self):
        return self.title

    def word(self, name: str, language: str = "") -> str:
        """One of the page's words in this language, in Dutch where it lacks there; "" for none."""
        for code in (language or get_language() or settings.LANGUAGE_CODE, settings.LANGUAGE_CODE):
            if self.words.get(code, {}).get(name):
                return self.words[code][name]
        return next((words[name] for words in self.words.values() if words.get(name)), "")

    @property
    def title(self) -> str:
        return self.word("title")

    @property
    def left(self) -> int | None:
        """Places that nobody holds; None without a limit."""
        return None if self.capacity is None else max(0, self.capacity - self.taken)

    @property
    def has_room(self) -> bool:
        return self.left is None or self.left > 0

    @property
    def closes(self) -> datetime:
        """The moment from which nobody can sign up any more."""
        return min(self.closes_at or self.starts, self.ends)

    @property
    def promotes_until(self) -> datetime:
        """The moment after which the waiting list stands still."""
        return self.starts - timedelta(hours=self.promote_until_hours)

    @property
    def self_cancels_until(self) -> datetime:
        return self.cancel_until or self.starts

    @property
    def reminders(self) -> tuple[int, ...]:
        """Days before each date, largest first."""
        return tuple(sorted({int(part) for part in self.reminder_days.split(",") if part.strip()}, reverse=True))

    @property
    def forgets_at(self) -> datetime:
        """When what people filled in is forgotten."""
        return self.ends + timedelta(days=self.keep_days)

    def availability(self, at: datetime, *, waiting: bool = False) -> Availability:
        """What a visitor finds at this moment; `waiting`: whether people are in line already."""
        if self.is_called_off:
            return Availability.CANCELLED
        if self.ends <= at:
            return Availability.OVER
        if not self.is_live or self.closes <= at:
            return Availability.CLOSED
        if self.opens_at and at < self.opens_at:
            return Availability.SOON
        return self._room(waiting)

    def _room(self, waiting: bool) -> Availability:
        if waiting or not self.has_room:
            return Availability.FULL if self.waiting_list == WaitingList.OFF else Availability.WAITING
        is_few = self.capacity is not None and self.left * FEW <= self.capacity
        return Availability.FEW if is_few else Availability.OPEN


class Session(models.Model):
    """One date of an offering. `key` is the translation key of its row; `words` holds `title` and `where`.

    `catch_up_taken` is written by `actions.catching_up` only.
    """

    offering = models.ForeignKey(Offering, on_delete=models.CASCADE, related_name="sessions")
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    start = models.DateTimeField(_("start"))
    end = models.DateTimeField(_("end"))
    all_day = models.BooleanField(_("all day"), default=False)
    words = models.JSONField(default=dict)
    is_removed = models.BooleanField(default=False)
    same_as = models.CharField(
        _("parallel label"),
        max_length=40,
        blank=True,
        help_text=_("Meetings of this series with the same label are the same meeting on another date."),
    )
    catch_up_places = models.PositiveSmallIntegerField(_("places to catch up"), default=0)
    catch_up_taken = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        ordering = ["start", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["offering", "key"], name="one_session_per_key"),
            models.CheckConstraint(
                name="catching_up_never_oversold", condition=Q(catch_up_taken__lte=F("catch_up_places"))
            ),
        ]

    def __str__(self):
        return self.word("title") or str(self.start)

    word = Offering.word
