"""The places and municipalities of the region, as people write them."""

from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from portal.base.folding import fold
from portal.base.models import Municipality, Place
from portal.base.models.taxonomy import told_apart

LONGEST = 80


@dataclass(frozen=True, slots=True)
class Where:
    """A place with its municipality, a whole municipality, or, when both are empty, the whole region; slugs."""

    place: str = ""
    municipality: str = ""


@dataclass(frozen=True, slots=True)
class Village:
    """A place by its names and those of its municipality, and its inhabitants."""

    slug: str
    name: str
    municipality: str  # slug
    town: str  # name of the municipality
    population: int

    def __str__(self) -> str:
        return told_apart(self.name, self.town)


class Region:
    """All places and municipalities, read when first needed: one query each."""

    @cached_property
    def places(self) -> list[Village]:
        fields = ("slug", "name", "municipality__slug", "municipality__name", "population")
        return [Village(*row) for row in Place.objects.order_by("name", "slug").values_list(*fields)]

    @cached_property
    def municipalities(self) -> list[Municipality]:
        return list(Municipality.objects.all())

    @cached_property
    def _by_name(self) -> dict[str, Village]:
        """By slug, by name, and by name with its municipality; of two with one name the larger."""
        found: dict[str, Village] = {}
        for place in sorted(self.places, key=lambda place: place.population):
            for words in (place.slug, place.name, f"{place.name} {place.town}"):
                found[fold(words)] = place
        return found

    @cached_property
    def _towns(self) -> dict[str, Municipality]:
        prefixes = ("", "gemeente", "municipalityof", "gemeinde")
        return {prefix + fold(town.name): town for town in self.municipalities for prefix in prefixes}

    def place(self, words: str) -> Village | None:
        return self._by_name.get(fold(words[:LONGEST]))

    def municipality(self, words: str) -> Municipality | None:
        return self._towns.get(fold(words[:LONGEST]))

    def where(self, words: str) -> Where:
        """A place, or else a municipality, by its name in any spelling; raises ValidationError with what to do."""
        place, town = self.place(words), self.municipality(words)
        if place:
            return Where(place.slug, place.municipality)
        if town:
            return Where("", town.slug)
        raise ValidationError(self.unknown(words))

    def unknown(self, words: str) -> str:
        names = {fold(place.name): place.name for place in self.places}
        near = get_close_matches(fold(words[:LONGEST]), names, n=1, cutoff=0.75)
        if near:
            told = {"words": words[:LONGEST], "place": names[near[0]]}
            return _("We do not know a place “%(words)s”. Do you mean %(place)s?") % told
        return _(
            "We do not know a place “%(words)s” in the Achterhoek. This site is for its eight municipalities. Does it"
            " reach there from here? Then choose the place from which you do it."
        ) % {"words": words[:LONGEST]}

    def called(self, where: Where) -> str:
        """In words, as on the page."""
        place = Place.objects.select_related("municipality").filter(slug=where.place).first() if where.place else None
        if place:
            return str(place)
        town = next((town for town in self.municipalities if town.slug == where.municipality), None)
        return _("Municipality of %(name)s") % {"name": town.name} if town else _("Whole region")
