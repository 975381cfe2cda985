"""Who signed up. States and places are written by `actions` only."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..choices import HOLDING, LIVE, State, Who
from ..querysets import ParticipantQuerySet, RegistrationQuerySet
from .offerings import Offering


class Registration(models.Model):
    """One sign-up, for one or more people. `turn` is its place in line: lower came earlier.

    `submission` names the form that was sent, so that the same form sent again is the same registration.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    offering = models.ForeignKey(Offering, on_delete=models.PROTECT, related_name="registrations")
    submission = models.UUIDField(unique=True, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=State.choices)
    turn = models.PositiveIntegerField(editable=False)
    seats = models.PositiveSmallIntegerField(_("people"), default=1)
    offered_until = models.DateTimeField(_("offer ends"), null=True, blank=True)

    name = models.CharField(_("name"), max_length=200)
    mail = models.EmailField(_("e-mail address"), max_length=254)
    mail_key = models.CharField(max_length=254, editable=False, db_index=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    organisation = models.CharField(_("organisation"), max_length=200, blank=True)
    language = models.CharField(_("language"), max_length=5, default=settings.LANGUAGE_CODE)
    questions = models.ForeignKey("base.FrozenQuestions", null=True, on_delete=models.PROTECT, related_name="+")
    answers = models.JSONField(_("answers"), default=dict, blank=True)

    token_version = models.PositiveSmallIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(_("signed up"))
    changed_at = models.DateTimeField(_("changed"))
    forgotten_at = models.DateTimeField(_("forgotten"), null=True, blank=True, editable=False)

    objects = models.Manager.from_queryset(RegistrationQuerySet)()

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        ordering = ["turn", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["offering", "mail_key"],
                condition=Q(state__in=LIVE) & ~Q(mail_key=""),
                name="one_live_registration_per_address",
            ),
        ]
        indexes = [
            models.Index(fields=["offering", "state", "turn"]),
            models.Index(fields=["offered_until"], condition=Q(state=State.OFFERED), name="open_offers"),
        ]

    def __str__(self):
        return self.number

    @property
    def number(self) -> str:
        """What people and staff call it by; gives access to nothing."""
        return f"A{self.pk:06d}"

    @property
    def about(self) -> str:
        """How mail, audit and files refer to it."""
        return f"registration:{self.pk}"

    @property
    def holds_places(self) -> bool:
        return self.state in HOLDING

    @property
    def is_live(self) -> bool:
        return self.state in LIVE


class Participant(models.Model):
    """One person of a registration. Without a name: it follows. `left_at`: no longer comes."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="people")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(_("name"), max_length=200, blank=True)
    mail = models.EmailField(_("e-mail address"), max_length=254, blank=True)
    role = models.CharField(_("job title"), max_length=200, blank=True)
    answers = models.JSONField(_("answers"), default=dict, blank=True)
    left_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = models.Manager.from_queryset(ParticipantQuerySet)()

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        ordering = ["position", "pk"]

    def __str__(self):
        return f"{self.registration_id}-{self.position}"

    @property
    def about(self) -> str:
        return f"participant:{self.pk}"


class Step(models.Model):
    """What happened to a registration. `reason` may hold words about people, and is forgotten with them."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="steps")
    before = models.CharField(max_length=10, choices=State.choices, blank=True)
    after = models.CharField(max_length=10, choices=State.choices)
    seats = models.PositiveSmallIntegerField()
    who = models.CharField(max_length=8, choices=Who.choices)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.before} → {self.after}"
