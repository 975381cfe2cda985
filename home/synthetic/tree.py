"""Putting many pages under one index at a time: tree paths are counted out, rows written in bulk.

`add_child` costs a dozen queries a page. What it also does is left out here, with its reason: revisions and log
entries (nobody wrote these pages), signals, Wagtail's reference index (`rebuild_references_index` makes it) and the
search indexes (`rebuild_search`, `update_index`), which are quicker to make at once afterwards.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db import DEFAULT_DB_ALIAS, connections, models, transaction
from django.db.models import F
from wagtail.models import Page

from portal.base.models import BasePage


@dataclass
class Draft:
    """A page that is in no tree yet, its child rows, and the primary keys it is linked to by many-to-many field."""

    page: BasePage
    rows: list[models.Model] = field(default_factory=list)
    links: dict[str, list[int]] = field(default_factory=dict)


def plant(index: Page, drafts: Sequence[Draft]) -> None:
    """Make pages of these drafts, all of one class, the last children of `index`, in one transaction."""
    with transaction.atomic():
        index = Page.objects.select_for_update().get(pk=index.pk)
        first = next_step(index)
        for step, draft in enumerate(drafts, first):
            settle(draft, index, step)
        insert_pages([draft.page for draft in drafts])
        insert_rows(drafts)
        insert_links(drafts)
        Page.objects.filter(pk=index.pk).update(numchild=F("numchild") + len(drafts))


def next_step(index: Page) -> int:
    """The number of the next child in the tree path."""
    last = index.get_last_child()
    return Page._str2int(last.path[-Page.steplen :]) + 1 if last else 1


def settle(draft: Draft, index: Page, step: int) -> None:
    """Give a page its position, address and language, and its rows that language."""
    page = draft.page
    page.depth = index.depth + 1
    page.path = Page._get_path(index.path, page.depth, step)
    page.url_path = f"{index.url_path}{page.slug}/"
    page.draft_title = page.title
    page.locale_id = index.locale_id
    for row in draft.rows:
        row.locale_id = index.locale_id


def insert_pages(pages: Sequence[BasePage]) -> None:
    """The rows of the table of all pages, then those of the pages' own."""
    insert(Page, [part for part in Page._meta.local_concrete_fields if not part.primary_key], pages)
    keys = dict(Page.objects.filter(path__in=[page.path for page in pages]).values_list("path", "pk"))
    for page in pages:
        page.pk = page.id = keys[page.path]
    model = type(pages[0])
    insert(model, model._meta.local_concrete_fields, pages)


def insert_rows(drafts: Sequence[Draft]) -> None:
    by_model = defaultdict(list)
    for draft in drafts:
        for row in draft.rows:
            row.page_id = draft.page.pk
            by_model[type(row)].append(row)
    for model, rows in by_model.items():
        insert(model, [part for part in model._meta.local_concrete_fields if not part.primary_key], rows)


def insert_links(drafts: Sequence[Draft]) -> None:
    model = type(drafts[0].page)
    for name in drafts[0].links:
        relation = model._meta.get_field(name)
        columns = (relation.m2m_column_name(), relation.m2m_reverse_name())
        pairs = [(draft.page.pk, key) for draft in drafts for key in draft.links[name]]
        execute(relation.remote_field.through, columns, pairs)


def insert(model: type[models.Model], parts: Sequence[models.Field], rows: Iterable[models.Model]) -> None:
    """Write these fields of these rows into the model's own table.

    Django's bulk_create refuses a model with a parent table, and takes twice as long for the others.
    """
    database = connections[DEFAULT_DB_ALIAS]
    values = [[part.get_db_prep_save(getattr(row, part.attname), database) for part in parts] for row in rows]
    execute(model, [part.column for part in parts], values)


def execute(model: type[models.Model], columns: Sequence[str], values: Sequence[Sequence]) -> None:
    database = connections[DEFAULT_DB_ALIAS]
    table, *names = (database.ops.quote_name(name) for name in (model._meta.db_table, *columns))
    marks = ", ".join(["%s"] * len(names))
    with database.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", values)  # noqa: S608
