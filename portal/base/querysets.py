"""Adjectives that every kind of page shares. They chain: `InitiativePage.objects.live().in_language("nl").for_cards()`."""

from django.db.models import Prefetch
from wagtail.models import PageManager, PageQuerySet


class BasePageQuerySet(PageQuerySet):
    #: Foreign keys that a card and a page show; each subclass adds its own.
    card_relations: tuple[str, ...] = ("listing_image", "locale")
    page_relations: tuple[str, ...] = ("listing_image", "social_image", "locale")
    card_rows: tuple[str | Prefetch, ...] = ()

    def in_language(self, code: str):
        return self.filter(locale__language_code=code)

    def for_cards(self):
        """With everything that `card()` reads, in a fixed number of queries."""
        return self.select_related(*self.card_relations).prefetch_related(*self.card_rows).defer_streamfields()

    def for_page(self):
        """With every foreign key that the page's own template reads."""
        return self.select_related(*self.page_relations)

    def in_theme(self, *slugs: str):
        return self.filter(themes__slug__in=slugs).distinct()


def manager_for(queryset: type[BasePageQuerySet]):
    """A page manager (pages keep their tree order) that speaks this queryset's adjectives."""
    return PageManager.from_queryset(queryset)()
