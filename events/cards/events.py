"""Events: the card in lists and the facts panel of the page."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.base.cards import Badge, Card, Day, Fact, Facts, Meta
from portal.base.when import span_lines, time_text

from ..choices import Audience, Status
from ..signup import SignUpState, sign_up_state
from .shared import first_that_counts, moved_badge, panel, state_badge, term_facts


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


def event_state(page, *, at) -> SignUpState:
    row = first_that_counts(page.occurrences.all(), at)
    return sign_up_state(
        way=page.sign_up,
        end=row.end if row else at,
        until=page.sign_up_until,
        cancelled=page.status == Status.CANCELLED,
        at=at,
    )


def event_badges(page, *, at) -> tuple[Badge, ...]:
    badge = state_badge(event_state(page, at=at))
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
    state = event_state(page, at=at)
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
        *term_facts(page, state),
        Fact("play", _("See it again"), (_("Recording"),) if page.recording_url else (), page.recording_url),
    ]
    return panel(page, _("At a glance"), rows, state)


def more_dates(count: int) -> str:
    """The words that stand for the other dates; the page lists them all below."""
    return ngettext("and %(count)s other date", "and %(count)s other dates", count) % {"count": count} if count else ""
