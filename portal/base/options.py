"""Options that several index pages offer as filters: (value, label) in the reader's language."""

from django.utils.translation import gettext_lazy as _

from .filters import Facet
from .models.taxonomy import Municipality, Place, Theme


def theme_options(language: str) -> list[tuple[str, str]]:
    return [(theme.slug, theme.label) for theme in Theme.objects.in_language(language)]


def municipality_options(language: str) -> list[tuple[str, str]]:
    return [(row.slug, row.name) for row in Municipality.objects.all()]


def place_options(language: str) -> list[tuple[str, str]]:
    return list(Place.objects.values_list("slug", "name"))


def theme_facet(lookup: str = "themes__slug") -> Facet:
    return Facet("thema", _("Theme"), lookup, theme_options)


def municipality_facet(lookup: str) -> Facet:
    return Facet("gemeente", _("Municipality"), lookup, municipality_options)


def place_facet(lookup: str) -> Facet:
    return Facet("plaats", _("Place"), lookup, place_options, only_used=True)
