"""Programmes: what is aimed at, and by itself everything that belongs to it."""

from dataclasses import dataclass, replace

from django.db import models
from django.utils.translation import gettext_lazy
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField

from events.models import EventPage, TrainingPage, TrajectoryPage
from initiatives.models import InitiativePage
from portal.base.blocks import BodyBlock
from portal.base.blocks.words import KeyFactBlock
from portal.base.cards import PROGRAMME, Card
from portal.base.entries import filed_under
from portal.base.facts import facts
from portal.base.models import BasePage, IndexPage, tabs, ticks
from portal.base.querysets import manager_for

from ..querysets import ProgrammeQuerySet

PER_KIND = 3
PARTS = (
    ("trajectories", gettext_lazy("Trajectories"), "cards"),
    ("trainings", gettext_lazy("Trainings"), "rows"),
    ("events", gettext_lazy("Coming events"), "rows"),
    ("initiatives", gettext_lazy("Initiatives"), "cards"),
)


class ProgrammeIndexPage(IndexPage):
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.ProgrammePage"]
    page_model = "home.ProgrammePage"
    max_count_per_parent = 1
    page_description = gettext_lazy("Lists all programmes under it.")

    edit_handler = tabs(IndexPage.content_panels)

    class Meta:
        verbose_name = gettext_lazy("programmes")


@dataclass(frozen=True, slots=True)
class Part:
    """What belongs to a programme, of one kind."""

    title: str
    cards: list[Card]
    layout: str


class ProgrammePage(BasePage):
    kind = PROGRAMME
    search_words = ("aim", "results", "body")
    parent_page_types = ["home.ProgrammeIndexPage"]
    subpage_types = []
    page_description = gettext_lazy(
        "A programme with its lines. Trajectories, trainings, events and initiatives of its lines appear by themselves."
    )

    aim = RichTextField(gettext_lazy("aim"), blank=True)
    start_year = models.PositiveSmallIntegerField(gettext_lazy("first year"), null=True, blank=True)
    end_year = models.PositiveSmallIntegerField(gettext_lazy("last year"), null=True, blank=True)
    period_text = models.CharField(gettext_lazy("period in words"), max_length=120, blank=True)
    lines = ParentalManyToManyField(
        "base.ProgrammeLine", blank=True, related_name="+", verbose_name=gettext_lazy("lines")
    )
    themes = ParentalManyToManyField("base.Theme", blank=True, related_name="+", verbose_name=gettext_lazy("themes"))
    partners = ParentalManyToManyField(
        "base.Partner", blank=True, related_name="+", verbose_name=gettext_lazy("partners")
    )
    contacts = ParentalManyToManyField(
        "base.Contact", blank=True, related_name="+", verbose_name=gettext_lazy("contacts")
    )
    results = StreamField(
        [("fact", KeyFactBlock())], blank=True, max_num=6, verbose_name=gettext_lazy("results so far")
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=gettext_lazy("text"))

    objects = manager_for(ProgrammeQuerySet)

    override_translatable_fields = BasePage.override_translatable_fields + facts(
        "start_year", "end_year", "lines", "themes", "partners", "contacts"
    )
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("aim"),
        FieldPanel("period_text"),
        FieldPanel("results"),
        FieldPanel("body"),
    ]
    fact_panels = [
        FieldRowPanel([FieldPanel("start_year"), FieldPanel("end_year")], heading=gettext_lazy("Period")),
        MultiFieldPanel(
            [ticks("lines"), ticks("themes")],
            heading=gettext_lazy("What belongs to it"),
        ),
        MultiFieldPanel(
            [
                ticks("partners"),
                ticks("contacts"),
            ],
            heading=gettext_lazy("By whom"),
        ),
    ]
    edit_handler = tabs(content_panels, fact_panels)

    class Meta:
        verbose_name = gettext_lazy("programme")
        verbose_name_plural = gettext_lazy("programmes")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end_year__isnull=True)
                | models.Q(start_year__isnull=True)
                | models.Q(end_year__gte=models.F("start_year")),
                name="programme_ends_after_start",
                violation_error_message=gettext_lazy("The last year lies before the first."),
            )
        ]

    @property
    def period(self) -> str:
        return self.period_text or "–".join(str(year) for year in (self.start_year, self.end_year) if year)

    def search_entry(self):
        return replace(super().search_entry(), **filed_under(self, self.themes.all(), *self.lines.all()))

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        parts = [Part(title, context[name], layout) for name, title, layout in PARTS]
        return context | {
            "lines": self.lines.all(),
            "parts": [part for part in parts if part.cards],
            "partners": list(self.partners.all()),
            "contacts": list(self.contacts.all()),
        }

    def lists(self, *, at):
        """What belongs to the lines of this programme, by kind."""
        keys = [line.translation_key for line in self.lines.all()]
        initiatives = InitiativePage.objects.open_to_all().in_language(self.language).in_line(*keys).for_cards(at)
        return super().lists(at=at) | {
            "trajectories": self.coming(TrajectoryPage, keys, at=at),
            "trainings": self.coming(TrainingPage, keys, at=at),
            "events": self.coming(EventPage, keys, at=at),
            "initiatives": list(initiatives.order_by("-first_published_at", "pk")[:PER_KIND]),
        }

    def coming(self, model, keys: list, *, at) -> list:
        return model.objects.open_to_all().in_language(self.language).in_line(*keys).soonest(PER_KIND, at)
