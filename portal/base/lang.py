"""Pages and words in the language a reader asked for."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Case, IntegerField, QuerySet, Value, When
from wagtail.models import Page


def in_language(pages: Iterable[Page], code: str) -> list[Page]:
    """The chosen pages in a language, in their order, fetched for cards.

    A page without a live translation stands in its own language; one that is not live itself falls out.
    """
    keys = [page.translation_key for page in pages]
    if not keys:
        return []
    first = Case(When(locale__language_code=code, then=Value(0)), default=Value(1), output_field=IntegerField())
    rows = (
        Page.objects.live()
        .filter(translation_key__in=keys, alias_of__isnull=True)
        .annotate(other=first)
        .order_by("other", "locale_id")
    )
    best: dict = {}
    for row in rows:
        best.setdefault(row.translation_key, row)
    return fetched_for_cards([best[key] for key in dict.fromkeys(keys) if key in best])


def fetched_for_cards(pages: list[Page]) -> list[Page]:
    """The same pages as their own classes with all that cards read: a query or two per class, not per page."""
    by_class = defaultdict(list)
    for page in pages:
        by_class[page.specific_class].append(page.pk)
    found = {}
    for model, keys in by_class.items():
        if hasattr(model.objects.all(), "for_cards"):
            found |= {row.pk: row for row in model.objects.filter(pk__in=keys).for_cards()}
    return [found[page.pk] for page in pages if page.pk in found]


def snippets_in_language(chosen: QuerySet, code: str) -> list:
    """These snippets (usually source rows) in a language, each in its own where there is no translation."""
    keys = chosen.order_by().values("translation_key")
    first = Case(When(locale__language_code=code, then=Value(0)), default=Value(1), output_field=IntegerField())
    rows = chosen.model.objects.filter(translation_key__in=keys).annotate(other=first).order_by("other", "pk")
    best: dict = {}
    for row in rows:
        best.setdefault(row.translation_key, row)
    return list(best.values())
