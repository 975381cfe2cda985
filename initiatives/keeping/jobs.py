"""What the worker does for keepers."""

from django.utils import timezone

from .actions import confirming


def remind() -> None:
    confirming.remind(timezone.now())
