"""Everything that people do to a subscription."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F

from ..models import IndexPage
from ..privacy.actions import Action
from ..privacy.consents import give_consent, withdraw_consent
from ..privacy.holders import plain
from ..privacy.trail import SELF, record
from .choices import State
from .limits import limit_of
from .models import Subscription
from .moments import first_moment
from .posting import ask_to_confirm, tell_known, tell_of_limit
from .querysets import Circle

CONSENT = "follow-list"


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asked for: `filters` as `filters.canonical` writes them."""

    mail: str
    filters: str
    frequency: str


@transaction.atomic
def follow(index: IndexPage, *, wish: Wish, at: datetime) -> None:
    """Ask this address whether it wants to follow the list.

    Who asks learns nothing of what was there: that the address follows it already, or reached a limit, is told by mail
    to that address only.
    """
    circle = Circle(index.translation_key, index.language, wish.filters)
    known = Subscription.objects.of(wish.mail).in_circle(circle).first()
    if known and known.is_active:
        tell_known(known, at=at)
        return
    limit = limit_of(wish.mail, at=at) if not known or known.state == State.STOPPED else None
    if limit:
        tell_of_limit(wish.mail, limit, language=index.language, at=at)
        return
    subscription = ask_again(known, wish=wish, at=at) if known else keep(circle, wish=wish, at=at)
    if subscription.state == State.UNCONFIRMED:
        ask_to_confirm(subscription, at=at)


def keep(circle: Circle, *, wish: Wish, at: datetime) -> Subscription:
    """A new one or, where the same was asked at the same moment, the one that is there."""
    values = {"frequency": wish.frequency, "mail": wish.mail, "created_at": at}
    place = {"list_key": circle.list_key, "language": circle.language, "filters": circle.filters}
    try:
        with transaction.atomic():
            subscription = Subscription.objects.create(**place, **values, mail_key=plain(wish.mail))
    except IntegrityError:
        return Subscription.objects.of(wish.mail).in_circle(circle).get()
    record(Action.CREATED, about=subscription.about, by=SELF, at=at)
    return subscription


def ask_again(subscription: Subscription, *, wish: Wish, at: datetime) -> Subscription:
    """One that was never confirmed, or stopped, waits for its address anew."""
    move(
        subscription,
        State.UNCONFIRMED,
        of=(State.UNCONFIRMED, State.STOPPED),
        frequency=wish.frequency,
        mail=wish.mail,
        created_at=at,
    )
    record(Action.CHANGED, about=subscription.about, by=SELF, fields=["state"], at=at)
    return subscription


@transaction.atomic
def start(subscription: Subscription, *, words: str, at: datetime) -> None:
    """The owner of the address agrees with these words. What stands in the list by now is not new. Again is nothing."""
    moved = move(
        subscription,
        State.ACTIVE,
        of=(State.UNCONFIRMED, State.STOPPED),
        since=at,
        next_at=first_moment(subscription.frequency, at),
        told_at=None,
        missing_since=None,
        ended_at=None,
        lost="",
        told={},
    )
    if moved:
        agree(subscription, words=words, at=at)
        record(Action.CONFIRMED, about=subscription.about, by=SELF, at=at)


@transaction.atomic
def change(subscription: Subscription, *, frequency: str, words: str, at: datetime) -> None:
    """How often, from now on."""
    if subscription.frequency == frequency:
        return
    values = {"frequency": frequency, "next_at": first_moment(frequency, at) or at}
    if move(subscription, State.ACTIVE, of=(State.ACTIVE,), **values):
        agree(subscription, words=words, at=at)
        record(Action.CHANGED, about=subscription.about, by=SELF, fields=["frequency"], at=at)


@transaction.atomic
def stop(subscription: Subscription, *, at: datetime) -> None:
    """No more mails, also not those that are on their way. Again changes nothing."""
    if end(subscription, at=at):
        record(Action.CANCELLED, about=subscription.about, by=SELF, at=at)


def stop_all(subscription: Subscription, *, at: datetime) -> None:
    """All that this address follows."""
    for one in Subscription.objects.filter(mail_key=subscription.mail_key).exclude(state=State.STOPPED):
        stop(one, at=at)


def end(subscription: Subscription, *, at: datetime) -> bool:
    """Whether it went on until now."""
    running = (State.UNCONFIRMED, State.ACTIVE)
    ended = move(subscription, State.STOPPED, of=running, ended_at=at, told={}, next_at=None)
    if ended:
        withdraw_consent(CONSENT, about=subscription.about, at=at)
    return ended


def agree(subscription: Subscription, *, words: str, at: datetime) -> None:
    give_consent(CONSENT, text=words, language=subscription.language, about=subscription.about, at=at)


def move(subscription: Subscription, state: State, *, of: tuple[State, ...], **values) -> bool:
    """Compare and set; False when somebody was first."""
    rows = Subscription.objects.filter(pk=subscription.pk, state__in=of)
    moved = rows.update(state=state, turn=F("turn") + 1, **values) > 0
    subscription.refresh_from_db()
    return moved
