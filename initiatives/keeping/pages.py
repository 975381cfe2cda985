"""Which page an initiative's translation key leads to."""

from uuid import UUID

from django.conf import settings

from portal.base.facts import is_translation

from ..choices import Stage
from ..models import InitiativePage


def source_of(key: UUID) -> InitiativePage | None:
    """The page in the language it was written in, live or not: that is the one that changes are made to."""
    rows = InitiativePage.objects.filter(translation_key=key, alias_of=None).select_related("locale", "place")
    found = sorted(rows, key=lambda row: (row.language != settings.LANGUAGE_CODE, row.pk))
    return next((row for row in found if not is_translation(row)), None)


def open_source_of(key: UUID) -> InitiativePage | None:
    """The same page where everybody may read it."""
    source = source_of(key)
    return source if source and InitiativePage.objects.open_to_all().filter(pk=source.pk).exists() else None


def shown_of(key: UUID, *, language: str) -> InitiativePage | None:
    """The page that a reader of this language can open; None when it is live in none."""
    rows = InitiativePage.objects.open_to_all().filter(translation_key=key, alias_of=None).select_related("locale")
    order = {language: 0, settings.LANGUAGE_CODE: 1}
    return next(iter(sorted(rows, key=lambda row: (order.get(row.language, 2), row.pk))), None)


def has_stopped(page: InitiativePage | None) -> bool:
    return page is not None and page.stage == Stage.STOPPED
