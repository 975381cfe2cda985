from django.db import models
from django.utils.translation import gettext_lazy as _


class Confirmation(models.TextChoices):
    """What the sender of a form gets by mail, at the address asked for in it."""

    NONE = "none", _("nothing")
    RECEIVED = "received", _("a message that it came in")
    COPY = "copy", _("a message with what was filled in; sensitive answers are left out")
