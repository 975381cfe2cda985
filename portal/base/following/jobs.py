"""What the worker does for followers: doors that take the clock and call one function."""

from django.utils import timezone

from .refusing import stop_refused
from .telling import Rounds

_rounds = Rounds()


def tell_followers() -> None:
    _rounds.run(timezone.now())


def stop_refused_followers() -> None:
    stop_refused(timezone.now())
