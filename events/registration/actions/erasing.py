"""Forgetting somebody who asks for it by their own link."""

from datetime import datetime

from ..choices import Who
from ..models import Registration
from .forgetting import forget


def erase(registration: Registration, *, at: datetime) -> None:
    """Cancel what is still to come, whatever its term, and forget what people filled in.

    It is their right, so no moment is too late for it.
    """
    forget(registration, at=at, by=Who.PERSON)
