"""The mails of a conversation, written when they go. None holds the address of the other side."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.base.outbox import Letter, OutboxMail, compose, offer_text, register, words_for
from portal.base.privacy.holders import plain

from ..recipients import all_of
from .choices import RUNNING, Side, State
from .items import is_open
from .limits import Limit
from .models import HelpMessage, HelpReply
from .posting import CONFIRM, LIMIT, MESSAGE, REPLY
from .tokens import thread_link

ABOUT = {"initiatief": gettext_lazy("Village bus"), "vraag": gettext_lazy("Drivers for Tuesday morning")}
SAMPLE = ABOUT | {
    "naam": gettext_lazy("Riek"),
    "bericht": gettext_lazy("I drive a bus and have time on Tuesdays."),
}


def offer_letters() -> None:
    register(CONFIRM, to_confirm)
    register(MESSAGE, to_initiator)
    register(REPLY, to_other_side)
    register(LIMIT, of_limit)
    # Without a word that the sender typed: else anybody could have us mail anything to anybody.
    offer_text(
        CONFIRM,
        gettext_lazy("Help: confirm the address"),
        placeholders=ABOUT,
        subject=gettext_lazy("Send your message to {initiatief}?"),
        body=gettext_lazy(
            "You wrote a message to {initiatief} about “{vraag}”. It has not gone yet: open it with the button, and"
            " send it there."
        ),
    )
    offer_text(
        MESSAGE,
        gettext_lazy("Help: a message for an initiative"),
        placeholders=SAMPLE,
        subject=gettext_lazy("{naam} writes about “{vraag}”"),
        body=gettext_lazy("{naam} answers “{vraag}” of {initiatief}:\n\n{bericht}"),
    )
    offer_text(
        REPLY,
        gettext_lazy("Help: an answer in a conversation"),
        placeholders=SAMPLE,
        subject=gettext_lazy("{naam} wrote back about “{vraag}”"),
        body=gettext_lazy("{naam} wrote:\n\n{bericht}"),
    )


def to_confirm(mail: OutboxMail) -> Letter | None:
    message = message_of(mail, State.UNCONFIRMED)
    if message is None or not is_open(message.item_key, at=mail.created_at):
        return None
    action = _("Open my message")
    small = [_("Did you not write this? Then somebody typed your address by mistake. Do nothing, and nothing is sent.")]
    return letter(mail, message, Side.HELPER, action=action, small=small)


def to_initiator(mail: OutboxMail) -> Letter | None:
    message = message_of(mail, *RUNNING)
    if message is None or not stands_for(mail, message):
        return None
    action = _("Write back")
    return letter(mail, message, Side.INITIATOR, text=message.text, name=message.name, action=action, small=[relayed()])


def to_other_side(mail: OutboxMail) -> Letter | None:
    """A reply, to the side that did not write it."""
    reply = HelpReply.objects.filter(pk=mail.facts.get("reply")).first()
    message = message_of(mail, *RUNNING)
    if message is None or reply is None:
        return None
    to_helper = reply.side == Side.INITIATOR
    if not (to_helper or stands_for(mail, message)):
        return None
    side, name = (Side.HELPER, message.title) if to_helper else (Side.INITIATOR, message.name)
    return letter(mail, message, side, text=reply.text, name=name, action=_("Write back"), small=[relayed()])


def of_limit(mail: OutboxMail) -> Letter | None:
    """Why a message was not kept; for the address that reached a limit."""
    if mail.facts.get("limit") == Limit.WAITING:
        words = _(
            "Messages of yours still wait until you confirm them: look in our earlier mails and press the button there."
            " We did not keep your latest message. Write it again once the others are on their way."
        )
    else:
        words = _("You sent a lot of messages today. We did not keep your latest one. Write it again tomorrow.")
    small = [_("Did you not write this? Then somebody typed your address by mistake. Do nothing, and nothing is sent.")]
    return compose(_("Your message was not sent"), language=mail.language, paragraphs=[words], small=small)


def letter(
    mail: OutboxMail, message: HelpMessage, side: Side, *, action: str, small: list[str], text: str = "", name: str = ""
) -> Letter:
    values = {"initiatief": message.title, "vraag": message.asked, "bericht": text, "naam": name}
    subject, body = words_for(mail.kind, mail.language, values)
    link = thread_link(message, side, to=mail.to, language=mail.language)
    return compose(subject, language=mail.language, paragraphs=[body], actions=[(action, link)], small=small)


def message_of(mail: OutboxMail, *states: str) -> HelpMessage | None:
    """What the mail is about, while it is in one of these states."""
    return HelpMessage.objects.filter(pk=mail.about.partition(":")[2], state__in=states).first()


def stands_for(mail: OutboxMail, message: HelpMessage) -> bool:
    """Whether who gets the mail still has a part in it."""
    return plain(mail.to) in map(plain, all_of(message.page_key))


def relayed() -> str:
    return _(
        "Do not answer this mail: it comes from the site, and nobody reads it there. Write back with the button above."
        " Neither of you sees the other's address."
    )
