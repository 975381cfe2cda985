"""Bringing an engine up to date with what waits for it."""

import logging
from collections.abc import Callable, Collection, Iterable
from datetime import datetime, timedelta
from uuid import uuid4

from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone

from . import changes
from .engine import Engine, EngineDown, embedded, engines
from .indexing import CHUNK, Tally, read
from .models import Change, Scope

logger = logging.getLogger(__name__)

Clock = Callable[[], datetime]

#: So many pages follow in the process that changed them; the worker does the rest.
AT_ONCE = 25
#: When an engine is down, how long until its rows are tried again.
PAUSE = timedelta(seconds=4)
#: What is nobody's fault but the server's.
AWAY = (EngineDown, OperationalError, InterfaceError)
#: How often a page is tried that cannot be read or written, in a quarter of an hour; then it is left to `reconcile`.
MOST_ATTEMPTS = 10
#: A run of the worker that takes longer gives way to its other jobs.
LONGEST = timedelta(seconds=30)


def record(keys: Iterable[int], *, at: datetime, scope: Scope = Scope.PAGE) -> None:
    """Write down that these pages changed; once that is committed, bring the database engine up to date with them."""
    keys = list(keys)
    changes.enqueue(keys, at=at, scope=scope)
    transaction.on_commit(lambda: follow(keys[:AT_ONCE]))


def follow(keys: Collection[int]) -> None:
    """Bring the database engine up to date with these pages now. A failure is logged: the worker tries again."""
    try:
        drain(embedded(), at=timezone.now, limit=AT_ONCE, only=keys)
    except Exception:
        logger.exception("Search did not follow page %s yet", ", ".join(map(str, keys)))


def drain_all(*, at: Clock) -> None:
    """Bring every engine up to date. One that fails keeps no other from it."""
    for engine in engines():
        try:
            drain_engine(engine, at=at)
        except AWAY as error:
            logger.warning("The engine “%s” is down; changes wait for it. %s", engine.name, error)
        except Exception:
            logger.exception("The engine “%s” could not be brought up to date", engine.name)


def drain_engine(engine: Engine, *, at: Clock) -> Tally:
    """Drain until nothing is due any more, or it takes too long for one run."""
    until, total = at() + LONGEST, Tally()
    while at() < until and (tally := drain(engine, at=at)):
        total += tally
    return total


def drain(engine: Engine, *, at: Clock, limit: int = CHUNK, only: Collection[int] | None = None) -> Tally:
    """Bring an engine up to date with `limit` pages at most of those that wait for it, or of `only` these.

    The pages are read after they were claimed, and the clock is read in between: what another worker wrote before
    this claim is older than what is read now. Raises what is in AWAY; then its rows wait for a moment.
    """
    by = uuid4().hex
    branches = changes.expand(engine.name, at=at(), only=only)
    wanted = None if only is None else {*only, *branches}
    rows = changes.claim(engine.name, at=at(), by=by, limit=limit, only=wanted)
    try:
        return _follow(engine, rows, at=at, by=by)
    except AWAY:
        changes.let_go(rows, until=at() + PAUSE, by=by)
        raise


def _follow(engine: Engine, rows: list[Change], *, at: Clock, by: str) -> Tally:
    """Follow these rows together; where that fails, page by page, so that one page holds up no other."""
    if not rows:
        return Tally()
    keys = {row.key for row in rows}
    try:
        tally, failed = _hand_over(engine, keys, at=at())
    except AWAY:
        raise
    except Exception as error:  # noqa: BLE001 -- logged in `_try_later`, page by page
        if len(keys) > 1:
            parts = ([row for row in rows if row.key == key] for key in sorted(keys))
            return sum((_follow(engine, part, at=at, by=by) for part in parts), Tally())
        tally, failed = Tally(failed=1), dict.fromkeys(keys, error)
    changes.finish((row for row in rows if row.key not in failed), at=at(), by=by)
    for key, error in failed.items():
        _try_later([row for row in rows if row.key == key], error, at=at(), by=by)
    return tally


def _hand_over(engine: Engine, keys: Collection[int], *, at: datetime) -> tuple[Tally, dict[int, Exception]]:
    reading = read(keys, at=at)
    if reading.entries:
        engine.put(reading.entries)
    if reading.gone:
        engine.remove(reading.gone, version=reading.version)
    return Tally(len(reading.entries), len(reading.gone), len(reading.failed)), reading.failed


def _try_later(rows: list[Change], error: Exception, *, at: datetime, by: str) -> None:
    key, name, attempts = rows[0].key, rows[0].engine, max(row.attempts for row in rows) + 1
    if attempts < MOST_ATTEMPTS:
        logger.warning("Search did not follow page %s yet (%s, attempt %s)", key, name, attempts, exc_info=error)
        changes.put_back(rows, at=at, by=by, wait=lambda attempts: timedelta(seconds=2**attempts))
    else:
        logger.error("Search did not follow page %s (%s), and gave up", key, name, exc_info=error)
        changes.finish(rows, at=at, by=by)
