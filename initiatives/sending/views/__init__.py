"""The sender's pages. Each view reads what was asked, calls one thing and answers."""

from .drafting import draft, later, step
from .following import appeal, confirm, mend, status, withdraw
from .looking_over import look_over
from .picking import pick
from .pictures import picture_of_draft, picture_of_sent
from .starting import start

__all__ = [
    "appeal",
    "confirm",
    "draft",
    "later",
    "look_over",
    "mend",
    "pick",
    "picture_of_draft",
    "picture_of_sent",
    "start",
    "status",
    "step",
    "withdraw",
]
