"""What keepers of a page said of it, as far as the page itself tells."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Confirmation(models.Model):
    """A day on which somebody who keeps the page of an initiative said that all on it is true. Names nobody."""

    key = models.UUIDField(editable=False)
    day = models.DateField(_("confirmed"), editable=False)

    class Meta:
        verbose_name = _("confirmation")
        verbose_name_plural = _("confirmations")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["key", "day"], name="one_confirmation_a_day")]

    def __str__(self):
        return f"{self.key} {self.day}"
