from django.db import models
from django.utils.translation import gettext_lazy as _


class KeeperState(models.TextChoices):
    INVITED = "invited", _("invited")
    ACTIVE = "active", _("keeps the page")
    STOPPED = "stopped", _("stopped")


class ProposalState(models.TextChoices):
    UNCONFIRMED = "unconfirmed", _("waits until the sender confirms the address")
    OPEN = "open", _("waits for the editors")
    TAKEN = "taken", _("dealt with")
    REFUSED = "refused", _("refused")


DECIDED = (ProposalState.TAKEN, ProposalState.REFUSED)


class Reason(models.TextChoices):
    """Why a proposal is refused, as the person who sent it reads it."""

    UNCLEAR = "unclear", _("We do not understand what has to change. Would you describe it again, a little more fully?")
    WRONG = "wrong", _("We asked the initiative, and what stands there is right.")
    PRIVATE = "private", _("It names people or holds data of people that cannot stand on the site.")
    ELSEWHERE = "elsewhere", _("It does not belong on the page of this initiative.")
    OTHER = "other", _("Another reason")
