"""The demo in English and German: the same import that a translator's file goes through.

`translations/<language>.po` pairs each Dutch text, exactly as the translator sees it, with its translation.
"""

from collections.abc import Iterator
from functools import cache

import polib
from django.db.models import Model
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from portal.base.models import Contact, ProgrammeLine, SiteSettings, Theme

from ..models import ContentPage, FormPage
from .build import Demo
from .reading import FOLDER

LANGUAGES = ("en", "de")
INDEXES = ("programma", "agenda", "trainingen", "trajecten", "initiatieven", "nieuws")
PAGES = (
    "programma/van-onderop",
    "trajecten/cop-burgerproductiekracht",
    "trajecten/cop-burgerproductiekracht-2014",
    "trainingen/burgerinitiatieven-in-actie",
    "trainingen/burgerinitiatieven-in-actie-2014",
    "initiatieven/dorpshuis-de-deel",
    "initiatieven/buurtbus-over-de-grens",
    "initiatieven/molentuin",
    "initiatieven/taalcafe-kom-d-r-in",
    "agenda/wat-is-een-community-of-practice",
    "agenda/wieden-en-soep-in-de-molentuin",
    "agenda/koffietafel-voor-initiatiefnemers",
)


def load_translations(demo: Demo) -> None:
    locales = list(Locale.objects.filter(language_code__in=LANGUAGES))
    for row in rows_to_translate(demo):
        done = Translation.objects.filter(source__object_id=row.translation_key).values_list("target_locale", flat=True)
        waiting = [locale for locale in locales if locale.pk not in set(done)]
        if waiting:
            source, _new = TranslationSource.update_or_create_from_instance(row)
            for locale in waiting:
                translate(source, locale, demo)


def rows_to_translate(demo: Demo) -> Iterator[Model]:
    """Snippets first, so that pages point to translated ones at once; parents before children; home last."""
    for model in (Theme, ProgrammeLine, Contact, SiteSettings):
        yield from model.objects.filter(locale=demo.home.locale).order_by("pk")
    for slug in INDEXES:
        yield demo.home.get_children().get(slug=slug).specific
    yield from ContentPage.objects.child_of(demo.home).order_by("path")
    yield from FormPage.objects.child_of(demo.home).order_by("path")
    for path in PAGES:
        yield Page.objects.get(url_path=f"{demo.home.url_path}{path}/").specific
    yield demo.home


def translate(source: TranslationSource, locale: Locale, demo: Demo) -> None:
    """Translate one row and publish it, unless a word is missing."""
    words, catalogue = source.export_po(), catalogue_of(locale.language_code)
    missing = [entry.msgid for entry in words if entry.msgid not in catalogue]
    if missing:
        demo.say(f"{locale.language_code}: {source} waits for {len(missing)} texts, such as “{missing[0][:60]}”")
        return
    for entry in words:
        entry.msgstr = catalogue[entry.msgid]
    translation = Translation.objects.create(source=source, target_locale=locale)
    translation.import_po(words, delete=False)
    translation.save_target(publish=True)
    demo.say(f"{locale.language_code}: {source}")


@cache
def catalogue_of(code: str) -> dict[str, str]:
    file = FOLDER / "translations" / f"{code}.po"
    return {entry.msgid: entry.msgstr for entry in polib.pofile(str(file))} if file.exists() else {}


def texts_to_translate(demo: Demo) -> dict[str, str]:
    """Every Dutch text that a translator would be given, with where it stands."""
    found: dict[str, str] = {}
    for row in rows_to_translate(demo):
        source, _new = TranslationSource.update_or_create_from_instance(row)
        for entry in source.export_po():
            found.setdefault(entry.msgid, f"{row._meta.verbose_name}: {row} ({entry.msgctxt})")
    return found
