from django.db import models
from django.utils.translation import gettext_lazy as _


class Verdict(models.TextChoices):
    """As addresses say it: `?antwoord=ja`."""

    YES = "ja", _("Yes")
    NO = "nee", _("No")
