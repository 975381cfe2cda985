"""Where to start when nothing was asked yet: questions that others might ask, and the themes."""

from urllib.parse import urlencode

from django.utils.translation import gettext as _

from portal.base.cards import Link
from portal.base.models.taxonomy import Theme

MAX_THEMES = 8


def examples() -> list[Link]:
    """Questions in the reader's language, each a link to its answer."""
    asked = (_("village hall"), _("repair café"), _("neighbourhood bus"), _("energy cooperative"), _("training"))
    return [link_to(words) for words in asked]


def theme_links(language: str) -> list[Link]:
    """Themes, each a link to all that is filed under it."""
    themes = Theme.objects.in_language(language)[:MAX_THEMES]
    return [Link(theme.label, "?" + urlencode({"thema": theme.slug})) for theme in themes]


def link_to(words: str) -> Link:
    return Link(words, "?" + urlencode({"q": words}))
