"""Options that several lists offer as filters: (value, label) in the reader's language.

What only a room knows, it offers in its `AppConfig.ready`: `offer("stage", Stage.choices)`.
"""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from .filters import Facet
from .models.taxonomy import Municipality, Place, Theme

_offered: dict[str, Sequence[tuple[str, str]]] = {}


def offer(name: str, choices: Sequence[tuple[str, str]]) -> None:
    """Register the values and labels of a field of a `SearchEntry`, so that search can narrow by it."""
    _offered[name] = choices


def offered(name: str) -> list[tuple[str, str]]:
    return [(value, str(label)) for value, label in _offered.get(name, ())]


def theme_options(language: str) -> list[tuple[str, str]]:
    return [(theme.slug, theme.label) for theme in Theme.objects.in_language(language)]


def municipality_options(language: str) -> list[tuple[str, str]]:
    return [(row.slug, row.name) for row in Municipality.objects.all()]


def place_options(language: str) -> list[tuple[str, str]]:
    return list(Place.objects.values_list("slug", "name"))


def theme_facet(lookup: str = "themes__slug") -> Facet:
    return Facet("thema", _("Theme"), lookup, theme_options)


def municipality_facet(lookup: str, *, rest: str = "", dated: bool = False) -> Facet:
    return Facet("gemeente", _("Municipality"), lookup, municipality_options, rest=rest, dated=dated)


def place_facet(lookup: str, *, rest: str = "", dated: bool = False) -> Facet:
    return Facet("plaats", _("Place"), lookup, place_options, only_used=True, rest=rest, dated=dated)
