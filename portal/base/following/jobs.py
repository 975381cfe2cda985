"""What the worker does for followers: a door that takes the clock and calls one function."""

from django.utils import timezone

from .telling import Rounds

_rounds = Rounds()


def tell_followers() -> None:
    _rounds.run(timezone.now())
