"""Suggestions while somebody types: pages by their title, places and themes by their name."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from portal.base.cards import PAGE
from portal.base.models.taxonomy import Theme
from portal.base.nearness import Gazetteer

from .answer import completions
from .narrowing import KINDS
from .normalise import fold
from .query import cleaned

#: Letters before anything is suggested, and the longest that is looked at.
SHORTEST = 2
LONGEST = 100
PAGES = 6
OTHERS = 3


def suggestions(typed: str, language: str) -> list[dict[str, str]]:
    """Words, address and kind of each; pages first. Empty for what is odd, and when search does not answer."""
    typed = cleaned(typed)
    if not SHORTEST <= len(typed) <= LONGEST or len(fold(typed)) < SHORTEST:
        return []
    pages = completions(typed, language, PAGES)
    if pages is None:
        return []
    found = [{"text": page.title, "url": page.url, "kind": str(KINDS.get(page.kind, PAGE).label)} for page in pages]
    return found + [*themes(typed, language), *places(typed)][:OTHERS]


def places(typed: str) -> list[dict[str, str]]:
    return [
        {"text": spot.name, "url": _address(bij=spot.slug), "kind": _("Near this place")}
        for spot in Gazetteer().beginning(typed, OTHERS)
    ]


def themes(typed: str, language: str) -> list[dict[str, str]]:
    start = fold(typed)
    rows = Theme.objects.in_language(language).values_list("slug", "label")
    fitting = [(slug, label) for slug, label in rows if fold(label).startswith(start)]
    return [{"text": label, "url": _address(thema=slug), "kind": _("Theme")} for slug, label in fitting[:OTHERS]]


def _address(**params: str) -> str:
    return f"{reverse('search')}?{urlencode(params)}"
