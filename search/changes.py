"""The queue of changes that the engines still have to follow: written, claimed, finished, put back.

A page is in the hands of one worker at a time, for each engine. Claims take turns, so that of two workers the second
sees what the first one took; a claim whose worker died runs out by itself.
"""

from collections.abc import Callable, Collection, Iterable
from datetime import datetime, timedelta
from itertools import islice

from django.db import connections, transaction
from django.db.models import Q
from wagtail.models import Page

from .engine import engines
from .models import Change, Scope

#: Longer than any worker takes for one claim.
LEASE = timedelta(minutes=2)
#: How long what is done is kept, for rebuilds to read again.
KEPT = timedelta(days=1)
BATCH = 500


def enqueue(
    keys: Iterable[int],
    *,
    at: datetime,
    scope: Scope = Scope.PAGE,
    names: Collection[str] | None = None,
    not_before: datetime | None = None,
) -> None:
    """Have these engines (by name; all of them where none is named) follow what changed about these pages.

    To be called in the transaction of the change, so that both are there or neither.
    """
    names = [engine.name for engine in engines()] if names is None else names
    due = not_before or at
    rows = (Change(key=key, scope=scope, engine=name, made=at, not_before=due) for key in keys for name in names)
    while batch := list(islice(rows, BATCH)):
        Change.objects.bulk_create(batch)


@transaction.atomic
def expand(name: str, *, at: datetime, only: Collection[int] | None = None) -> set[int]:
    """Replace the branches that wait for this engine by their pages, and say which pages those are."""
    _take_turns(name)
    waiting = Change.objects.for_engine(name).waiting().filter(scope=Scope.BRANCH, not_before__lte=at)
    branches = list(waiting if only is None else waiting.filter(key__in=only))
    if not branches:
        return set()
    keys = {row.key for row in branches}
    under = Q(pk__in=())
    for path in Page.objects.filter(pk__in=keys).values_list("path", flat=True):
        under |= Q(path__startswith=path)
    keys.update(Page.objects.filter(under).values_list("pk", flat=True))
    enqueue(sorted(keys), at=at, names=[name])
    Change.objects.filter(pk__in=[row.pk for row in branches]).update(done=at)
    return keys


@transaction.atomic
def claim(name: str, *, at: datetime, by: str, limit: int, only: Collection[int] | None = None) -> list[Change]:
    """Take all that waits about the pages that wait longest, `limit` pages at most, into the hands of worker `by`.

    Pages in another worker's hands, and those whose time has not come yet, are passed over.
    """
    _take_turns(name)
    rows = Change.objects.for_engine(name)
    waiting = rows.waiting().filter(scope=Scope.PAGE)
    due = waiting.filter(not_before__lte=at).exclude(key__in=rows.held(at).values("key")).order_by("pk")
    if only is not None:
        due = due.filter(key__in=only)
    keys = list(dict.fromkeys(due.values_list("key", flat=True)[: 4 * limit]))[:limit]
    free = Q(claimed_until=None) | Q(claimed_until__lte=at)
    waiting.filter(free, key__in=keys).update(claimed_by=by, claimed_until=at + LEASE)
    return list(waiting.filter(key__in=keys, claimed_by=by))


def finish(rows: Iterable[Change], *, at: datetime, by: str) -> None:
    """Mark as done what is still in the hands of this worker."""
    mine = Change.objects.waiting().filter(pk__in=[row.pk for row in rows], claimed_by=by)
    mine.update(done=at, claimed_until=None)


def put_back(rows: Iterable[Change], *, at: datetime, by: str, wait: Callable[[int], timedelta]) -> None:
    """Let go of these rows, one attempt on, until `wait(attempts)` has passed."""
    groups: dict[int, list[int]] = {}
    for row in rows:
        groups.setdefault(row.attempts + 1, []).append(row.pk)
    for attempts, keys in groups.items():
        mine = Change.objects.waiting().filter(pk__in=keys, claimed_by=by)
        mine.update(attempts=attempts, not_before=at + wait(attempts), claimed_by="", claimed_until=None)


def let_go(rows: Iterable[Change], *, until: datetime, by: str) -> None:
    """Let go of these rows until that moment. It is no attempt: the engine was not there."""
    mine = Change.objects.waiting().filter(pk__in=[row.pk for row in rows], claimed_by=by)
    mine.update(not_before=until, claimed_by="", claimed_until=None)


def changed_since(name: str, moment: datetime) -> set[int]:
    """The pages about which something was changed, or followed, since that moment, as this engine was told."""
    rows = Change.objects.for_engine(name).filter(Q(made__gte=moment) | Q(done__gte=moment), scope=Scope.PAGE)
    return set(rows.values_list("key", flat=True))


def forget_done(*, at: datetime) -> int:
    """Drop what was done more than a day ago, and what waits for an engine that there is no more; how many rows."""
    nobody = Change.objects.filter(done=None, made__lt=at - KEPT).exclude(engine__in=[one.name for one in engines()])
    return Change.objects.filter(done__lt=at - KEPT).delete()[0] + nobody.delete()[0]


def _take_turns(name: str) -> None:
    """Wait until no other worker is claiming for this engine. SQLite has one writer at a time anyway."""
    connection = connections[Change.objects.db]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"search changes {name}"])
