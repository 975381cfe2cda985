"""Who was there: ticked by the organiser, or told beforehand by who cannot come."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.base.privacy.trail import SELF, record

from .. import places
from ..choices import Presence
from ..errors import Refused
from ..models import Attendance, CatchUp, Participant, Session
from .catching_up import give_back


def expected_at(session: Session):
    """Who has a place at this date, guests who make good a missed one included, by name."""
    own = Q(registration__offering=session.offering_id)
    rows = Participant.objects.confirmed().filter(own | Q(catch_ups__session=session)).distinct()
    return rows.select_related("registration").order_by("name", "registration__turn", "position", "pk")


@places.in_one_go
def mark_attendance(session: Session, *, present: Mapping[int, Presence], by, at: datetime) -> int:
    """Write down who was there, by the key of a participant; of how many it changed. Who is not expected is left out.

    Raises Refused before the day of the session.
    """
    places.take_turn(session.offering_id)
    if timezone.localdate(at) < timezone.localdate(session.start):
        raise Refused(_("This meeting is still to come. Attendance can be ticked from the day itself."))
    known = dict(session.attendance.values_list("participant_id", "presence"))
    expected = set(expected_at(session).values_list("pk", flat=True))
    changed = {pk: value for pk, value in present.items() if pk in expected and known.get(pk) != value}
    for pk, value in changed.items():
        values = {"presence": value, "by": by, "at": at}
        Attendance.objects.update_or_create(session=session, participant_id=pk, defaults=values)
    if changed:
        about = f"offering:{session.offering_id}"
        record("changed", about=about, by=by, fields=["attendance"], count=len(changed), at=at)
    return len(changed)


@places.in_one_go
def report_absence(participant: Participant, *, session: Session, at: datetime) -> Attendance:
    """Tell beforehand that somebody will not be there. Raises Refused once the session has begun."""
    places.take_turn(session.offering_id)
    check_own(participant, session, at=at)
    values = {"presence": Presence.EXCUSED, "by": None, "at": at}
    row, is_new = Attendance.objects.get_or_create(participant=participant, session=session, defaults=values)
    if is_new:
        record("changed", about=participant.about, by=SELF, fields=["attendance"], at=at)
    return row


@places.in_one_go
def withdraw_absence(participant: Participant, *, session: Session, at: datetime) -> None:
    """Come after all; a place elsewhere that made it good goes back."""
    places.take_turn(session.offering_id)
    check_own(participant, session, at=at)
    rows = Attendance.objects.filter(participant=participant, session=session, presence=Presence.EXCUSED)
    if rows.delete()[0]:
        give_back(CatchUp.objects.filter(participant=participant, missed=session))
        record("changed", about=participant.about, by=SELF, fields=["attendance"], at=at)


def check_own(participant: Participant, session: Session, *, at: datetime) -> None:
    expected = Participant.objects.confirmed().filter(pk=participant.pk, registration__offering=session.offering_id)
    if not expected.exists() or session.is_removed:
        raise Refused(_("This person is not expected at this meeting."))
    if session.start <= at:
        raise Refused(_("This meeting has begun already. Tell the organiser."))
