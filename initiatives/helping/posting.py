"""Having mails sent. None holds an address but the one it goes to."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone

from portal.base import outbox
from portal.base.privacy.persons import pseudonym

from ..recipients import addresses_of
from .choices import Side
from .limits import Limit
from .models import HelpMessage, HelpReply

CONFIRM, MESSAGE, REPLY, LIMIT = "helping.confirm", "helping.message", "helping.reply", "helping.limit"


def ask_to_confirm(message: HelpMessage, *, at: datetime) -> None:
    outbox.post(
        key=f"{CONFIRM}:{message.pk}",
        kind=CONFIRM,
        about=message.about,
        to=message.mail,
        language=message.language,
        at=at,
    )


def tell_of_limit(mail: str, limit: Limit, *, language: str, at: datetime) -> None:
    """Once a day at most."""
    latest = HelpMessage.objects.of(mail).latest("pk")
    outbox.post(
        key=f"{LIMIT}:{pseudonym(mail)}:{timezone.localdate(at)}",
        kind=LIMIT,
        about=latest.about,
        to=mail,
        language=language,
        at=at,
        facts={"limit": limit},
    )


def pass_on(message: HelpMessage, *, at: datetime) -> None:
    """The first message, to whoever stands for the initiative."""
    for number, to in enumerate(addresses_of(message.page_key)):
        key = f"{MESSAGE}:{message.pk}:{number}"
        outbox.post(key=key, kind=MESSAGE, about=message.about, to=to, language=settings.LANGUAGE_CODE, at=at)


def pass_on_reply(reply: HelpReply, *, at: datetime) -> None:
    """What one side wrote, to the other."""
    message, to_helper = reply.message, reply.side == Side.INITIATOR
    found = [message.mail] if to_helper else addresses_of(message.page_key)
    for number, to in enumerate(found):
        outbox.post(
            key=f"{REPLY}:{reply.pk}:{number}",
            kind=REPLY,
            about=message.about,
            to=to,
            language=message.language if to_helper else settings.LANGUAGE_CODE,
            at=at,
            facts={"reply": reply.pk},
        )
