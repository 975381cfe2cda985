"""What somebody signs up for: the panel beside the form, what it costs, and what else there is."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.base import cards
from portal.base.cards import Badge, Fact, Facts, Link
from portal.base.when import day_text, in_amsterdam, short_day, span_lines, time_text

from ..actions.registering import why_not
from ..addresses import sign_up_url
from ..choices import ACCEPTING, TONES, Availability, Kind
from ..facts import fee_text, session_text, sessions_of
from ..models import Invitation, Offering
from ..terms import SENSITIVE

KINDS = {Kind.EVENT: cards.EVENT, Kind.TRAINING: cards.TRAINING, Kind.TRAJECTORY: cards.TRAJECTORY}


@dataclass(frozen=True, slots=True)
class Doors:
    """Why nobody can sign up now, and what somebody can do instead."""

    reason: str
    tone: str
    others: tuple[Link, ...]


def offerings() -> QuerySet:
    """Offerings as these pages need them."""
    return Offering.objects.with_line().select_related("questions")


def availability_of(offering: Offering, at: datetime) -> Availability:
    return offering.availability(at, waiting=offering.is_waited_for)


def doors(offering: Offering, *, at: datetime, invitation: Invitation | None = None) -> Doors | None:
    """None while the form is open, for who was invited also before it opens for all."""
    availability = availability_of(offering, at)
    if availability in ACCEPTING or (invitation and availability is Availability.SOON):
        return None
    return Doors(why_not(offering, availability), TONES[availability][0], other_dates(offering, at=at))


def other_dates(offering: Offering, *, at: datetime) -> tuple[Link, ...]:
    """What is open of the same series."""
    rows = offerings().filter(series=offering.series).exclude(pk=offering.pk).coming(at)
    found = [row for row in rows if availability_of(row, at) in ACCEPTING]
    return tuple(Link(f"{row.title}, {day_text(row.starts)}", sign_up_url(row)) for row in found)


def facts(offering: Offering, *, at: datetime | None = None) -> Facts:
    """When, where and what it costs; with `at`, how many places there are and until when one signs up."""
    rows = [
        Fact("date", _("When"), when(offering)),
        Fact("place", _("Where"), tuple(filter(None, [offering.word("where")]))),
        Fact("euro", _("Costs"), costs(offering)),
    ]
    if at and availability_of(offering, at) in ACCEPTING:
        rows.append(until(offering))
    kind, shown = KINDS[Kind(offering.kind)], tuple(row for row in rows if row.lines)
    return Facts(kind, offering.title, shown, badge=badge(offering, at=at) if at else None)


def until(offering: Offering) -> Fact:
    """The last day, or the moment where it is not the end of a day."""
    closes = offering.closes
    if in_amsterdam(closes).time() == time.min:
        return Fact("clock", _("Sign up until"), (day_text(closes - timedelta(seconds=1)),))
    return Fact("clock", _("Sign up before"), (moment_text(closes),))


def when(offering: Offering) -> tuple[str, ...]:
    """The dates, each on a line; the day and the hours on two where there is only one."""
    rows = sessions_of(offering)
    if len(rows) > 1:
        return tuple(session_text(row) for row in rows)
    if rows:
        return span_lines(rows[0].start, rows[0].end, all_day=rows[0].all_day)
    return span_lines(offering.starts, offering.ends)


def badge(offering: Offering, *, at: datetime) -> Badge:
    availability = availability_of(offering, at)
    tone, sign = TONES[availability]
    words = str(availability.label)
    if availability is Availability.FEW:
        left = offering.left or 0
        words = ngettext("%(count)s place left", "%(count)s places left", left) % {"count": left}
    return Badge(tone, words, sign)


def costs(offering: Offering) -> tuple[str, ...]:
    """The fee for one person; () where none is told."""
    words = fee_text(offering, 1)
    each = _("for each person") if offering.fee and offering.max_people > 1 else ""
    return tuple(filter(None, (words, each, offering.word("fee_note"))))


def moment_text(moment: datetime) -> str:
    return _("%(day)s at %(time)s") % {"day": short_day(moment), "time": time_text(moment)}


@dataclass(frozen=True, slots=True)
class Terms:
    """Until when what people fill in is kept, as days."""

    kept_until: str
    sensitive_until: str


def terms(offering: Offering) -> Terms:
    return Terms(short_day(offering.forgets_at), short_day(offering.ends + timedelta(days=SENSITIVE.days)))
