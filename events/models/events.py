"""The agenda: events, each with one or more dates."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable

from portal.base.blocks import BodyBlock
from portal.base.cards import EVENT
from portal.base.facts import facts
from portal.base.filters import Facet
from portal.base.following.marks import Mark
from portal.base.models import BasePage, tabs, ticks
from portal.base.options import municipality_facet, place_facet, theme_facet
from portal.base.querysets import manager_for

from .. import cards, structured, takeaway
from ..choices import Audience, Status
from ..forms import EventForm
from ..prices import PriceFields
from ..querysets import EventQuerySet
from ..signup import SignUpFields, TermFields
from .dated import DatedIndexPage, Span
from .questions import form_panels


class EventIndexPage(DatedIndexPage):
    parent_page_types = ["home.HomePage"]
    subpage_types = ["events.EventPage"]
    page_model = "events.EventPage"
    max_count_per_parent = 1
    is_placed = True
    page_description = _("The agenda. Lists all events under it, coming ones first.")

    facets = (
        theme_facet(),
        municipality_facet("place__municipality__slug", rest=_("Online, or without a place")),
        place_facet("place__slug"),
        Facet("doelgroep", _("For whom"), "audience", lambda language: Audience.choices),
    )
    nowhere = _("Online, or without a place")
    takes_out = True
    columns = takeaway.COLUMNS
    edit_handler = tabs(DatedIndexPage.content_panels)

    class Meta:
        verbose_name = _("agenda")

    def told(self, name, count):
        return cards.told(name, count)

    def items(self, keys, *, at):
        return takeaway.event_items(self, keys, at=at)


class EventPage(SignUpFields, TermFields, PriceFields, BasePage):
    kind = EVENT
    can_be_shared = can_be_kept = asks_if_useful = tells_changes = True
    parent_page_types = ["events.EventIndexPage"]
    subpage_types = []
    page_description = _("Something with a date: a meeting, an open day, a lecture. Several dates are possible.")

    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.PLANNED)
    status_note = models.CharField(
        _("what changed"),
        max_length=200,
        blank=True,
        help_text=_("For example: moved to the school, same time."),
    )
    venue = models.CharField(_("venue"), max_length=120, blank=True)
    address = models.CharField(_("street and number"), max_length=160, blank=True)
    place = models.ForeignKey(
        "base.Place",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("place"),
    )
    online = models.BooleanField(_("online"), default=False)
    online_url = models.URLField(_("address of the online meeting"), blank=True)
    audience = models.CharField(_("for whom"), max_length=20, choices=Audience.choices, default=Audience.EVERYONE)
    organiser = models.CharField(_("organiser"), max_length=120, blank=True)
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
    themes = ParentalManyToManyField("base.Theme", blank=True, related_name="+", verbose_name=_("themes"))
    recording_url = models.URLField(_("recording"), blank=True, help_text=_("Afterwards: where to see it again."))
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text"))

    objects = manager_for(EventQuerySet)
    base_form_class = EventForm

    override_translatable_fields = (
        BasePage.override_translatable_fields
        + facts("status", "venue", "address", "place", "online", "online_url", "audience", "organiser", "themes")
        + facts("recording_url", "price", *SignUpFields.sign_up_facts, *TermFields.term_facts)
    )
    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    fact_panels = [
        InlinePanel("occurrences", min_num=1, heading=_("Dates"), label=_("date")),
        MultiFieldPanel([FieldPanel("status"), FieldPanel("status_note")], heading=_("Status")),
        MultiFieldPanel(
            [
                FieldPanel("venue"),
                FieldRowPanel([FieldPanel("address"), FieldPanel("place")]),
                FieldRowPanel([FieldPanel("online"), FieldPanel("online_url")]),
            ],
            heading=_("Where"),
        ),
        MultiFieldPanel(
            [FieldPanel("audience"), FieldPanel("organiser"), FieldPanel("contact"), PriceFields.price_panel],
            heading=_("For whom and by whom"),
        ),
        MultiFieldPanel(
            [ticks("themes"), FieldPanel("programme_line")],
            heading=_("Where it belongs"),
        ),
        SignUpFields.sign_up_panel,
        TermFields.term_panel,
        FieldPanel("recording_url"),
    ]
    edit_handler = tabs(content_panels, fact_panels, form=form_panels())

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def clean(self):
        super().clean()
        if not (self.place_id or self.venue or self.online):
            raise ValidationError({"place": _("Say where it is: a place, a venue, or online.")})

    @property
    def card_picture(self):
        """None: a day stands in its place."""
        return None

    @property
    def mark(self) -> Mark:
        """How it stands for who was told of it: of what cards fetch."""
        dates = ((row.start, row.end) for row in self.occurrences.all())
        return Mark.of(self.status, self.place.name if self.place else "", spans=dates)

    def card(self, *, at):
        return cards.event_card(self, super().card(at=at), at=at)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | {
            "facts": cards.event_facts(self, at=context["at"]),
            "dates": cards.date_rows(self.occurrences.all(), at=context["at"]),
            "small_map": cards.small_map(self),
        }

    def structured_data(self, chrome):
        return structured.event_data(self, at=chrome.at)

    def search_entry(self):
        return structured.event_entry(self, super().search_entry())


class Occurrence(Span, Orderable):
    """One date of an event. All-day dates keep times, but nobody sees them."""

    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="occurrences")
    all_day = models.BooleanField(_("all day"), default=False)
    note = models.CharField(
        _("note"), max_length=120, blank=True, help_text=_("For example: second evening, for beginners.")
    )

    override_translatable_fields = facts(*Span.span_facts, "all_day")
    panels = [
        FieldRowPanel([FieldPanel("start"), FieldPanel("end")]),
        FieldPanel("all_day"),
        FieldPanel("note"),
    ]

    class Meta(Span.Meta, Orderable.Meta):
        verbose_name = _("date")
        ordering = ["start"]
        indexes = [models.Index(fields=["page", "end", "start"])]
