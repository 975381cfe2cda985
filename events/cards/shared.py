"""What the cards and facts panels of all dated pages share."""

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.base.cards import Badge, Fact, Facts
from portal.base.mapping import SmallMap, map_of_page

from .standing import Standing


def told(name: str, count: int) -> str:
    """A place or a municipality with its number of events."""
    return ngettext("%(name)s: %(count)s event", "%(name)s: %(count)s events", count) % {"name": name, "count": count}


def small_map(page) -> SmallMap | None:
    """Where it is, leading to what else is there."""
    place = page.place
    spot = (float(place.latitude), float(place.longitude)) if place else None
    return map_of_page(place, spot, index=(page.get_url() or "").rstrip("/").rsplit("/", 1)[0] + "/")


def moved_badge() -> Badge:
    return Badge("few", _("Moved"), "warn")


def first_that_counts(rows, at, *, key=lambda row: row.end):
    """The first row that has not ended, else the last one; None of none."""
    rows = sorted(rows, key=lambda row: row.start)
    return next((row for row in rows if key(row) >= at), rows[-1] if rows else None)


def where(row) -> str:
    """Venue and place in one line."""
    return ", ".join(filter(None, (row.venue, row.place.name if row.place else "")))


def term_facts(standing: Standing) -> list[Fact]:
    """Until when and for how many, while that matters. Plots tell the places by themselves."""
    if not standing.is_open:
        return []
    counted = standing.places and not standing.plots
    places = (_("%(count)s places") % {"count": standing.places},) if counted else ()
    return [Fact("clock", _("Sign up until"), (standing.until_text(),)), Fact("people", _("Places"), places)]


def panel(page, title: str, rows: list[Fact], standing: Standing) -> Facts:
    """The facts panel: empty lines and rows fall out, the button stands only while sign-up is open."""
    kept = [replace(row, lines=tuple(filter(None, row.lines))) for row in rows]
    action = standing.action(tone="call")
    return Facts(
        page.kind,
        title,
        tuple(row for row in kept if row.lines),
        standing.badge,
        (action,) if action else (),
        standing.note,
        standing.plots,
    )
