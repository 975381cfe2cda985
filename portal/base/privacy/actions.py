"""What can be done with data of people, by name. Rooms add what only they do."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Action(models.TextChoices):
    SEEN = "seen", _("seen")
    CREATED = "created", _("written down")
    CHANGED = "changed", _("changed")
    CONFIRMED = "confirmed", _("confirmed")
    REJECTED = "rejected", _("rejected")
    CANCELLED = "cancelled", _("cancelled")
    MOVED = "moved", _("moved")
    MAILED = "mailed", _("mailed")
    EXPORTED = "exported", _("exported")
    DOWNLOADED = "downloaded", _("downloaded")
    ERASED = "erased", _("erased")
    RETAINED = "retained", _("cleared after its term")


_actions: dict[str, str | Promise] = dict(Action.choices)


def offer_action(name: str, label: str | Promise) -> None:
    """Let `record` take an action of a room's own: one word, with the label that the report shows."""
    _actions[name] = label


def actions() -> dict[str, str | Promise]:
    return dict(_actions)
