from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    EVERYONE = "everyone", _("Everyone")
    RESIDENTS = "residents", _("Residents")
    PROFESSIONALS = "professionals", _("Professionals")


class Status(models.TextChoices):
    PLANNED = "planned", _("As planned")
    MOVED = "moved", _("Moved to another date or place")
    CANCELLED = "cancelled", _("Cancelled")


class SignUpWay(models.TextChoices):
    NONE = "none", _("Not needed: just come")
    MAIL = "mail", _("By e-mail to the contact")
    LINK = "link", _("At another address")
    HERE = "here", _("On this site, with a form")
