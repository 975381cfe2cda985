"""Who keeps a page: invited, accepted, stopped."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.base.privacy.actions import Action
from portal.base.privacy.holders import plain
from portal.base.privacy.trail import SELF, record

from ...errors import Refused
from ..choices import KeeperState
from ..models import Keeper
from ..pages import shown_of
from ..posting import post_ended, post_invitation, post_link

DAY = timedelta(days=1)
#: Of one page.
MOST, INVITED_A_DAY = 10, 5


@transaction.atomic
def invite(key: UUID, *, mail: str, by: Any, at: datetime) -> Keeper:
    """Ask an address whether its owner wants to keep this page too. `by`: a keeper of it, or a user.

    Raises Refused for who keeps it already, and when there are enough. Asked again, one mail a day goes.
    """
    keeper = Keeper.objects.select_for_update().of_page(key).of(mail).first()
    if keeper and keeper.is_active:
        raise Refused(_("This address keeps the page already."))
    if keeper is None or keeper.state == KeeperState.STOPPED:
        check_room(key, at=at)
    keeper = keeper or invited(key, mail=mail, by=by, at=at)
    if keeper.state == KeeperState.STOPPED:
        keeper.state, keeper.version, keeper.invited_at = KeeperState.INVITED, keeper.version + 1, at
        keeper.ended_at, keeper.language = None, language_of(by)
        keeper.save()
    record(Action.CREATED, about=keeper.about, by=SELF if isinstance(by, Keeper) else by, at=at)
    post_invitation(keeper, at=at)
    return keeper


def invited(key: UUID, *, mail: str, by: Any, at: datetime) -> Keeper:
    """A new one or, where somebody else invited the same address at the same moment, the one that is there."""
    values = {"mail": mail, "invited_at": at, "language": language_of(by)}
    return Keeper.objects.get_or_create(key=key, mail_key=plain(mail), defaults=values)[0]


def check_room(key: UUID, *, at: datetime) -> None:
    there = Keeper.objects.of_page(key).there()
    if there.count() >= MOST:
        raise Refused(_("Ten people keep this page or were invited to: that is enough."))
    if Keeper.objects.of_page(key).since(at - DAY).count() >= INVITED_A_DAY:
        raise Refused(_("Many people were invited today. Invite others tomorrow."))


def language_of(by: Any) -> str:
    """Nobody knows the language of who is invited; that of who invites is the best guess."""
    return by.language if isinstance(by, Keeper) else get_language()


@transaction.atomic
def keep_first(key: UUID, *, mail: str, name: str, language: str, at: datetime) -> Keeper:
    """Who sent an initiative in keeps its page from now on. Their address was confirmed already."""
    values = {"mail": mail, "name": name[:80], "language": language, "state": KeeperState.ACTIVE}
    keeper, is_new = Keeper.objects.get_or_create(
        key=key, mail_key=plain(mail), defaults=values | {"invited_at": at, "heard_at": at}
    )
    if is_new:
        record(Action.CREATED, about=keeper.about, by=SELF, at=at)
        welcome(key, at=at)
    return keeper


@transaction.atomic
def accept_invitation(keeper: Keeper, *, at: datetime) -> None:
    """From now on this person keeps the page. Again changes nothing."""
    if move(keeper, KeeperState.ACTIVE, of=(KeeperState.INVITED,), heard_at=at, reminded=0, welcomed_at=None):
        record(Action.CONFIRMED, about=keeper.about, by=SELF, at=at)
        welcome(keeper.key, at=at)


@transaction.atomic
def welcome(key: UUID, *, at: datetime) -> None:
    """Mail the link to their own page to who has none yet, once the initiative is live."""
    waiting = Keeper.objects.of_page(key).active().filter(welcomed_at=None)
    if not waiting or shown_of(key, language="") is None:
        return
    for keeper in waiting:
        post_link(keeper, name="welcome", at=at)
    waiting.update(welcomed_at=at, heard_at=at)


@transaction.atomic
def leave(keeper: Keeper, *, at: datetime) -> None:
    """The keeper stops by themselves."""
    stop(keeper, by=SELF, at=at)


@transaction.atomic
def end(keeper: Keeper, *, by: Any, at: datetime) -> None:
    """Staff have somebody stop, who gets a mail of it."""
    was_active = keeper.is_active
    if stop(keeper, by=by, at=at) and was_active:
        post_ended(keeper, at=at)


def stop(keeper: Keeper, *, by: Any, at: datetime) -> bool:
    """All links become void."""
    of = (KeeperState.INVITED, KeeperState.ACTIVE)
    stopped = move(keeper, KeeperState.STOPPED, of=of, ended_at=at, version=F("version") + 1)
    if stopped:
        record(Action.CANCELLED, about=keeper.about, by=by, at=at)
    return stopped


def move(keeper: Keeper, state: str, *, of: tuple[str, ...], **values) -> bool:
    """Compare and set; False when somebody was first."""
    moved = Keeper.objects.filter(pk=keeper.pk, state__in=of).update(state=state, **values) > 0
    keeper.refresh_from_db()
    return moved


@transaction.atomic
def mail_links(mail: str, *, at: datetime) -> None:
    """Somebody lost the link: mail those of all pages that this address keeps, once an hour at most."""
    for keeper in Keeper.objects.of(mail).active():
        post_link(keeper, name=f"link:{at:%Y%m%d%H}", at=at)
