from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    UNCONFIRMED = "unconfirmed", _("waits until the sender confirms the address")
    RELAYED = "relayed", _("went to the initiator")
    ANSWERED = "answered", _("the initiator wrote back")
    CLOSED = "closed", _("ended")
    BLOCKED = "blocked", _("reported as abuse")


#: Both can write.
RUNNING = (State.RELAYED, State.ANSWERED)
ENDED = (State.CLOSED, State.BLOCKED)


class Side(models.TextChoices):
    """Who of the two. The value is the purpose of the link that lets somebody in as such."""

    HELPER = "helper", _("who offered help")
    INITIATOR = "initiator", _("the initiative")
