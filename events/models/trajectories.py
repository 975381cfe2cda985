"""Trajectories: several years of meetings with a theme each, homework groups between them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.blocks import CharBlock, IntegerBlock, RichTextBlock, StructBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable, TranslatableMixin

from portal.base.blocks import BodyBlock
from portal.base.cards import TRAJECTORY
from portal.base.facts import facts
from portal.base.models import BasePage, tabs, ticks
from portal.base.options import theme_facet
from portal.base.querysets import manager_for

from .. import cards, structured
from ..forms import TrajectoryForm
from ..prices import PriceFields
from ..querysets import TrajectoryQuerySet
from ..signup import SignUpFields, TermFields, check_order, check_term
from .dated import DatedIndexPage, Span
from .questions import form_panels


class TrajectoryIndexPage(DatedIndexPage):
    parent_page_types = ["home.HomePage"]
    subpage_types = ["events.TrajectoryPage"]
    page_model = "events.TrajectoryPage"
    max_count_per_parent = 1
    page_description = _("Lists all trajectories under it, running and coming ones first.")

    facets = (theme_facet(),)
    edit_handler = tabs(DatedIndexPage.content_panels)

    class Meta:
        verbose_name = _("trajectories")


class AssignmentBlock(StructBlock):
    """A homework group: its subject and what it works on between the meetings of a year."""

    year = IntegerBlock(min_value=1, max_value=9, default=1, label=_("year"))
    title = CharBlock(max_length=120, label=_("homework group"))
    assignment = RichTextBlock(label=_("assignment"))

    class Meta:
        icon = "group"
        label = _("Homework group")


class TrajectoryPage(SignUpFields, BasePage):
    kind = TRAJECTORY
    can_be_shared = can_be_kept = asks_if_useful = True
    search_words = ("aim", "audience_text", "questions", "observations", "set_together", "guidance", "homework", "body")
    parent_page_types = ["events.TrajectoryIndexPage"]
    subpage_types = []
    page_description = _("A trajectory of one or more years, with meetings, homework groups and costs per year.")

    aim = RichTextField(_("aim"), blank=True)
    audience_text = RichTextField(_("who it is meant for"), blank=True)
    questions = StreamField(
        [("question", CharBlock(max_length=250, label=_("question")))],
        blank=True,
        verbose_name=_("questions it works on"),
    )
    observations = RichTextField(_("what we see"), blank=True)
    set_together = RichTextField(_("what is set together with the participants"), blank=True)
    guidance = RichTextField(_("guidance"), blank=True)
    location = models.CharField(_("location"), max_length=160, blank=True)
    homework = StreamField([("group", AssignmentBlock())], blank=True, verbose_name=_("homework groups"))
    partners = ParentalManyToManyField("base.Partner", blank=True, related_name="+", verbose_name=_("partners"))
    question_contact = models.ForeignKey(
        "base.Contact",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("contact for questions"),
    )
    programme_line = models.ForeignKey(
        "base.ProgrammeLine",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("programme line"),
    )
    themes = ParentalManyToManyField("base.Theme", blank=True, related_name="+", verbose_name=_("themes"))
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text"))

    objects = manager_for(TrajectoryQuerySet)
    base_form_class = TrajectoryForm

    override_translatable_fields = BasePage.override_translatable_fields + facts(
        "partners", "themes", *SignUpFields.sign_up_facts
    )
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("aim"),
        FieldPanel("audience_text"),
        FieldPanel("questions"),
        FieldPanel("observations"),
        FieldPanel("set_together"),
        FieldPanel("guidance"),
        FieldPanel("location"),
        FieldPanel("homework"),
        FieldPanel("body"),
    ]
    fact_panels = [
        InlinePanel("years", heading=_("Years"), label=_("year")),
        InlinePanel("meetings", heading=_("Meetings"), label=_("meeting")),
        MultiFieldPanel(
            [ticks("partners"), FieldPanel("question_contact")],
            heading=_("By whom"),
        ),
        MultiFieldPanel(
            [ticks("themes"), FieldPanel("programme_line")],
            heading=_("Where it belongs"),
        ),
        SignUpFields.sign_up_panel,
    ]
    edit_handler = tabs(content_panels, fact_panels, form=form_panels())

    class Meta:
        verbose_name = _("trajectory")
        verbose_name_plural = _("trajectories")

    def card(self, *, at):
        return cards.trajectory_card(self, super().card(at=at), at=at)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        years = list(self.years.all())
        meetings = list(self.meetings.all())
        return context | {
            "facts": cards.trajectory_facts(self, years, at=context["at"]),
            "years": cards.programme_of_years(self, years, meetings, at=context["at"]),
            "partners": list(self.partners.all()),
            "contacts": [contact for contact in (self.sign_up_contact, self.question_contact) if contact],
        }

    def structured_data(self, chrome):
        return structured.trajectory_data(self, at=chrome.at)

    def search_entry(self):
        return structured.trajectory_entry(self, super().search_entry())


class TrajectoryYear(TermFields, PriceFields, TranslatableMixin, Orderable):
    """One year that people sign up for. `start` and `end` are days."""

    page = ParentalKey(TrajectoryPage, on_delete=models.CASCADE, related_name="years")
    number = models.PositiveSmallIntegerField(_("which year"), default=1)
    start = models.DateField(_("start"))
    end = models.DateField(_("end"))

    override_translatable_fields = facts("number", "start", "end", "price", *TermFields.term_facts)
    panels = [
        FieldPanel("number"),
        FieldRowPanel([FieldPanel("start"), FieldPanel("end")]),
        TermFields.term_panel,
        PriceFields.price_panel,
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("year")
        ordering = ["number", "start"]

    def clean(self):
        super().clean()
        check_order(self.start, self.end)
        check_term(self.start, self.sign_up_until)


class Meeting(Span, Orderable):
    """One meeting with its theme, in one of the years."""

    page = ParentalKey(TrajectoryPage, on_delete=models.CASCADE, related_name="meetings")
    year = models.PositiveSmallIntegerField(_("in which year"), default=1)
    title = models.CharField(_("theme"), max_length=160)
    place = models.ForeignKey(
        "base.Place",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("place"),
    )
    venue = models.CharField(_("venue"), max_length=120, blank=True)
    text = models.TextField(_("what it is about"), max_length=600, blank=True)

    override_translatable_fields = facts(*Span.span_facts, "year", "place", "venue")
    panels = [
        FieldRowPanel([FieldPanel("year"), FieldPanel("title")]),
        FieldRowPanel([FieldPanel("start"), FieldPanel("end")]),
        FieldRowPanel([FieldPanel("place"), FieldPanel("venue")]),
        FieldPanel("text"),
    ]

    class Meta(Span.Meta, Orderable.Meta):
        verbose_name = _("meeting")
        ordering = ["start"]
