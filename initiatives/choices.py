from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    IDEA = "idea", _("Idea")
    STARTING = "starting", _("Starting")
    RUNNING = "running", _("Running")
    GROWN = "grown", _("Grown")
    STOPPED = "stopped", _("Stopped")


class Direction(models.TextChoices):
    WANTED = "wanted", _("Wanted")
    OFFERED = "offered", _("Offered")


class HelpKind(models.TextChoices):
    HANDS = "hands", _("Hands")
    SPACE = "space", _("Space")
    TOOLS = "tools", _("Tools")
    KNOWLEDGE = "knowledge", _("Knowledge")
    MONEY = "money", _("Money")


class Soon(models.TextChoices):
    """How soon an ask or offer ends. The values stand in addresses."""

    WEEK = "week", _("within a week")
    MONTH = "maand", _("within a month")
    OPEN = "open", _("no end date")
