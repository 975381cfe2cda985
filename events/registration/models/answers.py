from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .registrations import Participant, Registration


class SensitiveAnswers(models.Model):
    """Answers about health and the like, apart from the rest: a shorter term, and in no mail or usual export.

    One row for a registration (`participant` empty) and one for each person of it that gave such answers.
    """

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="sensitive")
    participant = models.ForeignKey(
        Participant, null=True, blank=True, on_delete=models.CASCADE, related_name="sensitive"
    )
    answers = models.JSONField(_("answers"), default=dict)

    class Meta:
        permissions = [("see_sensitive", _("Can see sensitive answers"))]
        constraints = [
            models.UniqueConstraint(fields=["participant"], name="one_sensitive_row_per_person"),
            models.UniqueConstraint(
                fields=["registration"],
                condition=Q(participant__isnull=True),
                name="one_sensitive_row_per_registration",
            ),
        ]

    def __str__(self):
        return f"{self.registration_id}"
