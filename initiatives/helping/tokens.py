"""Links into a conversation, each for one address on one side of it."""

from uuid import UUID

from django.conf import settings
from django.http import Http404
from django.urls import reverse
from django.utils.translation import override

from portal.base.privacy.holders import plain
from portal.base.signing import matches, signature

from ..recipients import all_of
from .choices import Side
from .models import HelpMessage


def about(uuid: UUID, mail: str) -> str:
    return f"help:{uuid}:{plain(mail)}"


def given_to(message: HelpMessage, side: Side, to: str) -> str:
    """`to`: whose link it is; of the helper there is one."""
    mail = message.mail if side == Side.HELPER else to
    return signature(about(message.uuid, mail), side, message.version)


def message_for(uuid: UUID, given: str, side: Side) -> HelpMessage:
    """The conversation that this link opens, while the address that it was made for has a part in it.

    Wrong, old, or made for the other side: the same Http404.
    """
    message = HelpMessage.objects.filter(uuid=uuid).first()
    # Compared in any case, so that the time tells nothing either.
    version, key, helper = (message.version, message.page_key, message.mail) if message else (0, uuid, "")
    readers = [helper] if side == Side.HELPER else all_of(key)
    found = [matches(given, about(uuid, mail), side, version) for mail in readers]
    if message is None or not any(found):
        raise Http404
    return message


def page_url(message: HelpMessage, side: Side, given: str, name: str = "thread") -> str:
    """Of a page of this conversation, in the active language. `given`: what the link that led here holds."""
    return reverse(f"helping:{side}:{name}", args=[message.uuid, given])


def thread_url(message: HelpMessage, side: Side, name: str = "thread", *, to: str) -> str:
    return page_url(message, side, given_to(message, side, to), name)


def thread_link(message: HelpMessage, side: Side, *, to: str, language: str) -> str:
    """The whole address, for a mail."""
    with override(language):
        return settings.WAGTAILADMIN_BASE_URL + thread_url(message, side, to=to)
