from dataclasses import replace
from datetime import datetime, time

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField

from portal.base.blocks import BodyBlock
from portal.base.cards import NEWS, Meta
from portal.base.entries import filed_under, whereabouts
from portal.base.facts import facts
from portal.base.filters import Sort
from portal.base.models import BasePage, IndexPage, tabs, ticks
from portal.base.options import municipality_facet, theme_facet
from portal.base.querysets import manager_for

from ..querysets import NewsQuerySet


class NewsIndexPage(IndexPage):
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.NewsPage"]
    page_model = "home.NewsPage"
    max_count_per_parent = 1
    page_description = gettext_lazy("Lists all news under it, newest first.")

    facets = (theme_facet(), municipality_facet("place__municipality__slug"))
    sorts = (
        Sort("nieuw", gettext_lazy("Newest first"), ("-date",)),
        Sort("oud", gettext_lazy("Oldest first"), ("date",)),
    )
    edit_handler = tabs(IndexPage.content_panels)

    class Meta:
        verbose_name = gettext_lazy("news list")


class NewsPage(BasePage):
    kind = NEWS
    can_be_shared = asks_if_useful = True
    parent_page_types = ["home.NewsIndexPage"]
    subpage_types = []
    page_description = gettext_lazy("A news item with a date.")

    date = models.DateField(gettext_lazy("date"), default=timezone.localdate)
    place = models.ForeignKey(
        "base.Place",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=gettext_lazy("place"),
    )
    themes = ParentalManyToManyField("base.Theme", blank=True, related_name="+", verbose_name=gettext_lazy("themes"))
    body = StreamField(BodyBlock(), blank=True, verbose_name=gettext_lazy("text"))

    objects = manager_for(NewsQuerySet)

    override_translatable_fields = BasePage.override_translatable_fields + facts("date", "place", "themes")
    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    fact_panels = [
        FieldRowPanel([FieldPanel("date"), FieldPanel("place")]),
        ticks("themes"),
    ]
    edit_handler = tabs(content_panels, fact_panels)

    class Meta:
        verbose_name = gettext_lazy("news item")
        verbose_name_plural = gettext_lazy("news items")
        indexes = [models.Index(fields=["-date"])]

    @property
    def date_text(self) -> str:
        return date_format(self.date, _("j F Y"))

    def card(self, *, at):
        return replace(super().card(at=at), meta=(Meta("date", self.date_text),))

    def search_entry(self):
        start = timezone.make_aware(datetime.combine(self.date, time.min))
        about = filed_under(self, self.themes.all()) | whereabouts(self.place)
        return replace(super().search_entry(), published=start, **about)
