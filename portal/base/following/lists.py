"""Which list is followed."""

from uuid import UUID

from wagtail.models import Page

from ..models import IndexPage
from .filters import left_of
from .models import Subscription


def list_of(key: UUID, language: str) -> IndexPage | None:
    """The list in this language, while everybody may see it."""
    rows = Page.objects.live().public().filter(translation_key=key, locale__language_code=language)
    page = rows.filter(alias_of__isnull=True).first()
    found = page and page.specific
    return found if isinstance(found, IndexPage) else None


def address_of(index: IndexPage, subscription: Subscription) -> str:
    """Of the list with what is followed of it."""
    filters = left_of(subscription.filters, subscription.lost)
    return (index.get_url() or "") + (f"?{filters}" if filters else "")


def pages_of(index: IndexPage, keys, *, at) -> dict:
    """Those of these pages that everybody may see, by key, fetched for cards."""
    rows = index.open_rows().filter(pk__in=list(keys)).for_cards(at)
    return {row.pk: row for row in rows}
