"""Trajectories: the card, the facts panel, and the programme year by year."""

from dataclasses import dataclass, replace
from datetime import datetime, time

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.base.cards import Badge, Card, Fact, Facts, Meta
from portal.base.when import days_text, short_day

from ..prices import price_text
from ..signup import SignUpState, sign_up_state
from .shared import first_that_counts, panel, state_badge


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


def year_state(page, year, *, at) -> SignUpState:
    end = timezone.make_aware(datetime.combine(year.end, time.max))
    return sign_up_state(way=page.sign_up, end=end, until=year.sign_up_until, cancelled=False, at=at)


def programme_of_years(page, years, meetings, *, at) -> list[YearRow]:
    """The whole trajectory, year by year."""
    return [
        YearRow(
            year.number,
            days_text(year.start, year.end),
            price_text(year.price),
            year.price_note,
            state_badge(year_state(page, year, at=at)),
            tuple(row for row in meetings if row.year == year.number),
            tuple(block.value for block in page.homework if block.value["year"] == year.number),
        )
        for year in years
    ]


def trajectory_year(page, years, *, at):
    """The year that a visitor can join, else the one that runs, else the last; None of none."""
    open_year = next((year for year in years if year_state(page, year, at=at) is SignUpState.OPEN), None)
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
        badges=(state_badge(year_state(page, year, at=at)),),
    )


def yearly(price) -> str:
    """A price per year in words; "" when not stated."""
    return _("%(price)s a year") % {"price": price_text(price)} if price else price_text(price)


def trajectory_facts(page, years, *, at) -> Facts:
    year = trajectory_year(page, years, at=at)
    if year is None:
        return panel(page, _("At a glance"), [Fact("place", _("Location"), (page.location,))], SignUpState.CLOSED)
    state = year_state(page, year, at=at)
    rows = [
        Fact("date", _("Runs"), (days_text(years[0].start, years[-1].end),)),
        Fact("clock", _("Sign up until"), (short_day(year.sign_up_until),) if year.sign_up_until else ()),
        Fact("people", _("Places"), (_("At most %(count)s") % {"count": year.places},) if year.places else ()),
        Fact("euro", _("Costs per year"), (price_text(year.price), year.price_note)),
        Fact("place", _("Location"), (page.location,)),
    ]
    return panel(page, _("At a glance"), rows, state)
