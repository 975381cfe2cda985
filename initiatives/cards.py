"""Initiatives as cards and facts panels."""

from dataclasses import replace

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.base.cards import Action, Badge, Card, Fact, Facts, Meta, ThemeLink
from portal.base.mapping import SmallMap, map_of_page

from .choices import Direction, Stage

NEARBY = 3
STAGE_ICONS = {
    Stage.IDEA: "speech",
    Stage.STARTING: "clock",
    Stage.RUNNING: "ok",
    Stage.GROWN: "leaf",
    Stage.STOPPED: "info",
}


def where(page) -> str:
    """Place, else municipality, else the whole region."""
    if page.place:
        return page.place.name
    return _("Municipality of %(name)s") % {"name": page.municipality.name} if page.municipality else _("Whole region")


def told(name: str, count: int) -> str:
    """A place or a municipality with its number of initiatives."""
    words = ngettext("%(name)s: %(count)s initiative", "%(name)s: %(count)s initiatives", count)
    return words % {"name": name, "count": count}


def where_url(page) -> str:
    """The page of its place, else of its municipality, else of the region."""
    if page.place:
        return reverse("around:place", args=[page.place.municipality.slug, page.place.slug])
    if page.municipality:
        return reverse("around:municipality", args=[page.municipality.slug])
    return reverse("around:municipalities")


def initiative_card(page, card: Card) -> Card:
    """The card of a page fetched with `for_cards`: place, first theme, stage where it is news, what is asked."""
    theme = (Meta("theme", page.first_theme),) if page.first_theme else ()
    badges = []
    if page.stage != Stage.RUNNING:
        badges.append(Badge("info", str(Stage(page.stage).label), STAGE_ICONS[page.stage]))
    if page.first_help and page.stage != Stage.STOPPED:
        way, _bar, text = page.first_help.partition("|")
        badges.append(Badge("plain", f"{Direction(way).label}: {text}"))
    return replace(card, meta=(Meta("place", where(page)), *theme), badges=tuple(badges))


def initiative_facts(page, help_items) -> Facts:
    """The panel beside an initiative, with a mail to its contact as action."""
    texts = {way: tuple(item.text for item in help_items if item.direction == way) for way in Direction.values}
    town = str(page.place or "") or where(page)
    since = date_format(page.since, "F Y") if page.since else ""
    rows = [
        Fact("hand", _("Wanted"), texts[Direction.WANTED]),
        Fact("ok", _("Offered"), texts[Direction.OFFERED]),
        Fact("place", _("Where"), (town,), where_url(page)),
        Fact(STAGE_ICONS[page.stage], _("Stage"), (str(Stage(page.stage).label),)),
        Fact("date", _("Since"), (since,) if since else ()),
        Fact("people", _("Carried by"), (page.carried_by,) if page.carried_by else ()),
    ]
    rows = tuple(row for row in rows if row.lines)
    if page.stage == Stage.STOPPED:
        return Facts(page.kind, _("What it was"), rows)
    return Facts(page.kind, _("Join in"), rows, badge=confirmed_badge(page), actions=contact_actions(page))


def confirmed_badge(page) -> Badge | None:
    if page.confirmed_on is None:
        return None
    return Badge("ok", _("Confirmed on %(day)s") % {"day": date_format(page.confirmed_on)}, "ok")


def contact_actions(page) -> tuple[Action, ...]:
    if not (page.contact and page.contact.mail):
        return ()
    return (Action(_("Ask or offer help"), f"mailto:{page.contact.mail}", "mail", "call"),)


def small_map(page) -> SmallMap | None:
    """Where it is, leading to what else is there."""
    municipality = page.municipality.slug if page.municipality else ""
    return map_of_page(page.place, page.spot, municipality=municipality, index=index_of(page))


def index_of(page) -> str:
    """The address of the list above a page."""
    return (page.get_url() or "").rstrip("/").rsplit("/", 1)[0] + "/"


def theme_links(page) -> list[ThemeLink]:
    """The themes of a page in its language, each a link to the list of that theme."""
    index, rows = index_of(page), page.themes.all()
    return [ThemeLink(row.label, f"{index}?thema={row.slug}", row.colour, row.icon) for row in rows]


def nearby(page, *, at) -> list:
    """Three initiatives to read on (see `beside`), in two queries: ranking all of them, then what their cards show."""
    rows = type(page).objects.open_to_all().in_language(page.language)
    keys = list(rows.beside(page).values_list("pk", flat=True)[:NEARBY])
    found = {row.pk: row for row in rows.filter(pk__in=keys).for_cards(at)}
    return [found[key] for key in keys if key in found]
