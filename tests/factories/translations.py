from django.db import models
from wagtail.models import Locale, Page


def twin_of(row: models.Model, language: str, **values) -> models.Model:
    """The live translation of a page, under those of the pages above it, or of a snippet; `values` are its own."""
    locale = Locale.objects.get(language_code=language)
    if isinstance(row, Page):
        parent = row.get_parent().specific
        if not parent.has_translation(locale):
            twin_of(parent, language)
        values = {"live": True, **values}
    twin = row.copy_for_translation(locale)
    for name, value in values.items():
        setattr(twin, name, value)
    twin.save()
    return twin
