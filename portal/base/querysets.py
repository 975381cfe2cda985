"""Adjectives that every kind of page shares. They chain: `NewsPage.objects.live().in_language("nl").for_cards(at)`."""

from datetime import datetime

from wagtail.fields import RichTextField, StreamField
from wagtail.models import PageManager, PageQuerySet

from .closed import closed_paths, under

#: The types of fields that hold the words of a whole page.
LONG = (StreamField, RichTextField)
#: What a page, and the picture of a page, keep for editors. Cards are many, and each column costs.
KEPT_FOR_EDITORS = (
    *("numchild", "alias_of", "draft_title", "owner", "seo_title", "search_description", "social_image", "social_text"),
    *("latest_revision", "latest_revision_created_at", "live_revision", "has_unpublished_changes"),
    *("last_published_at", "go_live_at", "expire_at", "expired", "locked", "locked_at", "locked_by"),
)
OF_A_PICTURE = tuple(
    f"listing_image__{name}"
    for name in ("collection", "created_at", "uploaded_by_user", "file_size", "file_hash", "credit")
)


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
        shown = self.select_related(*self.card_relations).prefetch_related(*self.card_rows)
        return shown.defer(*self.unshown_fields(self.card_relations))

    def unshown_fields(self, relations: tuple[str, ...]) -> list[str]:
        """Fields that no card shows, also of the picture where it comes along with these relations."""
        long = (field.name for field in self.model._meta.fields if isinstance(field, LONG))
        return [*KEPT_FOR_EDITORS, *long, *(OF_A_PICTURE if "listing_image" in relations else ())]

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
