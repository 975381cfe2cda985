"""The state of search, for /readyz."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from .engine import EngineDown, embedded, engine, engines
from .engine.guard import asked, is_open
from .models import Change

#: Seconds: whoever asks for the state does not wait either.
PATIENCE = 1.0
#: A change that waits longer is one that nobody follows.
TOO_LONG = timedelta(minutes=5)


def state() -> str:
    """ "degraded" when the engine that should answer does not, or when changes wait too long; else "working"."""
    return "working" if answers() and not is_behind(at=timezone.now()) else "degraded"


def answers() -> bool:
    """Whether the engine that should answer visitors does. The database's own is there whenever the database is."""
    if engine() is embedded():
        return True
    try:
        asked(engine(), lambda one: one.count(settings.LANGUAGE_CODE), seconds=PATIENCE, counts=False)
    except EngineDown:
        return False
    return not is_open()


def is_behind(*, at: datetime) -> bool:
    """Of the engines that there are: rows for one that was taken away wait for nobody."""
    names = [one.name for one in engines()]
    return Change.objects.waiting().filter(engine__in=names, made__lt=at - TOO_LONG).exists()
