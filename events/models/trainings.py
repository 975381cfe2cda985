"""Trainings: what is learnt and how, and the editions that can be joined."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.blocks import CharBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable

from portal.base.blocks import BodyBlock
from portal.base.cards import TRAINING
from portal.base.facts import facts
from portal.base.filters import REST, Facet
from portal.base.models import BasePage, tabs, ticks
from portal.base.options import municipality_facet, place_facet, theme_facet
from portal.base.querysets import manager_for

from .. import cards, structured
from ..choices import Audience, Status
from ..forms import TrainingForm
from ..prices import PriceFields
from ..querysets import TrainingQuerySet
from ..signup import SignUpFields, TermFields, check_term
from .dated import DatedIndexPage, Span
from .questions import form_panels


class TrainingIndexPage(DatedIndexPage):
    parent_page_types = ["home.HomePage"]
    subpage_types = ["events.TrainingPage"]
    page_model = "events.TrainingPage"
    max_count_per_parent = 1
    page_description = _("Lists all trainings under it, those with a coming edition first.")

    facets = (
        theme_facet(),
        municipality_facet("place__municipality__slug", rest=_("Online, or without a place"), dated=True),
        place_facet("place__slug", dated=True),
        Facet("doelgroep", _("For whom"), "audience", lambda language: Audience.choices),
    )
    edit_handler = tabs(DatedIndexPage.content_panels)

    class Meta:
        verbose_name = _("trainings")

    def shown(self, pages, params):
        """Narrowed by place, a card shows an edition that is held there: the one that it is sorted by."""
        chosen = {name: params.getlist(name) for name in ("plaats", "gemeente") if name in params}
        for page in pages:
            for name, slugs in chosen.items():
                there = [row for row in page.editions.all() if row.place_slugs[name] in slugs]
                if there:
                    page.editions = there
        return super().shown(pages, params)


class TrainingPage(SignUpFields, PriceFields, BasePage):
    kind = TRAINING
    can_be_shared = can_be_kept = asks_if_useful = True
    search_words = ("audience_text", "results", "method", "body")
    parent_page_types = ["events.TrainingIndexPage"]
    subpage_types = []
    page_description = _("A training with intended results, and one or more editions with a date and a place.")

    audience = models.CharField(_("for whom"), max_length=20, choices=Audience.choices, default=Audience.PROFESSIONALS)
    audience_text = RichTextField(_("who it is meant for"), blank=True)
    results = StreamField(
        [("result", CharBlock(max_length=250, label=_("result")))],
        blank=True,
        verbose_name=_("intended results"),
    )
    method = RichTextField(_("how you work"), blank=True)
    partners = ParentalManyToManyField("base.Partner", blank=True, related_name="+", verbose_name=_("partners"))
    contacts = ParentalManyToManyField("base.Contact", blank=True, related_name="+", verbose_name=_("contacts"))
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

    objects = manager_for(TrainingQuerySet)
    base_form_class = TrainingForm

    override_translatable_fields = (
        BasePage.override_translatable_fields
        + facts("audience", "partners", "contacts", "themes", "price")
        + facts(*SignUpFields.sign_up_facts)
    )
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("audience_text"),
        FieldPanel("results"),
        FieldPanel("method"),
        FieldPanel("body"),
    ]
    fact_panels = [
        InlinePanel("editions", heading=_("Editions"), label=_("edition")),
        FieldPanel("audience"),
        PriceFields.price_panel,
        MultiFieldPanel(
            [
                ticks("partners"),
                ticks("contacts"),
            ],
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
        verbose_name = _("training")
        verbose_name_plural = _("trainings")

    @property
    def card_picture(self):
        """As long as there is no date; then a day stands in its place."""
        return None if self.editions.all() else self.listing_image

    def card(self, *, at):
        return cards.training_card(self, super().card(at=at), at=at)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        editions = list(self.editions.all())
        return context | {
            "facts": cards.training_facts(self, editions, at=context["at"]),
            "editions": cards.edition_rows(self, editions, at=context["at"]),
            "partners": list(self.partners.all()),
            "contacts": list(self.contacts.all()),
        }

    def structured_data(self, chrome):
        return structured.training_data(self, at=chrome.at)

    def search_entry(self):
        return structured.training_entry(self, super().search_entry())


class Edition(Span, TermFields, Orderable):
    """One time that a training is given."""

    page = ParentalKey(TrainingPage, on_delete=models.CASCADE, related_name="editions")
    title = models.CharField(
        _("name"), max_length=120, blank=True, help_text=_("For example: autumn edition. May stay empty.")
    )
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.PLANNED)
    place = models.ForeignKey(
        "base.Place",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("place"),
    )
    venue = models.CharField(_("venue"), max_length=120, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)

    override_translatable_fields = facts(*Span.span_facts, *TermFields.term_facts, "status", "place", "venue")
    panels = [
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("start"), FieldPanel("end")]),
        FieldRowPanel([FieldPanel("place"), FieldPanel("venue")]),
        TermFields.term_panel,
        FieldPanel("status"),
        FieldPanel("note"),
    ]

    class Meta(Span.Meta, Orderable.Meta):
        verbose_name = _("edition")
        ordering = ["start"]
        indexes = [models.Index(fields=["page", "end", "start"])]

    def clean(self):
        super().clean()
        check_term(self.start and timezone.localdate(self.start), self.sign_up_until)

    @property
    def place_slugs(self) -> dict[str, str]:
        """Where it is held, by the parameters of a list."""
        town, village = (self.place.municipality.slug, self.place.slug) if self.place else (REST, REST)
        return {"gemeente": town, "plaats": village}
