"""Doors for the worker."""

from django.utils import timezone

from . import actions


def turn_the_clock() -> None:
    """End what was never mended, and remind those who are waited for."""
    at = timezone.now()
    actions.remind_senders(at)
    actions.expire_unmended(at)
    actions.remind_moderators(at)
