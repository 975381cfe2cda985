"""Adjectives that every kind of page shares. They chain: `NewsPage.objects.live().in_language("nl").for_cards(at)`."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Subquery
from django.db.models.functions import Length, Substr
from wagtail.models import Page, PageManager, PageQuerySet, PageViewRestriction


def is_closed() -> Exists:
    """Whether a page is closed to the public, by itself or by a page above it; for filters and annotations."""
    # A scalar subquery and no join: with few restrictions SQLite would otherwise scan all pages for each page.
    top = Page.objects.filter(pk=OuterRef("page_id")).order_by().values("path")[:1]
    rows = PageViewRestriction.objects.annotate(top=Subquery(top))
    return Exists(rows.filter(top=Substr(OuterRef("path"), 1, Length("top"))))


class BasePageQuerySet(PageQuerySet):
    #: Foreign keys that a card and a page show; each subclass adds its own.
    card_relations: tuple[str, ...] = ("listing_image", "locale")
    page_relations: tuple[str, ...] = ("listing_image", "social_image", "locale")
    #: Child rows and many-to-many rows that they show, one query each.
    card_rows: tuple[str, ...] = ()
    page_rows: tuple[str, ...] = ()

    def open_to_all(self):
        """Live, and closed to the public neither itself nor by a page above it; no query of its own."""
        return self.live().exclude(is_closed())

    def in_language(self, code: str):
        return self.filter(locale__language_code=code)

    def for_cards(self, at: datetime):
        """With everything that `card()` reads at that moment, in a fixed number of queries."""
        return self.select_related(*self.card_relations).prefetch_related(*self.card_rows).defer_streamfields()

    def for_page(self):
        """With everything that the page's own template reads."""
        return self.select_related(*self.page_relations).prefetch_related(*self.page_rows)

    def in_theme(self, *slugs: str):
        return self.filter(pk__in=self.model.objects.filter(themes__slug__in=slugs).values("pk"))


def manager_for(queryset: type[BasePageQuerySet]):
    """A page manager (pages keep their tree order) that speaks this queryset's adjectives."""
    return PageManager.from_queryset(queryset)()
