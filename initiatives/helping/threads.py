"""A conversation as one of its sides sees it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.base.cards import Link

from ..models import Answered
from . import actions
from .choices import Side, State
from .models import HelpMessage
from .tokens import page_url


@dataclass(frozen=True, slots=True)
class Line:
    """What somebody wrote. `is_own`: the reader did."""

    who: str
    at: datetime
    text: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class Thread:
    """`state`: how it stands, in a sentence; `confirm_url`: to send it at last; `ways`: what else can be done."""

    title: str
    asked: str
    state: str
    lines: tuple[Line, ...]
    can_write: bool
    confirm_url: str
    ways: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that is asked once more before it is done."""

    name: str
    act: Callable
    link: str
    title: str
    text: str
    button: str


STOP = Deed(
    "stop",
    actions.stop,
    gettext_lazy("End this conversation"),
    gettext_lazy("End this conversation?"),
    gettext_lazy("Neither of you can write in it any more. You can still read it for a while."),
    gettext_lazy("Yes, end it"),
)
ANSWERED = Deed(
    "answered",
    actions.mark_answered,
    gettext_lazy("This is answered: take it off the site"),
    gettext_lazy("Is this answered?"),
    gettext_lazy("Then it no longer stands on the site, in any language. You can go on writing to each other."),
    gettext_lazy("Yes, it is answered"),
)
REPORT = Deed(
    "report",
    actions.report,
    gettext_lazy("Report abuse"),
    gettext_lazy("Report this as abuse?"),
    gettext_lazy(
        "Nobody can write here any more, and this link stops working. The moderators of the site can read what was"
        " written, and act."
    ),
    gettext_lazy("Yes, report it"),
)
DEEDS = {deed.name: deed for deed in (STOP, ANSWERED, REPORT)}


def thread_of(message: HelpMessage, side: Side, given: str) -> Thread:
    """`given`: what the link that led here holds."""
    return Thread(
        message.title,
        message.asked,
        standing(message, side),
        tuple(lines(message, side)),
        message.is_running,
        page_url(message, side, given, "confirm") if message.state == State.UNCONFIRMED else "",
        tuple(Link(str(deed.link), page_url(message, side, given, deed.name)) for deed in deeds(message, side)),
    )


def lines(message: HelpMessage, side: Side):
    names = {Side.HELPER: message.name, Side.INITIATOR: message.title}
    yield Line(names[Side.HELPER], message.created_at, message.text, side == Side.HELPER)
    for reply in message.replies.all():
        yield Line(names[Side(reply.side)], reply.at, reply.text, reply.side == side)


def standing(message: HelpMessage, side: Side) -> str:
    if message.state == State.UNCONFIRMED:
        return _("Your message has not gone yet. Press the button, and we pass it on.")
    if message.state == State.RELAYED and side == Side.HELPER:
        return _("Your message is with the initiative. An answer comes by mail.")
    if message.state == State.CLOSED:
        return actions.ended()
    return _("You write to each other here. Neither of you sees the other's address.")


def deeds(message: HelpMessage, side: Side):
    """What this side can do now."""
    if side == Side.INITIATOR and not Answered.objects.filter(key=message.item_key).exists():
        yield ANSWERED
    if message.state != State.CLOSED:
        yield STOP
    if side == Side.INITIATOR:
        yield REPORT
