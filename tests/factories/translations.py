from django.db import models
from wagtail.models import Locale, Page


def twin_of(row: models.Model, language: str, **values) -> models.Model:
    """The live translation of a page (its parents come along) or of a snippet, with these values of its own."""
    locale = Locale.objects.get(language_code=language)
    if isinstance(row, Page):
        twin = row.copy_for_translation(locale, copy_parents=True)
        live = [page.specific for page in twin.get_ancestors(inclusive=True).filter(live=False)]
        for page in live[:-1]:
            page.live = True
            page.save()
        twin = live[-1]
        values = {"live": True, **values}
    else:
        twin = row.copy_for_translation(locale)
    for name, value in values.items():
        setattr(twin, name, value)
    twin.save()
    return twin
