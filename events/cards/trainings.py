"""Trainings: the card, the facts panel, and the editions as rows."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from portal.base.cards import Action, Badge, Card, Day, Fact, Facts, Meta
from portal.base.when import short_day, span_lines

from ..choices import Audience, Status
from ..signup import SignUpState, sign_up_state
from .shared import first_that_counts, moved_badge, panel, state_badge, term_facts, where


@dataclass(frozen=True, slots=True)
class EditionRow:
    """One edition as the training page shows it."""

    title: str
    day: Day
    lines: tuple[str, ...]
    where: str
    note: str
    badge: Badge
    over: bool
    term: str = ""
    places: int | None = None
    action: Action | None = None


def edition_state(page, edition, *, at) -> SignUpState:
    return sign_up_state(
        way=page.sign_up,
        end=edition.end,
        until=edition.sign_up_until,
        cancelled=edition.status == Status.CANCELLED,
        at=at,
    )


def edition_rows(page, editions, *, at) -> list[EditionRow]:
    """Editions of a training: coming ones first, then the past, latest first."""
    rows = sorted(editions, key=lambda row: row.start)
    coming = [row for row in rows if row.end >= at]
    return [edition_row(page, row, at=at) for row in (*coming, *reversed([row for row in rows if row.end < at]))]


def edition_row(page, row, *, at) -> EditionRow:
    state = edition_state(page, row, at=at)
    is_open = state is SignUpState.OPEN
    return EditionRow(
        row.title,
        Day(row.start),
        span_lines(row.start, row.end),
        where(row),
        row.note,
        moved_badge() if row.status == Status.MOVED else state_badge(state),
        row.end < at,
        _("Sign up until %(day)s") % {"day": short_day(row.sign_up_until)} if is_open and row.sign_up_until else "",
        row.places,
        Action(_("Sign up"), page.sign_up_address, "mail") if is_open and page.sign_up_address else None,
    )


def edition_that_counts(editions, at):
    """The next edition that takes place, else the next that was cancelled, else the last."""
    coming = [row for row in editions if row.end >= at]
    held = [row for row in coming if row.status != Status.CANCELLED]
    return first_that_counts(held or coming or editions, at)


def training_card(page, card: Card, *, at) -> Card:
    row = edition_that_counts(page.editions.all(), getattr(page, "shown_from", at))
    if row is None:
        return replace(card, badges=(Badge("plain", _("No date yet")),))
    meta = [
        Meta("place", where(row)),
        Meta("euro", page.price_text),
        Meta("people", Audience(page.audience).label),
    ]
    later = [item for item in page.editions.all() if item.start > row.start]
    return replace(
        card,
        day=Day(row.start, more=len(later)),
        meta=tuple(item for item in meta if item.text),
        badges=(state_badge(edition_state(page, row, at=at)),),
    )


def training_facts(page, editions, *, at) -> Facts:
    row = edition_that_counts(editions, at)
    state = edition_state(page, row, at=at) if row else SignUpState.CLOSED
    rows = [
        Fact("people", _("For whom"), (Audience(page.audience).label,)),
        Fact("euro", _("Price"), (page.price_text, page.price_note)),
    ]
    if row:
        label = _("Next edition") if row.end >= at else _("Last edition")
        rows.insert(0, Fact("date", label, (*span_lines(row.start, row.end), where(row))))
        rows += term_facts(row, state)
    return panel(page, _("At a glance"), rows, state)
