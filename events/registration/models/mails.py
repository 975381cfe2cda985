import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .offerings import Offering


class BulkMail(models.Model):
    """What an organiser wrote to many people at once. Each of them gets a mail of their own with these words.

    `submission` names the form that was sent, so that the same form sent again writes to nobody twice.
    """

    offering = models.ForeignKey(Offering, on_delete=models.CASCADE, related_name="bulk_mails")
    submission = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    subject = models.CharField(_("subject"), max_length=150)
    text = models.TextField(_("text"), max_length=5000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        default_permissions = ()
        ordering = ["-at", "-pk"]

    def __str__(self):
        return self.subject
