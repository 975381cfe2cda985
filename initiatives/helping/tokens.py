"""Links into a conversation, each for one side of it."""

from uuid import UUID

from django.conf import settings
from django.http import Http404
from django.urls import reverse
from django.utils.translation import override

from portal.base.signing import matches, signature

from .choices import Side
from .models import HelpMessage


def given_to(message: HelpMessage, side: Side) -> str:
    return signature(f"help:{message.uuid}", side, message.version)


def message_for(uuid: UUID, given: str, side: Side) -> HelpMessage:
    """The conversation that this link opens. Wrong, old, or made for the other side: the same Http404."""
    message = HelpMessage.objects.filter(uuid=uuid).first()
    # Compared in any case, so that the time tells nothing either.
    version = message.version if message else 0
    if not matches(given, f"help:{uuid}", side, version) or message is None:
        raise Http404
    return message


def thread_url(message: HelpMessage, side: Side, name: str = "thread") -> str:
    """Of a page of this conversation, in the active language."""
    return reverse(f"helping:{side}:{name}", args=[message.uuid, given_to(message, side)])


def thread_link(message: HelpMessage, side: Side, *, language: str) -> str:
    """The whole address, for a mail."""
    with override(language):
        return settings.WAGTAILADMIN_BASE_URL + thread_url(message, side)
