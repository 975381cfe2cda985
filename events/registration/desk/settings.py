"""The settings of an offering: changing them, and taking them over from another one."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from portal.base.privacy.trail import record

from .. import places
from ..actions.running import change_capacity
from ..choices import State
from ..models import Offering, Registration

#: What the desk decides, apart from the number of places and the organisers.
SETTINGS = (
    "opens_at",
    "closes_at",
    "waiting_list",
    "offer_hours",
    "promote_until_hours",
    "lets_smaller_pass",
    "max_people",
    "names_may_follow",
    "needs_review",
    "cancel_until",
    "asks_invoice",
    "reminder_days",
    "evaluation_url",
    "certificate_sessions",
    "keep_days",
)
#: Moments that are copied by how long they come before the start.
MOMENTS = ("opens_at", "closes_at", "cancel_until")


@places.in_one_go
@transaction.atomic
def change_settings(
    offering: Offering,
    *,
    values: dict,
    capacity: int | None,
    by,
    at: datetime,
    organisers: Iterable | None = None,
) -> list[Registration]:
    """Write these settings and let the line move up; who did. Raises Refused below what is taken, and changes nothing.

    `values` holds some or all of `SETTINGS`; without `organisers` those stay.
    """
    offering = places.take_turn(offering.pk)
    waited = set(offering.registrations.in_line().values_list("pk", flat=True))
    changed = {name: value for name, value in values.items() if getattr(offering, name) != value}
    names = [*changed, *(["capacity"] if offering.capacity != capacity else [])]
    if changed:
        Offering.objects.filter(pk=offering.pk).update(**changed)
    if organisers is not None and set(organisers) != set(offering.organisers.all()):
        offering.organisers.set(organisers)
        names.append("organisers")
    change_capacity(offering, capacity=capacity, at=at)
    if names:
        record("changed", about=f"offering:{offering.pk}", by=by, fields=names, at=at)
    return list(offering.registrations.filter(pk__in=waited).exclude(state=State.WAITING).order_by("turn"))


def settings_for(offering: Offering, *, like: Offering) -> dict:
    """The settings of `like`; its moments as long before the start of `offering` as before its own."""
    values = {name: getattr(like, name) for name in SETTINGS}
    return values | {
        name: offering.starts - (like.starts - values[name]) for name in MOMENTS if values[name] is not None
    }
