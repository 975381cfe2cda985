"""When, where, for how many and how much, in words, for mails and pages."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.base.when import days_text, in_amsterdam, span_lines

from ..prices import price_text
from .choices import FeePer, Kind
from .models import Offering, Registration, Session


def sessions_of(offering: Offering) -> list[Session]:
    """The dates that take place."""
    return list(offering.sessions.filter(is_removed=False))


def session_text(session: Session) -> str:
    return ", ".join(span_lines(session.start, session.end, all_day=session.all_day))


def when_text(offering: Offering) -> str:
    """One date with its hours; of several the first and the last day."""
    rows = sessions_of(offering)
    if len(rows) == 1:
        return session_text(rows[0])
    if not rows and offering.kind != Kind.TRAJECTORY:
        return ", ".join(span_lines(offering.starts, offering.ends))
    return days_text(in_amsterdam(offering.starts).date(), in_amsterdam(offering.ends).date())


def fee_text(offering: Offering, seats: int) -> str:
    """What so many people pay together, once or a year; "" when no fee was stated."""
    if offering.fee is None:
        return ""
    words = price_text(offering.fee * seats)
    if offering.fee and offering.fee_per == FeePer.YEAR:
        return _("%(price)s a year") % {"price": words}
    return words


def facts_of(registration: Registration, *, language: str, is_contact: bool = True) -> list[tuple[str, str]]:
    """(label, value) rows about what somebody signed up for. Costs and number are for the contact only."""
    offering = registration.offering
    people = ngettext("%(count)s person", "%(count)s people", registration.seats) % {"count": registration.seats}
    rows = [
        (_("What"), offering.word("title", language)),
        (_("When"), when_text(offering)),
        (_("Where"), offering.word("where", language)),
    ]
    if is_contact:
        costs = (fee_text(offering, registration.seats), offering.word("fee_note", language))
        rows += [(_("For"), people), (_("Costs"), ". ".join(filter(None, costs)))]
    return [(label, value) for label, value in rows if value]
