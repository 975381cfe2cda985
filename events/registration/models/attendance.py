"""Who was at which date, and where a missed one is made good."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..choices import Presence
from .offerings import Session
from .registrations import Participant


class Attendance(models.Model):
    """Somebody at one date. `by` is empty where people told beforehand that they will not come."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="attendance")
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="attendance")
    presence = models.CharField(_("presence"), max_length=8, choices=Presence.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["participant", "session"], name="one_presence_per_session")]

    def __str__(self):
        return f"{self.participant_id} {self.presence}"


class CatchUp(models.Model):
    """A place at `session` for somebody who missed `missed`. The places of a session are counted on it."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="catch_ups")
    missed = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="+")
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="guests")
    created_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["participant", "missed"], name="one_catch_up_per_missed_session"),
            models.UniqueConstraint(fields=["participant", "session"], name="one_place_per_session_caught_up"),
        ]

    def __str__(self):
        return f"{self.participant_id}: {self.missed_id} → {self.session_id}"
