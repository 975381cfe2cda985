"""What a save means for search: a page, a page and all below it, or nothing."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import connection
from wagtail.models import Page

from .changes import enqueue
from .draining import record
from .models import Scope
from .references import pages_naming

#: Fields of a page that no visitor sees: a draft writes these alone.
OF_DRAFTS = frozenset(
    {
        "approved_schedule",
        "draft_title",
        "expire_at",
        "go_live_at",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_created_at",
        "locked",
        "locked_at",
        "locked_by",
        "owner",
    }
)
#: A row that is written before the change itself waits until that must be there.
AHEAD = timedelta(seconds=5)


def before_page(page: Page, update_fields: Collection[str] | None) -> None:
    """Keep the page's address and state as they were. Locks its row, which is about to be written."""
    if page.pk and not _of_drafts(update_fields):
        rows = Page.objects.select_for_update() if connection.in_atomic_block else Page.objects
        page._search_before = rows.filter(pk=page.pk).values_list("url_path", "live").first()


def after_page(page: Page, update_fields: Collection[str] | None, *, at: datetime) -> None:
    """Record a page that was saved, in the transaction of its own row."""
    if _of_drafts(update_fields):
        return
    address, live = page.__dict__.pop("_search_before", None) or (page.url_path, False)
    if address != page.url_path:
        record([page.pk], at=at, scope=Scope.BRANCH)
    elif live or page.live:
        record([page.pk], at=at)


def ahead(keys: Collection[int], *, at: datetime, scope: Scope = Scope.PAGE) -> None:
    """Write down beforehand what a save outside any transaction is about to change.

    Django says that a row was saved after it was committed. If the process dies in between, this row is there.
    """
    if not connection.in_atomic_block:
        enqueue(keys, at=at, scope=scope, not_before=at + AHEAD)


def before_named(row, *, at: datetime) -> None:
    """See `ahead`."""
    if not connection.in_atomic_block:
        ahead(pages_naming(row), at=at)


def named(row, *, at: datetime, created: bool = False) -> None:
    """Record the pages that name this theme, line, place or municipality."""
    if keys := pages_naming(row, in_all_languages=created):
        record(keys, at=at)


def _of_drafts(update_fields: Collection[str] | None) -> bool:
    return update_fields is not None and OF_DRAFTS.issuperset(update_fields)
