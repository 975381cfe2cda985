"""What the worker does for registrations: doors that read the clock and call one function."""

import logging

from django.utils import timezone

from . import invariants
from .actions import offers
from .letters import due

logger = logging.getLogger(__name__)


def expire_offers() -> None:
    offers.expire_offers(timezone.now())


def post_due_mails() -> None:
    due.post_due(timezone.now())


def check_registrations() -> None:
    for words in invariants.broken():
        logger.error("Registrations and places do not agree: %s", words)


def state() -> str:
    """For /readyz: whether the places of what is still to come are those that people hold."""
    return "degraded" if invariants.is_amiss(timezone.now()) else "working"
