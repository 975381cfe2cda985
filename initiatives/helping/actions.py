"""Everything that happens to a conversation: the only writers of states, replies and answers."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from portal.base.privacy.actions import Action
from portal.base.privacy.consents import give_consent
from portal.base.privacy.holders import plain
from portal.base.privacy.trail import SELF, record

from ..errors import Refused
from ..models import Answered, HelpItem
from .choices import RUNNING, Side, State
from .items import is_open
from .limits import is_flooded, is_talkative, limit_of
from .models import HelpMessage, HelpReply
from .posting import ask_to_confirm, pass_on, pass_on_reply, tell_of_limit

CONSENT = "help-relay"


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody filled in. `consent`: the very words that were agreed with."""

    submission: UUID
    name: str
    mail: str
    text: str
    consent: str
    language: str


@transaction.atomic
def send(item: HelpItem, *, wish: Wish, at: datetime) -> HelpMessage | None:
    """Keep a message and ask its sender to confirm the address; sent twice, it counts once.

    None when this address has sent enough: a mail says so to the address, for nobody else may learn of it. Raises
    Refused when the ask or offer is over, or gets more than it can take.
    """
    known = HelpMessage.objects.filter(submission=wish.submission).first()
    if known:
        return known
    if not is_open(item.translation_key, at=at):
        raise Refused(over())
    if is_flooded(item.translation_key, at=at):
        raise Refused(_("So many people answered this today that it takes no more. Come back tomorrow."))
    limit = limit_of(wish.mail, at=at)
    if limit:
        tell_of_limit(wish.mail, limit, language=wish.language, at=at)
        return None
    return keep(item, wish=wish, at=at)


def keep(item: HelpItem, *, wish: Wish, at: datetime) -> HelpMessage:
    """The message, new or, where the same form came in at the same moment, the one that is there."""
    values = {
        "item_key": item.translation_key,
        "page_key": item.page.translation_key,
        "title": item.page.title,
        "asked": item.text,
        "language": wish.language,
        "name": wish.name,
        "mail": wish.mail,
        "mail_key": plain(wish.mail),
        "text": wish.text,
        "created_at": at,
        "spoken_at": at,
    }
    message, is_new = HelpMessage.objects.get_or_create(submission=wish.submission, defaults=values)
    if is_new:
        give_consent(CONSENT, text=wish.consent, language=wish.language, about=message.about, at=at)
        record(Action.CREATED, about=message.about, by=SELF, at=at)
        ask_to_confirm(message, at=at)
    return message


@transaction.atomic
def confirm(message: HelpMessage, *, at: datetime) -> None:
    """The sender has the address: now the message goes to the initiative. Again changes nothing."""
    if message.state != State.UNCONFIRMED:
        return
    if not is_open(message.item_key, at=at):
        raise Refused(over())
    if move(message, State.RELAYED, of=(State.UNCONFIRMED,), spoken_at=at):
        record(Action.CONFIRMED, about=message.about, by=SELF, at=at)
        pass_on(message, at=at)


@transaction.atomic
def write_on(message: HelpMessage, *, side: Side, text: str, at: datetime) -> HelpReply:
    """One side writes to the other."""
    if is_talkative(message, side, at=at):
        raise Refused(_("You wrote a lot today. Go on tomorrow."))
    after = State.ANSWERED if side == Side.INITIATOR else F("state")
    if not move(message, after, of=RUNNING, spoken_at=at):
        raise Refused(ended())
    reply = HelpReply.objects.create(message=message, side=side, text=text, at=at)
    record(Action.CHANGED, about=message.about, by=SELF, fields=["replies"], at=at)
    pass_on_reply(reply, at=at)
    return reply


@transaction.atomic
def stop(message: HelpMessage, *, at: datetime) -> None:
    """Either side ends it; nobody can write any more. What had ended stays as it was."""
    if move(message, State.CLOSED, of=(State.UNCONFIRMED, *RUNNING), ended_at=at):
        record(Action.CANCELLED, about=message.about, by=SELF, at=at)


@transaction.atomic
def mark_answered(message: HelpMessage, *, at: datetime) -> None:
    """The initiative has what it asked, or gave what it offered: that goes off the site, in every language."""
    if message.state == State.BLOCKED:
        raise Refused(ended())
    Answered.objects.get_or_create(key=message.item_key, defaults={"at": at})
    record(Action.CHANGED, about=message.about, by=SELF, fields=["answered"], at=at)


@transaction.atomic
def report(message: HelpMessage, *, at: datetime) -> None:
    """The initiative finds this abuse: nobody can write any more, all links are void, and staff can read it."""
    if not move(message, State.BLOCKED, of=(*RUNNING, State.CLOSED), ended_at=at, version=F("version") + 1):
        raise Refused(ended())
    record(Action.REJECTED, about=message.about, by=SELF, at=at)


def move(message: HelpMessage, state, *, of: tuple[str, ...], **values) -> bool:
    """Compare and set; False when somebody was first."""
    rows = HelpMessage.objects.filter(pk=message.pk, state__in=of)
    moved = rows.update(state=state, **values) > 0
    message.refresh_from_db()
    return moved


def close_silent(at: datetime) -> int:
    """End conversations in which nobody wrote for 60 days; how many."""
    return HelpMessage.objects.silent(at).update(state=State.CLOSED, ended_at=at)


def over() -> str:
    return _("This is no longer needed: somebody was before you, or the time is over. Thank you all the same.")


def ended() -> str:
    return _("This conversation has ended. Nobody can write in it any more.")
