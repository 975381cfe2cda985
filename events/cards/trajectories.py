"""Trajectories: the card, the facts panel, and the programme year by year."""

from dataclasses import dataclass, replace
from datetime import datetime, time

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.base.cards import Action, Badge, Card, Fact, Facts, Meta, Plots
from portal.base.when import days_text, short_day

from ..prices import price_text
from ..signup import SignUpState
from ..terms import year_terms
from .shared import first_that_counts, panel
from .standing import Standing, standing_here, standing_of, takes_registrations


@dataclass(frozen=True, slots=True)
class YearRow:
    """One year of a trajectory with its meetings and homework groups, in the order of the calendar."""

    number: int
    days: str
    price: str
    price_note: str
    badge: Badge
    meetings: tuple
    homework: tuple
    action: Action | None = None
    plots: Plots | None = None


def year_standing(page, year, *, at) -> Standing:
    if takes_registrations(page):
        return standing_here(page, year.translation_key, year_terms(year), at=at)
    end = timezone.make_aware(datetime.combine(year.end, time.max))
    return standing_of(page, year, end=end, cancelled=False, at=at)


def programme_of_years(page, years, meetings, *, at) -> list[YearRow]:
    """The whole trajectory, year by year."""
    return [year_row(page, year, meetings, at=at) for year in years]


def year_row(page, year, meetings, *, at) -> YearRow:
    """One year; its button stands there where each year has a form of its own."""
    standing = year_standing(page, year, at=at)
    return YearRow(
        year.number,
        days_text(year.start, year.end),
        price_text(year.price),
        year.price_note,
        standing.badge,
        tuple(row for row in meetings if row.year == year.number),
        tuple(block.value for block in page.homework if block.value["year"] == year.number),
        standing.action() if standing.offering else None,
        standing.plots,
    )


def trajectory_year(page, years, *, at):
    """The year that a visitor can join, else the one that runs, else the last; None of none."""
    open_year = next((year for year in years if year_standing(page, year, at=at).is_open), None)
    return open_year or first_that_counts(years, timezone.localdate(at))


def trajectory_card(page, card: Card, *, at) -> Card:
    years = list(page.years.all())
    year = trajectory_year(page, years, at=at)
    if year is None:
        return replace(card, badges=(Badge("plain", _("No date yet")),))
    meta = [
        Meta("date", _("starts %(day)s") % {"day": short_day(years[0].start)}),
        Meta("euro", yearly(year.price)),
        Meta("people", _("%(count)s places") % {"count": year.places} if year.places else ""),
    ]
    return replace(
        card,
        meta=tuple(item for item in meta if item.text),
        badges=(year_standing(page, year, at=at).badge,),
    )


def yearly(price) -> str:
    """A price per year in words; "" when not stated."""
    return _("%(price)s a year") % {"price": price_text(price)} if price else price_text(price)


def trajectory_facts(page, years, *, at) -> Facts:
    year = trajectory_year(page, years, at=at)
    if year is None:
        place = Fact("place", _("Location"), (page.location,))
        return panel(page, _("At a glance"), [place], Standing(page, SignUpState.CLOSED))
    standing = year_standing(page, year, at=at)
    most = standing.places and not standing.plots
    rows = [
        Fact("date", _("Runs"), (days_text(years[0].start, years[-1].end),)),
        Fact("clock", _("Sign up until"), (standing.until_text(short_day),)),
        Fact("people", _("Places"), (_("At most %(count)s") % {"count": standing.places},) if most else ()),
        Fact("euro", _("Costs per year"), (price_text(year.price), year.price_note)),
        Fact("place", _("Location"), (page.location,)),
    ]
    return panel(page, _("At a glance"), rows, standing)
