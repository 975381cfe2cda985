"""What the worker does for registrations: doors that read the clock and call one function."""

from django.utils import timezone

from .actions import offers
from .letters import due


def expire_offers() -> None:
    offers.expire_offers(timezone.now())


def post_due_mails() -> None:
    due.post_due(timezone.now())
