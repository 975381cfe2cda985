"""Events: the card in lists and the facts panel of the page."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.base.cards import Badge, Card, Day, Fact, Facts, Meta
from portal.base.when import span_lines, time_text

from ..choices import Audience, Status
from ..terms import event_terms
from .shared import first_that_counts, moved_badge, panel, term_facts
from .standing import Standing, standing_here, standing_of, takes_registrations


@dataclass(frozen=True, slots=True)
class DateRow:
    """One date of an event in the list of them all: the line with its day or days, and the line with its hours."""

    start: datetime
    days: str
    hours: str
    note: str
    over: bool


def date_rows(dates, *, at) -> list[DateRow]:
    return [
        DateRow(row.start, *span_lines(row.start, row.end, all_day=row.all_day), row.note, row.end < at)
        for row in dates
    ]


def event_standing(page, *, at) -> Standing:
    dates = list(page.occurrences.all())
    row = first_that_counts(dates, at)
    if row and takes_registrations(page):
        return standing_here(page, page.translation_key, event_terms(page, dates), at=at)
    cancelled = page.status == Status.CANCELLED
    return standing_of(page, page, end=row.end if row else at, cancelled=cancelled, at=at)


def event_badges(page, *, at) -> tuple[Badge, ...]:
    badge = event_standing(page, at=at).badge
    return (badge, moved_badge()) if page.status == Status.MOVED else (badge,)


def event_card(page, card: Card, *, at) -> Card:
    rows = list(page.occurrences.all())
    row = first_that_counts(rows, getattr(page, "shown_from", at))
    meta = []
    if page.online or page.place:
        meta.append(Meta("online", _("Online")) if page.online and not page.place else Meta("place", page.place.name))
    if row:
        meta.append(Meta("clock", _("all day") if row.all_day else _("%(time)s hrs") % {"time": time_text(row.start)}))
    if page.price is not None:
        meta.append(Meta("euro", page.price_text))
    later = [item for item in rows if row and item.start > row.start]
    day = Day(row.start, more=len(later)) if row else None
    return replace(card, day=day, meta=tuple(meta), badges=event_badges(page, at=at))


def event_facts(page, *, at) -> Facts:
    standing = event_standing(page, at=at)
    dates = list(page.occurrences.all())
    row = first_that_counts(dates, at)
    when = (*span_lines(row.start, row.end, all_day=row.all_day), row.note) if row else ()
    rows = [
        Fact("date", _("When"), (*when, more_dates(len(dates) - 1))),
        Fact("place", _("Where"), (page.venue, page.address, str(page.place or ""))),
        Fact("online", _("Online"), (_("You can join from home"),) if page.online else (), page.online_url),
        Fact("people", _("For whom"), (Audience(page.audience).label,)),
        Fact("euro", _("Price"), (page.price_text, page.price_note)),
        Fact("speech", _("Organiser"), (page.organiser,)),
        *term_facts(standing),
        Fact("play", _("See it again"), (_("Recording"),) if page.recording_url else (), page.recording_url),
    ]
    return panel(page, _("At a glance"), rows, standing)


def more_dates(count: int) -> str:
    """The words that stand for the other dates; the page lists them all below."""
    return ngettext("and %(count)s other date", "and %(count)s other dates", count) % {"count": count} if count else ""
