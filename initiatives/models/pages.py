"""The showcase: initiatives of residents, each with what it is, where, how it was done and what it asks."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.blocks import CharBlock, StructBlock, URLBlock
from wagtail.fields import RichTextField, StreamField

from portal.base.blocks import BodyBlock, StepItemBlock
from portal.base.blocks.pictures import ImageBlock
from portal.base.cards import INITIATIVE
from portal.base.facts import facts
from portal.base.filters import Facet, Sort
from portal.base.models import BasePage, IndexPage, tabs, ticks
from portal.base.models.taxonomy import LATITUDE, LONGITUDE
from portal.base.options import municipality_facet, place_facet, theme_facet
from portal.base.querysets import manager_for

from .. import cards, structured, takeaway
from ..choices import Direction, HelpKind, Stage
from ..descent import descent_of, guides_for
from ..querysets import InitiativeQuerySet, help_items
from .guides import GUIDES


def help_facet(name: str, label: str, direction: Direction) -> Facet:
    """Of what is asked or offered and neither over nor answered, the kind; nothing of initiatives that stopped."""

    def still(at):
        items = help_items().open(at).filter(direction=direction)
        return models.Q(help_items__in=items) & ~models.Q(stage=Stage.STOPPED)

    return Facet(name, label, "help_items__kind", lambda language: HelpKind.choices, given=still)


class InitiativeIndexPage(IndexPage):
    parent_page_types = ["home.HomePage"]
    subpage_types = ["initiatives.InitiativePage"]
    page_model = "initiatives.InitiativePage"
    max_count_per_parent = 1
    is_placed = True
    page_description = _("The showcase. Lists all initiatives under it.")

    facets = (
        theme_facet(),
        municipality_facet("municipality__slug", rest=_("Whole region")),
        place_facet("place__slug", rest=_("No place in particular")),
        Facet("fase", _("Stage"), "stage", lambda language: Stage.choices),
        help_facet("gevraagd", _("Help wanted"), Direction.WANTED),
        help_facet("aangeboden", _("Help offered"), Direction.OFFERED),
    )
    sorts = (
        Sort("nieuw", _("Newest first"), (models.F("first_published_at").desc(nulls_last=True),)),
        Sort("naam", _("By name"), ("title",)),
        Sort("begonnen", _("Longest running first"), (models.F("since").asc(nulls_last=True),)),
    )
    nowhere = _("For the whole region")
    takes_out = True
    columns = takeaway.COLUMNS
    edit_handler = tabs([*IndexPage.content_panels, GUIDES])

    class Meta:
        verbose_name = _("initiatives")

    def told(self, name, count):
        return cards.told(name, count)

    def items(self, keys, *, at):
        return takeaway.initiative_items(self, keys, at=at)


class LinkBlock(StructBlock):
    title = CharBlock(max_length=120, label=_("title"))
    url = URLBlock(label=_("address"))

    class Meta:
        icon = "link"
        label = _("Link")


class InitiativePage(BasePage):
    kind = INITIATIVE
    can_be_shared = can_be_kept = asks_if_useful = True
    search_words = ("what", "why", "steps", "costs", "permits", "lessons", "carried_by", "body")
    parent_page_types = ["initiatives.InitiativeIndexPage"]
    subpage_types = []
    page_description = _("An initiative of residents: what, why, where, how it was done, and what help it asks.")

    what = RichTextField(_("what it is"), help_text=_("What happens, for whom, how often? Concrete and short."))
    why = RichTextField(_("why it was started"), blank=True)
    place = models.ForeignKey(
        "base.Place",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("place"),
        help_text=_("Leave empty when it is for the whole municipality or the whole region."),
    )
    municipality = models.ForeignKey(
        "base.Municipality",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("municipality"),
        help_text=_("Filled in by itself from the place. Leave both empty for the whole region."),
    )
    latitude = models.DecimalField(
        _("latitude"), max_digits=8, decimal_places=5, null=True, blank=True, validators=LATITUDE
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=8, decimal_places=5, null=True, blank=True, validators=LONGITUDE
    )
    themes = ParentalManyToManyField("base.Theme", blank=True, related_name="+", verbose_name=_("themes"))
    stage = models.CharField(_("stage"), max_length=10, choices=Stage.choices, default=Stage.STARTING)
    since = models.DateField(_("since"), null=True, blank=True)
    carried_by = models.CharField(
        _("who carries it"),
        max_length=200,
        blank=True,
        help_text=_("A group: “a foundation with twenty volunteers”. No names of persons."),
    )
    steps = StreamField([("step", StepItemBlock())], blank=True, verbose_name=_("how it was done, step by step"))
    costs = RichTextField(_("costs and who paid them"), blank=True)
    permits = RichTextField(_("permits and rules"), blank=True)
    lessons = RichTextField(_("what was learnt"), blank=True)
    pictures = StreamField([("picture", ImageBlock())], blank=True, verbose_name=_("pictures"))
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("further text"))
    links = StreamField([("link", LinkBlock())], blank=True, verbose_name=_("links"))
    contact = models.ForeignKey(
        "base.Contact",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("contact"),
    )
    programme_line = models.ForeignKey(
        "base.ProgrammeLine",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("programme line"),
    )
    is_example = models.BooleanField(
        _("invented example"),
        default=False,
        help_text=_("Says on the page that this initiative was made up."),
    )

    #: Translation key of the initiative that this one began after.
    like_key = models.UUIDField(null=True, blank=True, editable=False, db_index=True)

    #: The last day on which a keeper said that all is true; of pages fetched `for_page`.
    confirmed_on = None

    objects = manager_for(InitiativeQuerySet)

    override_translatable_fields = BasePage.override_translatable_fields + facts(
        "place", "municipality", "latitude", "longitude", "themes", "stage", "since", "is_example", "like_key"
    )
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("what"),
        FieldPanel("why"),
        MultiFieldPanel(
            [FieldPanel("steps"), FieldPanel("costs"), FieldPanel("permits"), FieldPanel("lessons")],
            heading=_("How it was done"),
        ),
        FieldPanel("pictures"),
        FieldPanel("body"),
        FieldPanel("links"),
    ]
    fact_panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("place"), FieldPanel("municipality")]),
                FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
            ],
            heading=_("Where"),
        ),
        ticks("themes"),
        FieldRowPanel([FieldPanel("stage"), FieldPanel("since")]),
        FieldPanel("carried_by"),
        InlinePanel("help_items", heading=_("Wanted and offered"), label=_("ask or offer")),
        FieldRowPanel([FieldPanel("contact"), FieldPanel("programme_line")]),
        FieldPanel("is_example"),
    ]
    edit_handler = tabs(content_panels, fact_panels)

    class Meta:
        verbose_name = _("initiative")
        verbose_name_plural = _("initiatives")
        indexes = [models.Index(fields=["stage", "since"])]

    def clean(self):
        super().clean()
        if self.place:
            self.municipality = self.place.municipality
        if (self.latitude is None) != (self.longitude is None):
            raise ValidationError({"latitude": _("Give both latitude and longitude, or neither.")})

    @property
    def spot(self) -> tuple[float, float] | None:
        """(latitude, longitude): its own, else its place's; None for a whole municipality or region."""
        if self.latitude is not None:
            return float(self.latitude), float(self.longitude)
        return (float(self.place.latitude), float(self.place.longitude)) if self.place else None

    def card(self, *, at):
        return cards.initiative_card(self, super().card(at=at))

    def related(self, *, at):
        """What the editor chose, else the nearest other initiatives."""
        return super().related(at=at) or cards.nearby(self, at=at)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        help_items = self.open_help(at=context["at"])
        return context | {
            "facts": cards.initiative_facts(self, help_items),
            "wanted": [item for item in help_items if item.direction == Direction.WANTED],
            "offered": [item for item in help_items if item.direction == Direction.OFFERED],
            "themes": cards.theme_links(self),
            "has_stopped": self.stage == Stage.STOPPED,
            "descent": descent_of(self),
            "guides": guides_for(self),
            "small_map": cards.small_map(self),
        }

    def open_help(self, *, at) -> list:
        """What it asks and offers now; of one that stopped nothing."""
        if self.stage == Stage.STOPPED:
            return []
        return [item for item in self.help_items.all() if item.counts(at=at)]

    def search_entry(self):
        return structured.initiative_entry(self, super().search_entry())
