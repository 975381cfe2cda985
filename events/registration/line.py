"""What can be said honestly about a waiting list."""

from .choices import HOLDING, State
from .models import Offering, Registration, Step


def position_of(registration: Registration) -> int:
    """1 for the first in line; 0 for who does not wait."""
    if registration.state != State.WAITING:
        return 0
    return registration.offering.registrations.in_line().filter(turn__lt=registration.turn).count() + 1


def came_free(offering: Offering) -> int:
    """How many people got a place from the waiting list, here and in earlier offerings of the same page."""
    steps = Step.objects.filter(registration__offering__series=offering.series, before=State.WAITING, after__in=HOLDING)
    return sum(steps.values_list("seats", flat=True))
