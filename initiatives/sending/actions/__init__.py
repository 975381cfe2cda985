"""Everything that happens to a submission: the only writers of states, versions and remarks.

Each raises `Refused` where the state, or what somebody else did meanwhile, does not allow it.
"""

from .answering import Note, accept, decline, give_back, published
from .clock import expire_unmended, remind_moderators, remind_senders
from .drafting import begin, fill, keep_picture, mail_link
from .sending import appeal, confirm, mend, reopen, send, withdraw

__all__ = [
    "Note",
    "accept",
    "appeal",
    "begin",
    "confirm",
    "decline",
    "expire_unmended",
    "fill",
    "give_back",
    "keep_picture",
    "mail_link",
    "mend",
    "published",
    "remind_moderators",
    "remind_senders",
    "reopen",
    "send",
    "withdraw",
]
