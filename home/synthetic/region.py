"""What invented pages of one language refer to: the places, themes, contacts and pictures that are there."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Model
from wagtail.models import Locale

from portal.base.drawing.chance import Chance
from portal.base.models import Contact, Partner, Place, PortalImage, ProgrammeLine, Theme

from .words import Weighted

#: Inhabitants that a hamlet of unknown size counts for, so that it has initiatives too.
HAMLET = 150
DAYS_BACK = 6 * 365


@dataclass(frozen=True)
class Region:
    """Primary keys, except for places; `at` is now. Lists stand in the same order in every language."""

    at: datetime
    locale: Locale
    places: Weighted[Place]
    themes: dict[str, int]
    contacts: list[int]
    lines: list[int]
    partners: list[int]
    pictures: list[int]

    def key(self, chance: Chance) -> uuid.UUID:
        """A translation key, fixed by the seed: it is what pages in several languages have in common."""
        return uuid.UUID(int=int(chance.between(0, 1) * 2**64) << 64 | chance.whole(0, 2**52), version=4)

    def chosen_themes(self, slugs: list[str], chance: Chance) -> list[int]:
        """The themes with these slugs that exist, sometimes with one more."""
        found = {self.themes[slug] for slug in slugs if slug in self.themes}
        if self.themes and chance.happens(0.2):
            found.add(chance.pick(list(self.themes.values())))
        return sorted(found)

    def maybe(self, keys: list[int], chance: Chance, share: float) -> int | None:
        """One of these keys in a share (0 to 1) of the cases, None in the others."""
        happens = chance.happens(share)
        return chance.pick(keys) if keys and happens else None

    def long_ago(self, chance: Chance) -> datetime:
        """A moment in the last six years, more often a recent one."""
        return self.at - timedelta(days=DAYS_BACK * chance.between(0, 1) ** 1.6, minutes=chance.whole(1, 600))


def region_in(language: str, *, at: datetime) -> Region:
    """What there is for pages in this language; a snippet without a translation stands in Dutch."""
    locale = Locale.objects.get(language_code=language)
    places = list(Place.objects.select_related("municipality").order_by("pk"))
    themes = {theme.slug: theme.pk for theme in in_locale(Theme, locale)}
    return Region(
        at,
        locale,
        Weighted(places, [(place.population or HAMLET) ** 0.5 for place in places]),
        themes,
        [contact.pk for contact in in_locale(Contact, locale) if contact.mail],
        [line.pk for line in in_locale(ProgrammeLine, locale)],
        list(Partner.objects.order_by("pk").values_list("pk", flat=True)),
        list(PortalImage.objects.order_by("pk").values_list("pk", flat=True)),
    )


def in_locale(model: type[Model], locale: Locale) -> list:
    """The Dutch rows of a translatable snippet in their order, each in this locale where it has a translation."""
    own = {row.translation_key: row for row in model.objects.filter(locale=locale)}
    dutch = model.objects.filter(locale=Locale.get_default()).order_by("pk")
    return [own.get(row.translation_key, row) for row in dutch]
