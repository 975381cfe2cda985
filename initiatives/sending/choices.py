"""In which state a submission is, and the words that moderators answer with."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    DRAFT = "draft", _("being written")
    UNCONFIRMED = "unconfirmed", _("waits until the sender confirms the address")
    QUEUED = "queued", _("waits for a moderator")
    RETURNED = "returned", _("given back to be changed")
    ACCEPTED = "accepted", _("accepted")
    PUBLISHED = "published", _("on the site")
    DECLINED = "declined", _("declined")
    WITHDRAWN = "withdrawn", _("withdrawn by the sender")
    EXPIRED = "expired", _("ended: the sender changed nothing")


#: Nobody has read these yet, and only the sender may.
UNSENT = (State.DRAFT, State.UNCONFIRMED)
#: The sender may still take it back.
RUNNING = (*UNSENT, State.QUEUED, State.RETURNED)
#: What moderators can open.
SENT = tuple(state for state in State if state not in UNSENT)
ENDED = (State.PUBLISHED, State.DECLINED, State.EXPIRED)


class Purpose(models.TextChoices):
    """What a signed link is for. The value is also the name of the address that it opens."""

    DRAFT = "draft", _("write on")
    CONFIRM = "confirm", _("confirm the address")
    STATUS = "status", _("follow it")


class What(models.TextChoices):
    """What happened to a submission. These are counted, also when the submission itself is long gone."""

    RECEIVED = "received", _("received")
    RETURNED = "returned", _("given back")
    MENDED = "mended", _("changed by the sender")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("declined")
    APPEALED = "appealed", _("asked to look again")
    PUBLISHED = "published", _("on the site")
    WITHDRAWN = "withdrawn", _("withdrawn")
    EXPIRED = "expired", _("ended without a change")


#: By a moderator.
ANSWERS = (What.RETURNED, What.ACCEPTED, What.DECLINED)


class Reason(models.TextChoices):
    """Why a field has to be changed, as the sender reads it."""

    UNCLEAR = "unclear", _("We do not understand this well enough. Tell it to somebody who does not know it yet.")
    SHORT = "short", _("This is very short. Tell a little more.")
    PERSON = "person", _("A name or address of a person stands here. Leave it out: everybody can read this.")
    CLAIM = "claim", _("Is this right? Please check it once more.")
    PLACE = "place", _("The place does not seem to be right.")
    SALES = "sales", _("This reads as an advertisement. Tell what neighbours have from it.")
    PICTURE = "picture", _("We cannot use this picture. Send one that you made yourself, of people who agreed.")
    ALT = "alt", _("Describe what the picture shows, for who cannot see it.")
    OTHER = "other", _("Something else")


class DeclineReason(models.TextChoices):
    """Why an initiative does not come on the site, as the sender reads it."""

    OUTSIDE = "outside", _("It is not in the Achterhoek.")
    COMMERCIAL = "commercial", _("It is a business or sells something. This site is for initiatives of residents.")
    DOUBLE = "double", _("It is on the site already.")
    EVENT = "event", _("It is one meeting or a call, and no initiative. It belongs on the agenda.")
    HARM = "harm", _("It harms or excludes people.")
    NOT_YOURS = "not_yours", _("The people whose initiative it is do not want it on the site.")
    OTHER = "other", _("Another reason")
