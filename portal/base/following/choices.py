from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    UNCONFIRMED = "unconfirmed", _("waits until the address is confirmed")
    ACTIVE = "active", _("gets mails")
    STOPPED = "stopped", _("stopped")


class Frequency(models.TextChoices):
    WEEKLY = "weekly", _("every week, on Monday morning")
    AT_ONCE = "at-once", _("as soon as there is something, at most one mail in ten minutes")
