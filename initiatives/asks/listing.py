"""One page of asks and offers, ready for its template."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from math import ceil

from django.db.models import Case, When
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.base.cards import Link
from portal.base.filters import Group, Pill, Sort, groups, pick_sort
from portal.base.nearness import NearForm, address_with, away, farther, near_form
from portal.base.paging import Pages, page_number, pages
from portal.base.querysets import with_fields
from portal.base.when import short_day

from ..cards import where
from ..choices import Direction, HelpKind
from ..models import HelpItem
from .counting import TOTAL, counts
from .facets import FACETS, SORTS, Asked, asked, narrowed

PER_PAGE = 12
FIELDS = (
    *("translation_key", "direction", "kind", "text", "until"),
    *(f"page__{name}" for name in ("title", "url_path", "place__name", "place__slug", "municipality__name")),
)


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing asked or offered. `icon`: of its kind; `title`, `url`: of the initiative; `away`: how far it is.

    `help_url`: where it is answered.
    """

    icon: str
    kind: str
    direction: str
    text: str
    until: str
    title: str
    url: str
    where: str
    away: str
    help_url: str
    help_text: str


@dataclass(frozen=True, slots=True)
class AskListing:
    """What the page shows. `near`: the fields for a place; `farther`: the widest circle, where nothing was found."""

    asks: list[Ask]
    total: int
    groups: tuple[Group, ...]
    pills: tuple[Pill, ...]
    sorts: tuple[Link, ...]
    ignored: list[str]
    pages: Pages
    near: NearForm
    farther: Link | None


def listed(params, *, language: str, at: datetime) -> AskListing:
    """What is open in this language, as these parameters of an address ask for it."""
    wish = asked(params)
    rows = HelpItem.objects.open(at).of_open_initiatives().filter(page__locale__language_code=language)
    found = counts(rows, wish, at=at)
    total = found.get(TOTAL, 0)
    sort = pick_sort(wish.sorts, params, wish.chosen)
    params = address_with(params, wish.where.near)
    last = max(1, ceil(total / PER_PAGE))
    number, remark = page_number(params, last)
    shown = in_order(with_fields(narrowed(rows, wish, at=at), FIELDS), sort, wish)
    return AskListing(
        [ask_of(item, wish.distances) for item in shown[(number - 1) * PER_PAGE : number * PER_PAGE]],
        total,
        groups(FACETS, wish.labels, found, wish.chosen),
        wish.pills(params),
        tuple(Link(str(one.label), one.name, current=one is sort) for one in wish.sorts),
        [*wish.chosen.ignored, *([remark] if remark else [])],
        pages(number, last, params),
        near_form(params, wish.where),
        farther(params, wish.where) if not total else None,
    )


def in_order(rows, sort: Sort, wish: Asked):
    """Nearest first, or by the fields of the order; what lies in one place keeps the usual order."""
    if not sort.by_distance:
        return rows.order_by(*sort.order)
    nearest = sorted(wish.distances, key=wish.distances.__getitem__)
    ranks = (When(page__place__slug=slug, then=rank) for rank, slug in enumerate(nearest))
    return rows.order_by(Case(*ranks, default=len(nearest)), *SORTS[0].order)


def ask_of(item: HelpItem, distances: Mapping[str, float]) -> Ask:
    place = item.page.place
    return Ask(
        icon=item.kind,
        kind=str(HelpKind(item.kind).label),
        direction=str(Direction(item.direction).label),
        text=item.text,
        until=_("until %(day)s") % {"day": short_day(item.until)} if item.until else "",
        title=item.page.title,
        url=item.page.get_url() or "",
        where=where(item.page),
        away=away(distances[place.slug]) if place and place.slug in distances else "",
        help_url=reverse("helping:offer", args=[item.translation_key]),
        help_text=_("I can help") if item.is_wanted else _("I can use this"),
    )
