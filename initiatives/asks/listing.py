"""One page of asks and offers, ready for its template."""

from dataclasses import dataclass
from datetime import datetime
from math import ceil

from django.urls import reverse
from django.utils.translation import gettext as _

from portal.base.cards import Link
from portal.base.filters import Group, Pill, groups, pick_sort
from portal.base.paging import Pages, page_number, pages
from portal.base.querysets import with_fields
from portal.base.when import short_day

from ..cards import where
from ..choices import Direction, HelpKind
from ..models import HelpItem
from .counting import TOTAL, counts
from .facets import FACETS, REACH, REACHES, SORTS, Asked, asked, narrowed

PER_PAGE = 12
FIELDS = (
    *("translation_key", "direction", "kind", "text", "until"),
    *(f"page__{name}" for name in ("title", "url_path", "place__name", "municipality__name")),
)


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing asked or offered. `icon`: of its kind; `title`, `url`: of the initiative; `help_url`: to answer it."""

    icon: str
    kind: str
    direction: str
    text: str
    until: str
    title: str
    url: str
    where: str
    help_url: str
    help_text: str


@dataclass(frozen=True, slots=True)
class AskListing:
    """What the page shows. `spots`: places to look near, `reaches`: how far; the current ones are chosen."""

    asks: list[Ask]
    total: int
    groups: tuple[Group, ...]
    pills: tuple[Pill, ...]
    sorts: tuple[Link, ...]
    ignored: list[str]
    pages: Pages
    spots: tuple[Link, ...]
    reaches: tuple[Link, ...]


def listed(params, *, language: str, at: datetime) -> AskListing:
    """What is open in this language, as these parameters of an address ask for it."""
    wish = asked(params)
    rows = HelpItem.objects.open(at).of_open_initiatives().filter(page__locale__language_code=language)
    found = counts(rows, wish, at=at)
    total = found.get(TOTAL, 0)
    sort = pick_sort(SORTS, params, wish.chosen)
    last = max(1, ceil(total / PER_PAGE))
    number, remark = page_number(params, last)
    shown = with_fields(narrowed(rows, wish, at=at), FIELDS).order_by(*sort.order)
    return AskListing(
        [ask_of(item) for item in shown[(number - 1) * PER_PAGE : number * PER_PAGE]],
        total,
        groups(FACETS, wish.labels, found, wish.chosen),
        wish.pills(params),
        tuple(Link(str(one.label), one.name, current=one is sort) for one in SORTS),
        [*wish.chosen.ignored, *([remark] if remark else [])],
        pages(number, last, params),
        *ways_of_near(wish),
    )


def ways_of_near(wish: Asked) -> tuple[tuple[Link, ...], tuple[Link, ...]]:
    near = wish.near
    spots = tuple(Link(str(one), one.slug, current=bool(near and one == near.place)) for one in wish.places)
    reach = near.reach if near else REACH
    return spots, tuple(Link(str(one), str(one), current=one == reach) for one in REACHES)


def ask_of(item: HelpItem) -> Ask:
    return Ask(
        icon=item.kind,
        kind=str(HelpKind(item.kind).label),
        direction=str(Direction(item.direction).label),
        text=item.text,
        until=_("until %(day)s") % {"day": short_day(item.until)} if item.until else "",
        title=item.page.title,
        url=item.page.get_url() or "",
        where=where(item.page),
        help_url=reverse("helping:offer", args=[item.translation_key]),
        help_text=_("I can help") if item.is_wanted else _("I can use this"),
    )
