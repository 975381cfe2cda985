"""What pages are about, and where. Themes and lines are words and have translations; places are facts."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import TranslatableMixin

from ..facts import facts
from ..nearness.bounds import EAST, NORTH, SOUTH, WEST


class ThemeColour(models.TextChoices):
    MEADOW = "meadow", _("meadow green")
    BROOK = "brook", _("brook blue")
    BRICK = "brick", _("brick red")
    PLUM = "plum", _("plum")
    STRAW = "straw", _("straw")
    HEDGE = "hedge", _("hedge green")


class ThemeIcon(models.TextChoices):
    TABLE = "table", _("table (meeting)")
    CARE = "care", _("hands (care)")
    SUN = "sun", _("sun (energy)")
    BUS = "bus", _("bus (transport)")
    LEAF = "leaf", _("leaf (nature)")
    SHOP = "shop", _("shop (amenities)")
    HOUSE = "house", _("house (living)")
    LOOP = "loop", _("loop (sharing and repairing)")
    CABLE = "cable", _("cable (digital)")
    BOOK = "book", _("book (learning)")
    SWING = "swing", _("swing (play and sports)")
    MILL = "mill", _("mill (culture)")


class InLanguage(models.QuerySet):
    """Rows of a translatable snippet, by the language a reader asked for."""

    def in_language(self, code: str) -> "InLanguage":
        return self.filter(locale__language_code=code)


class Theme(TranslatableMixin):
    label = models.CharField(_("name"), max_length=60)
    slug = models.SlugField(
        _("address"),
        max_length=60,
        help_text=_("The word in addresses, such as ?thema=energie. The same in every language."),
    )
    colour = models.CharField(_("colour"), max_length=10, choices=ThemeColour.choices, default=ThemeColour.MEADOW)
    icon = models.CharField(_("icon"), max_length=10, choices=ThemeIcon.choices, default=ThemeIcon.LEAF)

    objects = models.Manager.from_queryset(InLanguage)()

    override_translatable_fields = facts("slug", "colour", "icon")
    panels = [
        FieldPanel("label"),
        FieldPanel("slug"),
        FieldRowPanel([FieldPanel("colour"), FieldPanel("icon")]),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ["label"]
        constraints = [models.UniqueConstraint(fields=["slug", "locale"], name="theme_slug_per_language")]

    def __str__(self):
        return self.label


class ProgrammeLine(TranslatableMixin):
    """One line of a programme. Offers and initiatives name their line; the programme page gathers them."""

    label = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("address"), max_length=60)
    text = models.TextField(
        _("what it is about"), max_length=400, help_text=_("One or two sentences for the programme page.")
    )

    objects = models.Manager.from_queryset(InLanguage)()

    override_translatable_fields = facts("slug")
    panels = [FieldPanel("label"), FieldPanel("slug"), FieldPanel("text")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("programme line")
        verbose_name_plural = _("programme lines")
        ordering = ["label"]

    def __str__(self):
        return self.label


LATITUDE = [MinValueValidator(SOUTH), MaxValueValidator(NORTH)]
LONGITUDE = [MinValueValidator(WEST), MaxValueValidator(EAST)]


class Spot(models.Model):
    """A point on the ground, in degrees (WGS84). The bounds are those of the Netherlands."""

    latitude = models.DecimalField(_("latitude"), max_digits=8, decimal_places=5, validators=LATITUDE)
    longitude = models.DecimalField(_("longitude"), max_digits=8, decimal_places=5, validators=LONGITUDE)

    class Meta:
        abstract = True


class Municipality(Spot):
    """One of the eight municipalities. Its name is the same in every language."""

    name = models.CharField(_("name"), max_length=60, unique=True)
    slug = models.SlugField(_("address"), max_length=60, unique=True)
    code = models.CharField(_("CBS code"), max_length=6, unique=True)
    website = models.URLField(_("website"), blank=True)
    contact = models.ForeignKey(
        "base.Contact",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="municipalities",
        verbose_name=_("who to call"),
        help_text=_("Who knows the way for initiatives here. Shown on the pages of the municipality and its places."),
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("code"),
        FieldPanel("website"),
        FieldPanel("contact"),
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
    ]

    class Meta:
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")
        ordering = ["name"]

    def __str__(self):
        return self.name


def told_apart(place: str, municipality: str) -> str:
    """The name of a place with that of its municipality, unless it bears that name itself."""
    return place if place == municipality else f"{place} ({municipality})"


class Place(Spot):
    """A town, village or hamlet (kern) with the municipality it lies in."""

    name = models.CharField(_("name"), max_length=60)
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="places", verbose_name=_("municipality")
    )
    population = models.PositiveIntegerField(
        _("inhabitants"), default=0, help_text=_("0 means: not known (many hamlets).")
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("municipality"),
        FieldPanel("population"),
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
    ]

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["name"]

    def __str__(self):
        return told_apart(self.name, self.municipality.name)
