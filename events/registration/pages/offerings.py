"""What somebody signs up for: the panel beside the form, what it costs, and what else there is."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.base import cards
from portal.base.cards import Badge, Fact, Facts, Link
from portal.base.when import day_text, short_day, span_lines, time_text

from ...prices import price_text
from ..actions.registering import why_not
from ..addresses import sign_up_url
from ..choices import ACCEPTING, Availability, FeePer, Kind
from ..models import Offering

#: Answers about health and the like go sooner.
SENSITIVE_KEPT = timedelta(days=7)
KINDS = {Kind.EVENT: cards.EVENT, Kind.TRAINING: cards.TRAINING, Kind.TRAJECTORY: cards.TRAJECTORY}
TONES = {
    Availability.SOON: ("info", "clock"),
    Availability.OPEN: ("ok", "ok"),
    Availability.FEW: ("few", "people"),
    Availability.WAITING: ("full", "people"),
    Availability.FULL: ("full", "people"),
    Availability.CLOSED: ("few", "clock"),
    Availability.OVER: ("plain", ""),
    Availability.CANCELLED: ("full", "warn"),
}


@dataclass(frozen=True, slots=True)
class Doors:
    """Why nobody can sign up now, and what somebody can do instead."""

    reason: str
    is_full: bool
    others: tuple[Link, ...]


def offerings() -> QuerySet:
    """Offerings as these pages need them."""
    return Offering.objects.with_line().select_related("questions")


def availability_of(offering: Offering, at: datetime) -> Availability:
    return offering.availability(at, waiting=offering.is_waited_for)


def doors(offering: Offering, *, at: datetime) -> Doors | None:
    """None while the form is open."""
    availability = availability_of(offering, at)
    if availability in ACCEPTING:
        return None
    return Doors(why_not(offering, availability), availability is Availability.FULL, other_dates(offering, at=at))


def other_dates(offering: Offering, *, at: datetime) -> tuple[Link, ...]:
    """What is open of the same series."""
    rows = offerings().filter(series=offering.series).exclude(pk=offering.pk).coming(at)
    found = [row for row in rows if availability_of(row, at) in ACCEPTING]
    return tuple(Link(f"{row.title}, {day_text(row.starts)}", sign_up_url(row)) for row in found)


def facts(offering: Offering, *, at: datetime, with_badge: bool = True) -> Facts:
    """When, where, what it costs and until when one signs up."""
    rows = [
        Fact("date", _("When"), when(offering)),
        Fact("place", _("Where"), tuple(filter(None, [offering.word("where")]))),
        Fact("euro", _("Costs"), tuple(filter(None, [costs(offering), offering.word("fee_note")]))),
    ]
    if with_badge and availability_of(offering, at) in ACCEPTING:
        rows.append(Fact("clock", _("Sign up until"), (moment_text(offering.closes),)))
    return Facts(
        KINDS[Kind(offering.kind)],
        offering.title,
        tuple(row for row in rows if row.lines),
        badge=badge(offering, at=at) if with_badge else None,
    )


def when(offering: Offering) -> tuple[str, ...]:
    """The dates, or from when until when where there are none."""
    sessions = [session for session in offering.sessions.all() if not session.is_removed]
    if len(sessions) > 1:
        return tuple(", ".join(span_lines(row.start, row.end, all_day=row.all_day)) for row in sessions)
    start, end, all_day = offering.starts, offering.ends, False
    for session in sessions:
        start, end, all_day = session.start, session.end, session.all_day
    return span_lines(start, end, all_day=all_day)


def badge(offering: Offering, *, at: datetime) -> Badge:
    availability = availability_of(offering, at)
    tone, sign = TONES[availability]
    words = str(availability.label)
    if availability is Availability.FEW:
        left = offering.left or 0
        words = ngettext("%(count)s place left", "%(count)s places left", left) % {"count": left}
    return Badge(tone, words, sign)


def costs(offering: Offering) -> str:
    """The fee for one person; "" where none is told."""
    return fee_text(offering, 1) if offering.max_people == 1 else each_text(offering)


def each_text(offering: Offering) -> str:
    words = fee_text(offering, 1)
    return _("%(amount)s for each person") % {"amount": words} if offering.fee else words


def fee_text(offering: Offering, people: int) -> str:
    """What it costs for so many; "" where nothing is told."""
    if offering.fee is None:
        return ""
    amount = price_text(offering.fee * people)
    is_yearly = offering.fee and offering.fee_per == FeePer.YEAR
    return _("%(amount)s a year") % {"amount": amount} if is_yearly else amount


def moment_text(moment: datetime) -> str:
    return _("%(day)s at %(time)s") % {"day": short_day(moment), "time": time_text(moment)}


@dataclass(frozen=True, slots=True)
class Terms:
    """Until when what people fill in is kept, as days."""

    kept_until: str
    sensitive_until: str


def terms(offering: Offering) -> Terms:
    return Terms(short_day(offering.forgets_at), short_day(offering.ends + SENSITIVE_KEPT))
