"""Trainings: the card, the facts panel, and the editions as rows."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from portal.base.cards import Action, Badge, Card, Day, Fact, Facts, Meta, Plots
from portal.base.when import short_day, span_lines

from ..choices import Audience, Status
from ..signup import SignUpState
from ..terms import edition_terms
from .shared import first_that_counts, moved_badge, panel, term_facts, where
from .standing import Standing, standing_here, standing_of, takes_registrations


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
    plots: Plots | None = None


def edition_standing(page, edition, *, at) -> Standing:
    if takes_registrations(page):
        return standing_here(page, edition.translation_key, edition_terms(edition), at=at)
    return standing_of(page, edition, end=edition.end, cancelled=edition.status == Status.CANCELLED, at=at)


def edition_rows(page, editions, *, at) -> list[EditionRow]:
    """Editions of a training: coming ones first, then the past, latest first."""
    rows = sorted(editions, key=lambda row: row.start)
    coming = [row for row in rows if row.end >= at]
    return [edition_row(page, row, at=at) for row in (*coming, *reversed([row for row in rows if row.end < at]))]


def edition_row(page, row, *, at) -> EditionRow:
    standing = edition_standing(page, row, at=at)
    until = standing.until_text(short_day) if standing.is_open else ""
    return EditionRow(
        row.title,
        Day(row.start),
        span_lines(row.start, row.end),
        where(row),
        row.note,
        moved_badge() if row.status == Status.MOVED else standing.badge,
        row.end < at,
        _("Sign up until %(day)s") % {"day": until} if until else "",
        None if standing.plots else standing.places,
        standing.action(),
        standing.plots,
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
        badges=(edition_standing(page, row, at=at).badge,),
    )


def training_facts(page, editions, *, at) -> Facts:
    row = edition_that_counts(editions, at)
    standing = edition_standing(page, row, at=at) if row else Standing(page, SignUpState.CLOSED)
    rows = [
        Fact("people", _("For whom"), (Audience(page.audience).label,)),
        Fact("euro", _("Price"), (page.price_text, page.price_note)),
    ]
    if row:
        label = _("Next edition") if row.end >= at else _("Last edition")
        rows.insert(0, Fact("date", label, (*span_lines(row.start, row.end), where(row))))
        rows += term_facts(standing)
    return panel(page, _("At a glance"), rows, standing)
