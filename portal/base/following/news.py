"""What there is to tell: of a list to a circle, and of that to each who follows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict

from ..models import IndexPage
from .filters import Lost, lost_of
from .lists import pages_of
from .marks import Mark, Told, minute, read
from .models import Subscription
from .querysets import Circle
from .words import tells_changes


@dataclass(frozen=True, slots=True)
class View:
    """What a circle could be told now.

    `published`: when each page of its selection that may be new was first published, in the order of the list; `marks`:
    how pages with dates stand that are new or were told to somebody.
    """

    published: Mapping[int, datetime]
    marks: Mapping[int, Mark]
    lost: Lost


@dataclass(frozen=True, slots=True)
class News:
    """For one follower: keys of pages, values of filters that are gone, and what is then known to have been told."""

    new: list[int]
    changed: list[int]
    lost: str
    told: dict[int, Told]

    def __bool__(self):
        return bool(self.new or self.changed or self.lost)


def view_of(index: IndexPage, circle: Circle, subscriptions: list[Subscription], *, at: datetime) -> View:
    """The same number of queries for any number of subscriptions."""
    selection = index.selection(QueryDict(circle.filters), at=at)
    lost = lost_of(index, circle.filters, selection)
    if not subscriptions or lost.whole:
        return View({}, {}, lost)
    first = min(one.since for one in subscriptions)
    recent = dict(
        index.open_rows().filter(first_published_at__gt=first).order_by().values_list("pk", "first_published_at")
    )
    published = {key: recent[key] for key in selection.keys if key in recent}
    watched = set(published) | {int(key) for one in subscriptions for key in one.told}
    return View(published, marks_of(index, watched, at=at), lost)


def marks_of(index: IndexPage, keys: set[int], *, at: datetime) -> dict[int, Mark]:
    if not keys or not tells_changes(index):
        return {}
    return {key: page.mark for key, page in pages_of(index, keys, at=at).items()}


def news_for(subscription: Subscription, view: View, *, at: datetime) -> News:
    told = {int(key): read(words) for key, words in subscription.told.items()}
    new = []
    if subscription.is_due(at):
        new = [key for key, moment in view.published.items() if moment > subscription.since and key not in told]
    changed = [key for key, one in told.items() if has_changed(one, view.marks.get(key), at=at)]
    known = told | {key: Told(told[key].published, view.marks[key]) for key in changed}
    known |= {key: Told(minute(view.published[key]), view.marks.get(key)) for key in new}
    lost = view.lost.values if view.lost.values != subscription.lost else ""
    return News(new, changed, lost, known)


def has_changed(told: Told, now: Mark | None, *, at: datetime) -> bool:
    return bool(told.mark and now and now.differs(told.mark, at=at))
