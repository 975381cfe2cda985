"""Which pages name a theme, a programme line, a place or a municipality, and so hold its words in their entries."""

from collections.abc import Iterable
from functools import cache

from django.db.models import Model
from modelcluster.fields import ParentalKey
from wagtail.models import Page, TranslatableMixin

from portal.base.models import Municipality, Place, ProgrammeLine, Theme

#: Rows whose words get into the entries of pages.
NAMED = (Theme, ProgrammeLine, Place, Municipality)

Route = tuple[type[Page], str]


def pages_naming(row: Model, *, in_all_languages: bool = False) -> list[int]:
    """The keys of the pages that point to this row, by themselves, by a row below them, or by a place; one query.

    `in_all_languages` takes the row's translations as well: of pages that may be about to point to this one.
    """
    model = type(row)
    rows = model.objects.filter(pk=row.pk)
    if in_all_languages and isinstance(row, TranslatableMixin):
        rows = model.objects.filter(translation_key=row.translation_key)
    found = [page.objects.filter(**{f"{path}__in": rows}).order_by().values_list("pk") for page, path in routes(model)]
    return sorted(key for (key,) in found[0].union(*found[1:])) if found else []


@cache
def routes(model: type[Model]) -> tuple[Route, ...]:
    """The kinds of page that may point to a row of this model, each with the lookup that leads to it."""
    relations = (field for field in model._meta.get_fields(include_hidden=True) if field.auto_created)
    found = (
        route
        for relation in relations
        if relation.one_to_many or relation.many_to_many
        for route in _by_way_of(relation.related_model, relation.field.name)
    )
    return tuple(dict.fromkeys(found))


def _by_way_of(model: type[Model], name: str) -> Iterable[Route]:
    if issubclass(model, Page):
        return [(model, name)]
    if model in NAMED:
        return [(page, f"{path}__{name}") for page, path in routes(model)]
    parents = (field for field in model._meta.fields if isinstance(field, ParentalKey))
    return [
        (field.related_model, f"{field.related_query_name()}__{name}")
        for field in parents
        if issubclass(field.related_model, Page)
    ]
