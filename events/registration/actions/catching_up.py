"""Making good a missed meeting at the same meeting of a parallel group. Places there are never sold twice.

Right on both databases as in `places`: one's own offering is locked first, the place goes by a conditional update of
the session's row, and a check constraint stands behind it.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import F
from django.utils.translation import gettext as _

from portal.base.privacy.trail import SELF, record

from .. import places
from ..choices import MISSED
from ..errors import Refused
from ..models import CatchUp, Offering, Participant, Session
from .steps import tell_one


def parallels_of(offering: Offering, sessions: Iterable[Session], *, at: datetime):
    """The dates still to come, of groups in the same series, at which one of these meetings is held too."""
    labels = {session.same_as for session in sessions} - {""}
    rows = Session.objects.filter(offering__series=offering.series, same_as__in=labels, is_removed=False, start__gt=at)
    rows = rows.filter(offering__is_called_off=False).exclude(pk__in=[session.pk for session in sessions])
    return rows.select_related("offering")


def parallels(session: Session, *, at: datetime):
    """The same meeting on other dates still to come."""
    return parallels_of(session.offering, [session], at=at)


@places.in_one_go
def catch_up(participant: Participant, *, missed: Session, to: Session, at: datetime, by=SELF) -> CatchUp:
    """Take a place at `to` for a meeting that was missed, or will be. Doing it again changes nothing."""
    places.take_turn(missed.offering_id)
    known = CatchUp.objects.filter(participant=participant, missed=missed).first()
    if known and known.session_id == to.pk:
        return known
    check_missed(participant, missed, to, at=at)
    if not take(to, at=at):
        raise Refused(_("There is no place left at that meeting. Choose another one."))
    if known:
        give_back(CatchUp.objects.filter(pk=known.pk))
    row = CatchUp.objects.create(participant=participant, missed=missed, session=to, created_at=at)
    record("changed", about=participant.about, by=by, fields=["catch_up"], at=at)
    tell_one(participant, "caught_up", at=at, mark=row.pk, catch_up=row.pk)
    return row


@places.in_one_go
def cancel_catch_up(row: CatchUp, *, at: datetime, by=SELF) -> None:
    """Give the place back. Raises Refused once that meeting has begun."""
    places.take_turn(row.missed.offering_id)
    if row.session.start <= at:
        raise Refused(_("This meeting has begun already. Tell the organiser."))
    if give_back(CatchUp.objects.filter(pk=row.pk)):
        record("changed", about=row.participant.about, by=by, fields=["catch_up"], at=at)


def check_missed(participant: Participant, missed: Session, to: Session, *, at: datetime) -> None:
    """Raise Refused unless this person missed it, or told that they will, and `to` is the same meeting."""
    own = Participant.objects.confirmed().filter(pk=participant.pk, registration__offering=missed.offering_id)
    is_missed = participant.attendance.filter(session=missed, presence__in=MISSED).exists()
    if not (own.exists() and is_missed):
        raise Refused(_("You can only catch up a meeting that you missed, or told us you will miss."))
    if not parallels(missed, at=at).filter(pk=to.pk).exists():
        raise Refused(_("That is not the same meeting. Choose one of the dates on the page."))


def take(session: Session, *, at: datetime) -> bool:
    """One place, if there is one and it has not begun."""
    open_ones = Session.objects.filter(
        pk=session.pk, start__gt=at, is_removed=False, catch_up_taken__lt=F("catch_up_places")
    )
    return bool(open_ones.update(catch_up_taken=F("catch_up_taken") + 1))


def give_back(rows) -> int:
    """Delete these rows and free their places; how many. Of two who delete the same row one frees its place."""
    freed = 0
    for pk, session in list(rows.values_list("pk", "session")):
        if CatchUp.objects.filter(pk=pk).delete()[0]:
            Session.objects.filter(pk=session).update(catch_up_taken=F("catch_up_taken") - 1)
            freed += 1
    return freed


def free_coming(participants, *, at: datetime) -> int:
    """Give back the places that these people have at meetings still to come; how many."""
    return give_back(CatchUp.objects.filter(participant__in=participants, session__start__gt=at))


@places.in_one_go
def arrange_parallel(session: Session, *, same_as: str, catch_up_places: int, by, at: datetime) -> Session:
    """Say which meeting this is another date of, and for how many there is room. Raises Refused below what is taken."""
    rows = Session.objects.filter(pk=session.pk, catch_up_taken__lte=catch_up_places)
    if not rows.update(same_as=same_as.strip(), catch_up_places=catch_up_places):
        session.refresh_from_db()
        words = _("%(count)s people catch up here already. Choose that number or more.")
        raise Refused(words % {"count": session.catch_up_taken})
    fields = ["same_as", "catch_up_places"]
    record("changed", about=f"offering:{session.offering_id}", by=by, fields=fields, at=at)
    session.refresh_from_db()
    return session
