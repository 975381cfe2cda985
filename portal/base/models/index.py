"""IndexPage: a page that lists the pages under it, with filters that are plain addresses."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import ClassVar

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField

from ..cards import Card, Link, make_cards
from ..filters import TOTAL, Chosen, Facet, Group, Pill, Sort, count, groups, narrow, pick_sort, pills, read
from ..paging import Pages, page_number, pages
from .pages import BasePage

PER_PAGE = 12


@dataclass(frozen=True, slots=True)
class Listing:
    """Everything an index template shows below its introduction."""

    cards: list[Card]
    total: int
    groups: tuple[Group, ...]
    pills: tuple[Pill, ...]
    sorts: tuple[Link, ...]
    sort: str
    ignored: list[str]
    pages: Pages


class IndexPage(BasePage):
    introduction = RichTextField(_("introduction"), blank=True)

    search_words = ("introduction",)
    facets: ClassVar[tuple[Facet, ...]] = ()
    sorts: ClassVar[tuple[Sort, ...]] = (Sort("naam", _("By name"), ("title",)),)
    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]

    class Meta:
        abstract = True

    def rows(self, *, params, at, remarks: list[str]) -> QuerySet:
        """The live pages in this list before any facet. What cannot be used of `params` is told in `remarks`."""
        raise TypeError(f"{type(self).__name__} says which pages it lists")

    def further_pills(self, params) -> tuple[Pill, ...]:
        """Pills of filters that are no facet, such as dates."""
        return ()

    def shown(self, pages: list, params) -> list:
        """The pages of one page of the list, before they become cards."""
        return pages

    def sorts_for(self, params) -> tuple[Sort, ...]:
        return self.sorts

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        listing = self.listing(request.GET, at=context["at"])
        context["chrome"].list_page = listing.pages.number
        return context | {"listing": listing}

    def listing(self, params, *, at) -> Listing:
        labels = {facet.name: dict(facet.options(self.language)) for facet in self.facets}
        chosen = read(params, self.facets, labels)
        rows = self.rows(params=params, at=at, remarks=chosen.ignored)
        counts = count(rows, self.facets, chosen)
        total = counts.get((TOTAL, ""), 0)
        sorts = self.sorts_for(params)
        sort = pick_sort(sorts, params, chosen)
        number, last = self._page(params, total, chosen)
        shown = narrow(rows, self.facets, chosen).for_cards(at).order_by(*sort.order, "pk")
        window = shown[(number - 1) * PER_PAGE : number * PER_PAGE]
        return Listing(
            make_cards(self.shown(list(window), params), at=at),
            total,
            groups(self.facets, labels, counts, chosen),
            (*pills(params, self.facets, labels, chosen), *self.further_pills(params)),
            tuple(Link(item.label, item.name, current=item is sort) for item in sorts),
            sort.name,
            chosen.ignored,
            pages(number, last, params),
        )

    def _page(self, params, total: int, chosen: Chosen) -> tuple[int, int]:
        last = max(1, ceil(total / PER_PAGE))
        number, remark = page_number(params, last)
        if remark:
            chosen.ignored.append(remark)
        return number, last
