"""Adjectives that every kind of page shares. They chain: `NewsPage.objects.live().in_language("nl").for_cards(at)`."""

from datetime import datetime

from wagtail.fields import RichTextField, StreamField
from wagtail.models import PageManager, PageQuerySet

from .closed import closed_paths, under

#: The types of such fields.
LONG = (StreamField, RichTextField)


class BasePageQuerySet(PageQuerySet):
    #: Foreign keys that a card and a page show; each subclass adds its own.
    card_relations: tuple[str, ...] = ("listing_image", "locale")
    page_relations: tuple[str, ...] = ("listing_image", "social_image", "locale")
    #: Child rows and many-to-many rows that they show, one query each.
    card_rows: tuple[str, ...] = ()
    page_rows: tuple[str, ...] = ()
    #: What `search_entry` reads.
    entry_relations: tuple[str, ...] = ("locale",)
    entry_rows: tuple[str, ...] = ()

    def open_to_all(self):
        """Live, and closed to the public neither itself nor by a page above it; one query for a whole visit."""
        closed = closed_paths()
        return self.live().exclude(under(closed)) if closed else self.live()

    def in_language(self, code: str):
        return self.filter(locale__language_code=code)

    def for_cards(self, at: datetime):
        """With everything that `card()` reads at that moment, in a fixed number of queries."""
        return self.select_related(*self.card_relations).prefetch_related(*self.card_rows).defer(*self.long_fields())

    def long_fields(self) -> list[str]:
        """Fields that hold the words of a whole page, and that no card shows."""
        return [field.name for field in self.model._meta.fields if isinstance(field, LONG)]

    def for_page(self):
        """With everything that the page's own template reads."""
        return self.select_related(*self.page_relations).prefetch_related(*self.page_rows)

    def for_entries(self):
        """With everything that `search_entry()` reads, in a fixed number of queries."""
        return self.select_related(*self.entry_relations).prefetch_related(*self.entry_rows)

    def in_theme(self, *slugs: str):
        return self.filter(pk__in=self.model.objects.filter(themes__slug__in=slugs).values("pk"))


def manager_for(queryset: type[BasePageQuerySet]):
    """A page manager (pages keep their tree order) that speaks this queryset's adjectives."""
    return PageManager.from_queryset(queryset)()
