"""The state of search, for /readyz."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from .engine import EngineDown, embedded, engine
from .models import Change

#: A change that waits longer is one that nobody follows.
TOO_LONG = timedelta(minutes=5)


def state() -> str:
    """ "degraded" when the engine that should answer does not, or when changes wait too long; else "working"."""
    return "working" if answers() and not is_behind(at=timezone.now()) else "degraded"


def answers() -> bool:
    """Whether the engine that should answer does. The database's own is there whenever the database is."""
    if engine() is embedded():
        return True
    try:
        engine().count(settings.LANGUAGE_CODE)
    except EngineDown:
        return False
    return True


def is_behind(*, at: datetime) -> bool:
    return Change.objects.waiting().filter(made__lt=at - TOO_LONG).exists()
