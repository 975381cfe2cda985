"""IndexPage: a page that lists the pages under it, with filters that are plain addresses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil
from typing import ClassVar

from django.apps import apps
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField

from .. import outputs
from ..cards import Card, Link, make_cards
from ..filters import Chosen, Facet, Group, Pill, Sort, groups, pick_sort, pills, read, without_all
from ..mapping import DrawnMap, draw, is_map, switch
from ..nearness import (
    PARAMETERS,
    NearForm,
    Where,
    address_with,
    circle_pills,
    farther,
    near_form,
    nearest_sort,
    read_where,
)
from ..nearness.cards import with_distances
from ..paging import PARAMETER, Pages, page_number, pages
from ..querysets import BasePageQuerySet
from ..shelf import Selection, Shelf, Within, select, shelf_of
from .pages import BasePage

PER_PAGE = 12
#: Cards of what has no spot.
APART = 4


@dataclass(frozen=True, slots=True)
class Apart:
    """What has no spot, below a list that is narrowed by place: the first cards, how many, and all of them at `url`."""

    cards: list[Card]
    total: int
    url: str


@dataclass(frozen=True, slots=True)
class Listing:
    """Everything an index template shows below its introduction.

    `near`: the fields for a place, where its pages have spots; `apart`: of what has none, where the list is narrowed by
    place; `farther`: the widest circle, where nothing was found.
    """

    cards: list[Card]
    total: int
    groups: tuple[Group, ...]
    pills: tuple[Pill, ...]
    sorts: tuple[Link, ...]
    sort: str
    ignored: list[str]
    pages: Pages
    near: NearForm | None = None
    apart: Apart | None = None
    farther: Link | None = None
    views: tuple[Link, ...] = ()
    map: DrawnMap | None = None
    query: str = ""  # what was chosen, as an address


class IndexPage(BasePage):
    introduction = RichTextField(_("introduction"), blank=True)

    search_words = ("introduction",)
    #: The kind of pages that it lists, as "initiatives.InitiativePage".
    page_model: ClassVar[str] = ""
    facets: ClassVar[tuple[Facet, ...]] = ()
    sorts: ClassVar[tuple[Sort, ...]] = (Sort("naam", _("By name"), ("title",)),)
    #: Whether its pages can be taken along, see `portal.base.outputs`; then with these further columns.
    takes_out: ClassVar[bool] = False
    columns: ClassVar[tuple[outputs.Column, ...]] = ()
    #: Whether its pages have spots, so that it can be narrowed by nearness and shown as a map.
    is_placed: ClassVar[bool] = False
    #: What those pages are that belong to no municipality.
    nowhere: ClassVar[str] = ""
    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]

    class Meta:
        abstract = True

    @property
    def listed(self):
        """The manager of the kind of pages that it lists."""
        return apps.get_model(self.page_model).objects

    def open_rows(self) -> BasePageQuerySet:
        """The pages in this list that everybody may see."""
        return self.listed.open_to_all().child_of(self)

    def within(self, shelf: Shelf, *, params, at, remarks: list[str]) -> Within:
        """What is left before any facet. What cannot be used of `params` is told in `remarks`."""
        return Within(shelf.everything)

    def further_pills(self, params) -> tuple[Pill, ...]:
        """Pills of filters that are no facet, such as dates."""
        return ()

    def shown(self, pages: list, params) -> list:
        """The pages of one page of the list, before they become cards."""
        return pages

    def sorts_for(self, params) -> tuple[Sort, ...]:
        return self.sorts

    def told(self, name: str, count: int) -> str:
        """A place with the number of its pages: "Ruurlo: 3 initiatives"."""
        return f"{name}: {count}"

    def items(self, keys: Sequence[int], *, at) -> Iterable[outputs.Item]:
        """These pages for outputs, in this order, in a fixed number of queries; of lists that take out."""
        raise NotImplementedError

    def seen_from(self, params, *, at):
        """The moment from which on a page tells its dates to people."""
        return at

    def times_of(self, item: outputs.Item, params) -> Iterable[outputs.Time]:
        """The dates of one of them that belong in a calendar of this list."""
        return item.times

    def chosen_words(self, params, found: Selection) -> list[str]:
        """What was chosen, in words."""
        return [pill.label for pill in self._pills(params, found)]

    def serve(self, request, *args, output: str = "", **kwargs):
        return outputs.answer(self, request, output) if output else super().serve(request, *args, **kwargs)

    def check_request_method(self, request, *args, **kwargs):
        # Wagtail's hook hands over what `serve` takes as a tuple and a dictionary.
        output = next((one["output"] for one in (*args, kwargs) if isinstance(one, dict) and "output" in one), "")
        return outputs.refusal(request, output) if output else super().check_request_method(request, *args, **kwargs)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        listing = self.listing(request.GET, at=context["at"])
        context["chrome"].list_page = listing.pages.number
        context["chrome"].is_narrowed = any(name != PARAMETER for name in request.GET)
        ways = outputs.takeaways(self.full_url, listing.query) if self.takes_out else []
        return context | {"listing": listing, "takeaways": ways}

    def selection(self, params, *, at) -> Selection:
        """The pages that the parameters of an address choose: what every form of this list shows."""
        return self._select(params, self._labels, at=at)

    def rows_of(self, keys: Sequence[int], *, at) -> list:
        """These pages in this order, fetched for cards; what went meanwhile is left out."""
        rows = self.listed.live().for_cards(at).filter(pk__in=keys)
        by_key = {row.pk: row for row in rows}
        return [by_key[key] for key in keys if key in by_key]

    def listing(self, params, *, at) -> Listing:
        labels = self._labels
        found = self._select(params, labels, at=at)
        chosen, where, params = found.chosen, found.where, address_with(params, found.near)
        drawn = self._map(params, found, at=at)
        number, last = self._page(params, found.total, chosen)
        keys = () if drawn else found.keys[(number - 1) * PER_PAGE : number * PER_PAGE]
        apart = () if drawn else found.apart[:APART]
        cards, apart = self._cards(keys, apart, params, found, at=at)
        return Listing(
            cards,
            found.total,
            groups(self.facets, labels, found.counts, chosen),
            self._pills(params, found),
            tuple(Link(item.label, item.name, current=item is found.sort) for item in self._sorts(params, where)),
            found.sort.name,
            chosen.ignored,
            pages(number, last, params),
            near_form(params, where) if self.is_placed else None,
            Apart(apart, len(found.apart), without_all(params, *PARAMETERS)) if apart else None,
            farther(params, where) if not found.total else None,
            switch(params, shows_map=bool(drawn)) if self.is_placed else (),
            drawn,
            outputs.query_of(self, params, found),
        )

    def _map(self, params, found: Selection, *, at) -> DrawnMap | None:
        """The list as a map, where that was asked for."""
        shows_map = self.is_placed and is_map(params, found.chosen.ignored)
        return draw(self, found, params, at=at) if shows_map else None

    def _cards(self, keys, apart, params, found: Selection, *, at) -> tuple[list[Card], list[Card]]:
        """Of one page of the list, and of what stands apart from it: fetched together."""
        rows = self.shown(self.rows_of([*keys, *apart], at=at) if keys or apart else [], params)
        cards = with_distances(rows, make_cards(rows, at=at), found.distances)
        listed = set(keys)
        split = sum(row.pk in listed for row in rows)
        return cards[:split], cards[split:]

    def _pills(self, params, found: Selection) -> tuple[Pill, ...]:
        chosen = pills(params, self.facets, self._labels, found.chosen)
        return (*chosen, *circle_pills(params, found.where), *self.further_pills(params))

    @cached_property
    def _labels(self) -> dict[str, dict[str, str]]:
        return {facet.name: facet.labels(self.language) for facet in self.facets}

    def _select(self, params, labels: dict[str, dict[str, str]], *, at) -> Selection:
        chosen = read(params, self.facets, labels)
        shelf = shelf_of(self, at=at)
        within = self.within(shelf, params=params, at=at, remarks=chosen.ignored)
        where = read_where(params, chosen.ignored) if self.is_placed else Where()
        sort = pick_sort(self._sorts(params, where), params, chosen)
        return select(shelf, facets=self.facets, chosen=chosen, within=within, sort=sort, where=where)

    def _sorts(self, params, where: Where) -> tuple[Sort, ...]:
        return (*nearest_sort(where.near), *self.sorts_for(params))

    def _page(self, params, total: int, chosen: Chosen) -> tuple[int, int]:
        last = max(1, ceil(total / PER_PAGE))
        number, remark = page_number(params, last)
        if remark:
            chosen.ignored.append(remark)
        return number, last
