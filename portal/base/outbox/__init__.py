"""Durable mail: a row in the transaction that needs the mail, sent by the worker.

Words are written when a mail is sent, by the writer registered for its kind.
"""

from .letters import Attachment, Letter, compose
from .models import MailState, OutboxMail, Promise
from .posting import post
from .refusals import refused
from .sending import resend, send_due
from .texts import offer_text, words_for
from .writers import register

__all__ = [
    "Attachment",
    "Letter",
    "MailState",
    "OutboxMail",
    "Promise",
    "compose",
    "offer_text",
    "post",
    "refused",
    "register",
    "resend",
    "send_due",
    "words_for",
]
