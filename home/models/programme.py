"""Programmes: what is aimed at, and by itself everything that belongs to it."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField

from events.models import EventPage, TrainingPage, TrajectoryPage
from initiatives.models import InitiativePage
from portal.base.blocks import BodyBlock
from portal.base.blocks.words import KeyFactBlock
from portal.base.cards import PROGRAMME, Card, make_cards
from portal.base.facts import facts
from portal.base.filters import Sort
from portal.base.models import BasePage, IndexPage, tabs
from portal.base.text import plain_text

PER_KIND = 4


class ProgrammeIndexPage(IndexPage):
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.ProgrammePage"]
    max_count_per_parent = 1
    page_description = gettext_lazy("Lists all programmes under it.")

    sorts = (Sort("naam", gettext_lazy("By name"), ("title",)),)
    edit_handler = tabs(IndexPage.content_panels)

    class Meta:
        verbose_name = gettext_lazy("programmes")

    def rows(self, *, params, at, remarks):
        return ProgrammePage.objects.live().child_of(self)


@dataclass(frozen=True, slots=True)
class Part:
    """What belongs to a programme, of one kind."""

    title: str
    cards: list[Card]
    layout: str


class ProgrammePage(BasePage):
    kind = PROGRAMME
    parent_page_types = ["home.ProgrammeIndexPage"]
    subpage_types = []
    page_description = gettext_lazy(
        "A programme with its lines. Trajectories, trainings, events and initiatives of those lines appear by themselves."
    )

    aim = RichTextField(gettext_lazy("aim"), blank=True)
    start_year = models.PositiveSmallIntegerField(gettext_lazy("first year"), null=True, blank=True)
    end_year = models.PositiveSmallIntegerField(gettext_lazy("last year"), null=True, blank=True)
    period_text = models.CharField(gettext_lazy("period in words"), max_length=120, blank=True)
    lines = ParentalManyToManyField(
        "base.ProgrammeLine", blank=True, related_name="+", verbose_name=gettext_lazy("lines")
    )
    themes = ParentalManyToManyField(
        "base.Theme", blank=True, related_name="+", verbose_name=gettext_lazy("themes")
    )
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
            [FieldPanel("lines"), FieldPanel("themes")], heading=gettext_lazy("What belongs to it")
        ),
        MultiFieldPanel([FieldPanel("partners"), FieldPanel("contacts")], heading=gettext_lazy("By whom")),
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

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        lines = list(self.lines.all())
        return context | {
            "lines": lines,
            "parts": self.parts([line.translation_key for line in lines], at=context["at"]),
            "partners": list(self.partners.all()),
            "contacts": list(self.contacts.all()),
        }

    def parts(self, keys: list, *, at) -> list[Part]:
        """What belongs to these lines, by kind; a kind without any falls out. Cards are made together."""
        dated, newest = (TrajectoryPage, TrainingPage, EventPage), InitiativePage.objects.for_cards(at)
        mine = [
            rows.live().in_language(self.language).in_line(*keys)
            for rows in (*(m.objects for m in dated), newest)
        ]
        shown = [rows.soonest(PER_KIND, at) for rows in mine[:-1]]
        shown.append(list(mine[-1].order_by("-first_published_at", "pk")[:PER_KIND]))
        cards = iter(make_cards([page for rows in shown for page in rows], at=at))
        titles = (_("Trajectories"), _("Trainings"), _("Coming events"), _("Initiatives"))
        layouts = ("cards", "rows", "rows", "cards")
        parts = [
            Part(title, [next(cards) for _row in rows], layout)
            for title, rows, layout in zip(titles, shown, layouts, strict=True)
        ]
        return [part for part in parts if part.cards]

    def search_text(self):
        return " ".join([super().search_text(), plain_text(self, ("aim", "results"))])
