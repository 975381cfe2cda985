"""What waits, the longest first."""

from django.conf import settings
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, TitleColumn

from portal.base.desk import TabbedList
from portal.base.when import waited

from ...models import Submission
from .. import listing
from ..access import Desk, address
from ..finding import matching


class PromiseColumn(Column):
    """Its value is whether that day is past."""

    cell_template_name = "sending/desk/cells/promise.html"


class TitleWithMarks(TitleColumn):
    cell_template_name = "sending/desk/cells/title.html"


class QueueView(Desk, TabbedList):
    page_title = gettext_lazy("Sent in")
    template_name = "sending/desk/queue.html"
    model = Submission
    paginate_by = 30
    is_searchable = True
    search_words = gettext_lazy("Search by title, place or sender")
    no_results_message = gettext_lazy("Nothing stands here.")

    def tabs(self):
        return listing.tabs(self.narrowed(listing.everything()), at=self.at)

    def further(self):
        return super().further() | ({"gemeente": self.municipality} if self.municipality else {})

    def narrowed(self, rows):
        """To the municipality and the words that were asked for."""
        return listing.narrowed(rows, self.municipality).filter(self.found)

    @cached_property
    def found(self):
        return matching(self.search_query or "", municipalities=self.municipalities)

    @cached_property
    def municipalities(self) -> dict[str, str]:
        return dict(listing.municipalities())

    @cached_property
    def municipality(self) -> str:
        wanted = self.request.GET.get("gemeente", "")
        return wanted if wanted in self.municipalities else ""

    @cached_property
    def today(self):
        return timezone.localdate(self.at)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_base_queryset(self):
        return self.narrowed(listing.tab_rows(self.tab, at=self.at))

    def search_queryset(self, queryset):
        return queryset

    def order_queryset(self, queryset):
        return queryset

    @cached_property
    def columns(self):
        shown = [
            TitleWithMarks("title", label=_("Title"), get_url=lambda row: address("submission", row.pk)),
            Column("where", label=_("Where"), accessor=self.where),
            Column("age", label=_("Waits since"), accessor=lambda row: waited(row.confirmed_at, self.at)),
            PromiseColumn("promised_on", label=_("Answer promised"), accessor=lambda row: row.is_late(self.today)),
            Column("language", label=_("Language"), accessor=lambda row: self.languages[row.language]),
        ]
        state = Column("state", label=_("State"), accessor="get_state_display")
        return [*shown, state] if self.tab == listing.ALL else shown

    @cached_property
    def languages(self) -> dict[str, str]:
        return dict(settings.LANGUAGES)

    def where(self, row: Submission) -> str:
        return self.municipalities.get(row.municipality or listing.REGION, row.municipality)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "narrowing": "sending/desk/municipality.html",
            "municipality": self.municipality,
            "municipalities": self.municipalities.items(),
            "statistics_url": address("statistics"),
        }
