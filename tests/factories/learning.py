"""Trajectories with several meetings, and who was there."""

import uuid
from datetime import datetime, timedelta

from django.utils import timezone

from events.registration.choices import Kind, Presence
from events.registration.models import Attendance, Offering, Participant, Registration, Session

from .registrations import OfferingFactory, SessionFactory, sign_up

THEMES = ("Vallen en opstaan", "Ruimte geven", "Vertrouwen")


def trajectory(*, at: datetime | None = None, in_days: int = -20, meetings: int = 3, **more) -> Offering:
    """A year with a meeting every week, the first in `in_days` days; people can still be signed up by a factory."""
    at = at or timezone.now()
    offering = OfferingFactory(
        kind=Kind.TRAJECTORY, at=at, in_days=in_days, hours=24 * 7 * meetings, session=None, max_people=10, **more
    )
    for number in range(meetings):
        start = offering.starts + timedelta(days=7 * number)
        words = {"nl": {"title": THEMES[number % 3], "where": "Dorpshuis, Ruurlo"}}
        SessionFactory(offering=offering, start=start, end=start + timedelta(hours=3), words=words)
    return offering


def joined(offering: Offering, mail: str = "", **more) -> Registration:
    """Somebody who signed up in time."""
    return sign_up(offering, mail, at=offering.starts - timedelta(days=10), **more)


def person_of(registration: Registration) -> Participant:
    return registration.people.select_related("registration__offering").first()


def was_at(person: Participant, *sessions: Session, presence: Presence = Presence.PRESENT) -> None:
    for session in sessions:
        Attendance.objects.create(participant=person, session=session, presence=presence, at=session.end)


def parallel_to(session: Session, *, start: datetime, places: int, label: str = "") -> Session:
    """The same meeting in another group of the series, with places to catch up."""
    label = label or f"label-{uuid.uuid4().hex[:6]}"
    session.same_as = label
    session.save(update_fields=["same_as"])
    other = OfferingFactory(
        kind=Kind.TRAJECTORY, series=session.offering.series, at=start, in_days=0, hours=72, session=None
    )
    return SessionFactory(offering=other, start=start, end=start, same_as=label, catch_up_places=places)
