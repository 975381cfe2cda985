"""Adjectives that every kind of page shares. They chain: `NewsPage.objects.live().in_language("nl").for_cards(at)`."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet
from wagtail.models import PageManager, PageQuerySet

from .closed import closed_paths, under
from .shelf import kinds_shown_by, touch

ON_A_CARD = ("title", "url_path", "summary", "locale__language_code")
#: What a picture on a card is cut and found by.
OF_A_PICTURE = tuple(
    f"listing_image__{name}"
    for name in ("file", "width", "height", *(f"focal_point_{side}" for side in ("x", "y", "width", "height")))
)


def with_fields(rows: QuerySet, names: tuple[str, ...]) -> QuerySet:
    """These rows with nothing but these fields, those of other tables ("place__name") in the same query."""
    return rows.select_related(*{name.rpartition("__")[0] for name in names if "__" in name}).only(*names)


class BasePageQuerySet(PageQuerySet):
    #: Fields that `card()` reads; each subclass adds its own. Cards are many, and each column costs.
    card_fields: tuple[str, ...] = (*ON_A_CARD, *OF_A_PICTURE)
    #: Foreign keys that a page shows; each subclass adds its own.
    page_relations: tuple[str, ...] = ("listing_image", "social_image", "locale")
    #: Child rows and many-to-many rows that they show, one query each.
    card_rows: tuple[str, ...] = ()
    page_rows: tuple[str, ...] = ()
    #: What `search_entry` reads.
    entry_relations: tuple[str, ...] = ("locale",)
    entry_rows: tuple[str, ...] = ()

    def update(self, **values):
        """Lists see it, as they see a page that is saved."""
        found = super().update(**values)
        touch(*kinds_shown_by(self.model))
        return found

    def open_to_all(self):
        """Live, and closed to the public neither itself nor by a page above it; one query for a whole visit."""
        closed = closed_paths()
        return self.live().exclude(under(closed)) if closed else self.live()

    def in_language(self, code: str):
        return self.filter(locale__language_code=code)

    def for_cards(self, at: datetime):
        """With everything that `card()` reads at that moment, in a fixed number of queries."""
        return with_fields(self.prefetch_related(*self.card_rows), self.card_fields)

    def for_page(self):
        """With everything that the page's own template reads."""
        return self.select_related(*self.page_relations).prefetch_related(*self.page_rows)

    def for_entries(self):
        """With everything that `search_entry()` reads, in a fixed number of queries."""
        return self.select_related(*self.entry_relations).prefetch_related(*self.entry_rows)

    def date_spans(self, *more: str) -> Iterable[tuple]:
        """(primary key, start, end) of each date of these pages, and `more` of it; none of pages without dates."""
        return ()

    def spots(self) -> Iterable[tuple]:
        """(primary key, latitude, longitude) of these pages; none of kinds, or pages, that have no spot."""
        return ()

    def in_theme(self, *slugs: str):
        return self.filter(pk__in=self.model.objects.filter(themes__slug__in=slugs).values("pk"))


def manager_for(queryset: type[BasePageQuerySet]):
    """A page manager (pages keep their tree order) that speaks this queryset's adjectives."""
    return PageManager.from_queryset(queryset)()
