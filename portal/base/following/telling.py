"""Telling followers what is new, moved or called off: one selection for all who follow the same.

Any number of workers may do this at once, and be stopped anywhere: what is told is written down together with the mail,
by who read the latest turn of the subscription.
"""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from ..models import IndexPage
from ..outbox.sending import place_of
from ..privacy.actions import Action
from ..privacy.trail import record
from ..shelf import Shelf, shelf_of
from .actions import end
from .choices import Frequency, State
from .filters import is_over
from .lists import list_of
from .marks import written
from .models import Subscription
from .moments import next_moment, next_monday
from .news import News, View, news_for, view_of
from .posting import NEWS, post, tell_ended
from .querysets import Circle

logger = logging.getLogger(__name__)

#: A list that was taken away by mistake may come back for so long.
GRACE = timedelta(days=1)
#: What was published longer before a mail than this, and not told, is not new any more: it came to fit a filter later.
WINDOW = timedelta(days=2)
#: A mail names so many pages of each sort; the others are counted.
MOST = 30
BATCH = 500
#: Of one circle, so many are told in a round; then the worker's other jobs have their turn.
ROUND = 1000
GONE, LOST, OVER = "gone", "lost", "over"


class Rounds:
    """The rounds of one worker. It remembers with which state of a list it was done; another looks for itself."""

    def __init__(self) -> None:
        self.done: dict[Circle, Shelf] = {}

    def run(self, at: datetime) -> int:
        """Tell everybody who has something to hear; how many mails were posted. One list that fails stops no other."""
        circles, lists, before, sent = Subscription.objects.circles(at), {}, self.done, 0
        self.done = {}
        for circle, due in circles:
            try:
                place = (circle.list_key, circle.language)
                if place not in lists:
                    lists[place] = list_of(*place)
                sent += self.visit(circle, lists[place], due=due, before=before.get(circle), at=at)
            except Exception as error:  # noqa: BLE001 -- see the contract
                logger.error("Followers of a list were not told; it is tried again: %s", place_of(error))
        return sent

    def visit(self, circle: Circle, index: IndexPage | None, *, due: bool, before: Shelf | None, at: datetime) -> int:
        if index is None:
            return miss(circle, at=at)
        shelf = shelf_of(index, at=at)
        if before is shelf and not due:
            self.done[circle] = shelf
            return 0
        sent, held = look(circle, index, at=at)
        if not held:
            self.done[circle] = shelf
        return sent


def look(circle: Circle, index: IndexPage, *, at: datetime) -> tuple[int, bool]:
    """How many of a circle were told, and whether somebody waits for a next round."""
    subscriptions = list(Subscription.objects.active().in_circle(circle))
    view = view_of(index, circle, subscriptions, at=at)
    if view.lost.whole or is_over(circle.filters, at=at):
        reason = LOST if view.lost.whole else OVER
        return sum(close(one, reason=reason, at=at) for one in subscriptions), False
    sent, held, idle = 0, False, []
    for one in subscriptions:
        news = news_for(one, view, at=at)
        if news and (one.is_quiet(at) or sent >= ROUND):
            held = True
        elif news:
            sent += tell_safely(one, news, view, at=at)
        elif one.next_at and one.is_due(at):
            idle.append(one.pk)
        if one.missing_since:
            Subscription.objects.filter(pk=one.pk).update(missing_since=None)
    let_wait(idle, at=at)
    return sent, held


def tell_safely(subscription: Subscription, news: News, view: View, *, at: datetime) -> bool:
    """One that cannot be told keeps nobody else waiting."""
    try:
        return tell(subscription, news, view, at=at)
    except Exception as error:  # noqa: BLE001 -- what it says may hold the address
        logger.error("Subscription %s was not told; it is tried again: %s", subscription.pk, place_of(error))
        return False


@transaction.atomic
def tell(subscription: Subscription, news: News, view: View, *, at: datetime) -> bool:
    """Claim this turn of a subscription, and post its mail; False when somebody else had it or wrote meanwhile."""
    since = max(subscription.since, at - WINDOW) if news.new or subscription.is_due(at) else subscription.since
    told = {key: one for key, one in news.told.items() if one.matters(at, since=since)}
    values = {"told": {str(key): written(one) for key, one in told.items()}, "since": since, "told_at": at}
    if news.lost:
        values["lost"] = news.lost
    if subscription.is_due(at):
        values["next_at"] = next_moment(subscription.frequency, at)
    mine = Subscription.objects.filter(pk=subscription.pk, turn=subscription.turn, state=State.ACTIVE)
    if not mine.update(turn=F("turn") + 1, **values):
        return False
    facts = {
        "new": news.new[:MOST],
        "changed": news.changed[:MOST],
        "more": max(0, len(news.new) - MOST) + max(0, len(news.changed) - MOST),
        "lost": news.lost,
    }
    post(NEWS, subscription, name=str(subscription.turn + 1), at=at, facts=facts)
    return True


def let_wait(keys: list[int], *, at: datetime) -> None:
    """Nothing for these, though their moment had come: the next is on Monday, or whenever there is something."""
    for first in range(0, len(keys), BATCH):
        rows = Subscription.objects.filter(pk__in=keys[first : first + BATCH], next_at__lte=at)
        rows.filter(frequency=Frequency.WEEKLY).update(next_at=next_monday(at))
        rows.filter(frequency=Frequency.AT_ONCE).update(next_at=None)


def miss(circle: Circle, *, at: datetime) -> int:
    """The list is gone or closed: after a day its subscriptions end. How many did."""
    rows = Subscription.objects.active().in_circle(circle)
    rows.filter(missing_since=None).update(missing_since=at)
    return sum(close(one, reason=GONE, at=at) for one in rows.filter(missing_since__lte=at - GRACE))


@transaction.atomic
def close(subscription: Subscription, *, reason: str, at: datetime) -> bool:
    """End it, and say why."""
    if not end(subscription, at=at):
        return False
    record(Action.CANCELLED, about=subscription.about, at=at)
    tell_ended(subscription, reason=reason, at=at)
    return True
