"""Pages and words in the language a reader asked for."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db.models import Case, IntegerField, Value, When
from wagtail.models import Page


def in_language(keys: Iterable[int], code: str, *, at: datetime) -> list[Page]:
    """The pages with these primary keys in a language, in their order, fetched for cards.

    A page without a live translation stands in its own language; one that is nowhere live falls out.
    """
    keys = [key for key in keys if key]
    if not keys:
        return []
    asked = dict(Page.objects.filter(pk__in=keys).values_list("pk", "translation_key"))
    first = Case(
        When(locale__language_code=code, then=Value(0)),
        When(pk__in=keys, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    rows = Page.objects.live().filter(translation_key__in=asked.values(), alias_of__isnull=True)
    best: dict = {}
    for row in rows.annotate(rank=first).order_by("rank", "pk"):
        best.setdefault(row.translation_key, row)
    wanted = dict.fromkeys(asked[key] for key in keys if key in asked)
    return fetched_for_cards([best[key] for key in wanted if key in best], at=at)


def fetched_for_cards(pages: list[Page], *, at: datetime) -> list[Page]:
    """The same pages as their own classes with all that cards read: a query or two per class, not per page."""
    by_class = defaultdict(list)
    for page in pages:
        by_class[page.specific_class].append(page.pk)
    found = {}
    for model, keys in by_class.items():
        if hasattr(model.objects.all(), "for_cards"):
            found |= {row.pk: row for row in model.objects.open_to_all().filter(pk__in=keys).for_cards(at)}
    return [found[page.pk] for page in pages if page.pk in found]


def snippets_in_language(chosen: list, code: str) -> list:
    """These snippets of one model in a language, each as it is where it has no translation; at most one query."""
    if not chosen or code == settings.LANGUAGE_CODE:
        return chosen
    model, keys = type(chosen[0]), [row.translation_key for row in chosen]
    twins = {row.translation_key: row for row in model.objects.in_language(code).filter(translation_key__in=keys)}
    return [twins.get(row.translation_key, row) for row in chosen]
