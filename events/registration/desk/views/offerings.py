"""All offerings that somebody runs."""

from datetime import datetime

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, TitleColumn

from portal.base.desk import Tab

from ...models import Offering
from ..access import address
from ..listing import DeskList, Shown
from ..occupancy import occupancy_of, state_of

COMING, PAST, ALL = "coming", "past", "all"


def titled(words: str) -> Q:
    """With these words in the title, in any language."""
    found = Q()
    for language, _name in settings.LANGUAGES:
        found |= Q(**{f"words__{language}__title__icontains": words})
    return found


class OfferingsView(DeskList):
    page_title = gettext_lazy("Registrations")
    model = Offering
    tab_kwarg = "when"
    search_words = gettext_lazy("Search in the titles")
    no_results_message = gettext_lazy(
        "There is nothing here that people sign up for. It appears when a page with"
        " sign-up on this site is published, for whoever made that page."
    )

    @cached_property
    def at(self) -> datetime:
        return timezone.now()

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def tabs(self):
        return [Tab(COMING, _("Coming")), Tab(PAST, _("Past")), Tab(ALL, _("All"))]

    def get_base_queryset(self):
        rows = self.offerings().with_counts()
        if self.tab == PAST:
            return rows.filter(ends__lte=self.at)
        return rows if self.tab == ALL else rows.coming(self.at)

    def order_queryset(self, queryset):
        return queryset.order_by("starts" if self.tab == COMING else "-starts", "pk")

    def search_queryset(self, queryset):
        return queryset.filter(titled(self.search_query)) if self.is_searching else queryset

    @cached_property
    def columns(self):
        return [
            TitleColumn("title", label=_("Title"), get_url=lambda row: address("offering", row.pk)),
            Shown("starts", "moment", label=_("Start")),
            Column("kind", label=_("Kind"), accessor="get_kind_display"),
            Shown("occupancy", "occupancy", occupancy_of, label=_("Places")),
            Column("waiting", label=_("People waiting")),
            Column("to_review", label=_("To be looked at")),
            Column("state", label=_("State"), accessor=lambda row: state_of(row, at=self.at)),
        ]
