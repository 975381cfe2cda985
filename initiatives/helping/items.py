"""Which ask or offer a message answers."""

from datetime import datetime
from uuid import UUID

from django.conf import settings

from ..models import HelpItem

RELATED = ("page__locale", "page__place", "page__municipality")


def item_of(key: UUID, *, language: str) -> HelpItem | None:
    """The ask or offer in this language, else in another in which its initiative is live; None where it is in none."""
    rows = HelpItem.objects.of_open_initiatives().filter(translation_key=key).with_answers()
    found = {item.page.language: item for item in rows.select_related(*RELATED)}
    return found.get(language) or found.get(settings.LANGUAGE_CODE) or next(iter(found.values()), None)


def is_open(key: UUID, *, at: datetime) -> bool:
    return HelpItem.objects.open(at).of_open_initiatives().filter(translation_key=key).exists()
