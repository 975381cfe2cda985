"""Forgetting somebody who asks for it."""

from datetime import datetime

from django.utils.module_loading import import_string

from .. import places
from ..choices import Who
from ..models import Registration
from .leaving import cancel

#: What erases a registration and all that hangs on it: forget(registration, at=).
FORGET = "events.registration.forgetting.forget"


@places.in_one_go
def erase(registration: Registration, *, at: datetime) -> None:
    """Cancel what is still to come, whatever its term, and erase what people filled in.

    It is their right, so by `Who.SYSTEM`: no moment is too late for it.
    """
    if registration.is_live and at < registration.offering.ends:
        cancel(registration, by=Who.SYSTEM, at=at)
    import_string(FORGET)(Registration.objects.get(pk=registration.pk), at=at)
