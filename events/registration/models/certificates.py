"""What somebody may show of what they took part in."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from .offerings import Offering
from .registrations import Participant


class Certificate(models.Model):
    """A proof of taking part. It outlives the registration: who checks it needs the code and a name to compare.

    `holder` is no name but what a name has to hash to (`holders`); "" once its owner asked to be forgotten.
    """

    offering = models.ForeignKey(Offering, on_delete=models.PROTECT, related_name="certificates")
    participant = models.ForeignKey(
        Participant, null=True, blank=True, on_delete=models.SET_NULL, related_name="certificates"
    )
    code = models.CharField(max_length=12, unique=True)
    holder = models.CharField(max_length=64, blank=True)
    attended = models.PositiveSmallIntegerField()
    meetings = models.PositiveSmallIntegerField()
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["participant"], condition=Q(revoked_at__isnull=True), name="one_valid_certificate_per_person"
            ),
        ]

    def __str__(self):
        return self.code

    @property
    def is_valid(self) -> bool:
        return self.revoked_at is None

    @property
    def shown_code(self) -> str:
        """In three groups, as it is read aloud and typed."""
        return "-".join(self.code[start : start + 4] for start in (0, 4, 8))

    @property
    def about(self) -> str:
        return f"certificate:{self.pk}"
