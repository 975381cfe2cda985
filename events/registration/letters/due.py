"""Mails that the calendar asks for: reminders before a date, the evaluation after the end."""

from datetime import datetime, timedelta

from ..actions.steps import tell
from ..models import Offering, Registration, Session

#: No date is reminded of longer beforehand; the pattern of `reminder_days` allows no more.
LONGEST = timedelta(days=99)
#: A worker that stood still for longer writes no evaluation any more.
EVALUATED_WITHIN = timedelta(days=7)


def post_due(at: datetime) -> int:
    """Post what is due; how many mails were new or there already. Done twice, it posts nothing twice."""
    return sum(remind(session, at=at) for session in coming_sessions(at)) + sum(ask(one, at=at) for one in ended(at))


def coming_sessions(at: datetime):
    rows = Session.objects.filter(start__gt=at, start__lte=at + LONGEST, is_removed=False)
    return rows.filter(offering__is_called_off=False).exclude(offering__reminder_days="").select_related("offering")


def remind(session: Session, *, at: datetime) -> int:
    """Remind everybody of this date with the latest reminder that is due, unless they signed up after it was."""
    due = [days for days in session.offering.reminders if session.start - timedelta(days=days) <= at]
    if not due:
        return 0
    moment = session.start - timedelta(days=due[-1])
    people = to_write(session.offering).filter(created_at__lte=moment)
    for registration in people:
        sequence = session.offering.calendar_sequence
        tell(registration, "reminder", at=at, mark=f"{session.key}:{due[-1]}", session=session.pk, sequence=sequence)
    return len(people)


def ended(at: datetime):
    rows = Offering.objects.filter(ends__lte=at - timedelta(days=1), ends__gt=at - EVALUATED_WITHIN)
    return rows.filter(is_called_off=False).exclude(evaluation_url="")


def ask(offering: Offering, *, at: datetime) -> int:
    people = to_write(offering)
    for registration in people:
        tell(registration, "after", at=at)
    return len(people)


def to_write(offering: Offering):
    return Registration.objects.confirmed().filter(offering=offering, forgotten_at=None)
